package org.reprise.report.leaderboard;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/** How numbers stand in the JSON that reports and commands write. */
public final class JsonNumbers {
  private static final double WHOLE = 1e15;

  private JsonNumbers() {}

  /** All digits; null for what is absent or infinite, for which JSON has no number. */
  public static SimpleModule exact() {
    return module(
        (value, json) -> {
          if (Double.isFinite(value)) {
            json.writeNumber(value);
          } else {
            json.writeNull();
          }
        });
  }

  /** The same with so many digits. */
  public static SimpleModule rounded(int digits) {
    return module(
        (value, json) -> {
          if (Double.isFinite(value)) {
            json.writeNumber(rounded(value, digits));
          } else {
            json.writeNull();
          }
        });
  }

  /**
   * So many digits, in a form that is read back to the same: whole numbers without a point, the
   * text {@code "NaN"} for what is not known.
   */
  public static SimpleModule kept(int digits) {
    return module(
        (value, json) -> {
          double rounded = rounded(value, digits);
          if (rounded == Math.rint(rounded) && Math.abs(rounded) < WHOLE) {
            json.writeNumber((long) rounded);
          } else {
            json.writeNumber(rounded);
          }
        });
  }

  /** Returns {@code value} with so many digits; itself if it is not finite. */
  public static double rounded(double value, int digits) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
        : value;
  }

  @FunctionalInterface
  private interface Form {
    void write(double value, JsonGenerator json) throws IOException;
  }

  private static SimpleModule module(Form form) {
    JsonSerializer<Double> one =
        new JsonSerializer<>() {
          @Override
          public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
              throws IOException {
            form.write(value, json);
          }
        };
    JsonSerializer<double[]> several =
        new JsonSerializer<>() {
          @Override
          public void serialize(double[] values, JsonGenerator json, SerializerProvider provider)
              throws IOException {
            json.writeStartArray();
            for (double value : values) {
              form.write(value, json);
            }
            json.writeEndArray();
          }
        };
    return new SimpleModule()
        .addSerializer(Double.class, one)
        .addSerializer(Double.TYPE, one)
        .addSerializer(double[].class, several);
  }
}
