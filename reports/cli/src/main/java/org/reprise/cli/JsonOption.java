package org.reprise.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.function.Consumer;
import org.reprise.report.leaderboard.JsonNumbers;
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
    ObjectMapper mapper =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(JsonNumbers.exact())
            .build();
    try {
      return mapper.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result cannot be written as JSON", e);
    }
  }
}
