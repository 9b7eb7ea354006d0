package org.reprise.report.page;

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

/** JSON for programs and for the charts; what is not a number is null. */
final class PageJson {
  private static final ObjectMapper EXACT =
      mapper(new Doubles(null)).enable(SerializationFeature.INDENT_OUTPUT);
  private static final ObjectMapper SHORT = mapper(new Doubles(new MathContext(9)));

  private PageJson() {}

  /** With all digits, for people and programs. */
  static String exact(Object value) {
    return write(EXACT, value) + "\n";
  }

  /**
   * With nine digits, more than the page shows, to be placed in a {@code script} element: nothing
   * in it ends the element or opens a comment.
   */
  static String inPage(Object value) {
    return write(SHORT, value)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String write(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report cannot be written as JSON", e);
    }
  }

  private static ObjectMapper mapper(Doubles doubles) {
    SimpleModule module = new SimpleModule();
    module.addSerializer(Double.class, doubles);
    module.addSerializer(double.class, doubles);
    module.addSerializer(double[].class, new DoubleArrays(doubles));
    return JsonMapper.builder().addModule(module).build();
  }

  private static final class Doubles extends JsonSerializer<Double> {
    private final MathContext digits;

    Doubles(MathContext digits) {
      this.digits = digits;
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (!Double.isFinite(value)) {
        out.writeNull();
      } else if (digits == null) {
        out.writeNumber(value);
      } else {
        // stripTrailingZeros would give 1E+2.
        out.writeNumber(new BigDecimal(value).round(digits).doubleValue());
      }
    }
  }

  private static final class DoubleArrays extends JsonSerializer<double[]> {
    private final Doubles doubles;

    DoubleArrays(Doubles doubles) {
      this.doubles = doubles;
    }

    @Override
    public void serialize(double[] values, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartArray();
      for (double value : values) {
        doubles.serialize(value, out, provider);
      }
      out.writeEndArray();
    }
  }
}
