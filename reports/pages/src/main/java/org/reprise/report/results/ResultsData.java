package org.reprise.report.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import org.reprise.space.InvalidInputException;

/**
 * The data files beside the pages, as JSON: numbers with seven digits, {@code "NaN"} for what is
 * not known. Pages are made from what is read back, never from what was measured, so that a page
 * can be made anew from its file to the byte.
 */
final class ResultsData {
  private static final int DIGITS = 7;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Double.class, new Numbers())
                  .addSerializer(double.class, new Numbers())
                  .addSerializer(double[].class, new Arrays()))
          .build()
          .enable(SerializationFeature.INDENT_OUTPUT);

  private ResultsData() {}

  static String text(Object data) {
    try {
      return JSON.writeValueAsString(data).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("results cannot be written as JSON", e);
    }
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @param file for the message
   * @throws InvalidInputException if it is something else
   */
  static <T> T read(String text, Class<T> type, String file) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          file
              + " is no data file of results: "
              + e.getOriginalMessage().lines().findFirst().orElse(""),
          e);
    }
  }

  static double rounded(double value, int digits) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
        : value;
  }

  private static final class Numbers extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      write(value, out);
    }

    static void write(double value, JsonGenerator out) throws IOException {
      double rounded = rounded(value, DIGITS);
      if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15) {
        out.writeNumber((long) rounded);
      } else {
        out.writeNumber(rounded);
      }
    }
  }

  private static final class Arrays extends JsonSerializer<double[]> {
    @Override
    public void serialize(double[] values, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartArray();
      for (double value : values) {
        Numbers.write(value, out);
      }
      out.writeEndArray();
    }
  }
}
