package org.reprise.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/**
 * The option {@code --json}, to be mixed into a command that prints a value. A command gathers its
 * result in a record or map and gives it to {@link #print} with the way to print it for people.
 */
public final class JsonOption {
  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  /** Whether JSON is asked for. */
  public boolean requested() {
    return json;
  }

  /** Prints {@code result} as JSON if that is asked for, else as {@code text} does. */
  public <T> void print(PrintWriter out, T result, Consumer<T> text) {
    if (json) {
      out.println(toJson(result));
    } else {
      text.accept(result);
    }
  }

  private static String toJson(Object result) {
    // Made here, since it takes longer than most commands do.
    SimpleModule numbers =
        new SimpleModule()
            .addSerializer(Double.class, new FiniteOrNull())
            .addSerializer(Double.TYPE, new FiniteOrNull())
            .addSerializer(double[].class, new FinitesOrNulls());
    ObjectMapper mapper =
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).addModule(numbers).build();
    try {
      return mapper.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result cannot be written as JSON", e);
    }
  }

  /** JSON has no number for what is absent or infinite: it is null. */
  private static final class FiniteOrNull extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      write(value, json);
    }

    static void write(double value, JsonGenerator json) throws IOException {
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    }
  }

  private static final class FinitesOrNulls extends JsonSerializer<double[]> {
    @Override
    public void serialize(double[] values, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      for (double value : values) {
        FiniteOrNull.write(value, json);
      }
      json.writeEndArray();
    }
  }
}
