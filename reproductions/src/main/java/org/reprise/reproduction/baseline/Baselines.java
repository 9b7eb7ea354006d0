package org.reprise.reproduction.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.reprise.data.file.OutputFile;
import org.reprise.reproduction.result.ResultJson;
import org.reprise.space.InvalidInputException;

/** The file of baselines: one line for each method on each benchmark. */
public final class Baselines {
  /** Where the file lies in a checkout; the build puts it on the class path. */
  public static final Path IN_CHECKOUT =
      Path.of(
          "reproductions", "src", "main", "resources", "META-INF", "reprise", "baselines.jsonl");

  private static final String RESOURCE = "META-INF/reprise/baselines.jsonl";

  private Baselines() {}

  /** Returns the committed baselines, as this program was built with them. */
  public static List<Baseline> committed() throws IOException {
    try (InputStream in = Baselines.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      return in == null
          ? List.of()
          : parse(RESOURCE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * Returns the baselines of a file.
   *
   * @throws InvalidInputException if a line is damaged
   */
  public static List<Baseline> read(Path file) throws IOException {
    return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
  }

  private static List<Baseline> parse(String name, String text) {
    List<Baseline> baselines = new ArrayList<>();
    for (String line : text.split("\n")) {
      if (!line.isBlank()) {
        try {
          baselines.add(ResultJson.MAPPER.readValue(line, Baseline.class));
        } catch (JsonProcessingException e) {
          throw new InvalidInputException(
              name + " line " + (baselines.size() + 1) + " is damaged: " + e.getOriginalMessage(),
              e);
        }
      }
    }
    return baselines;
  }

  /** Returns those of {@code old} with {@code accepted} in place of what they replace, in order. */
  public static List<Baseline> merge(List<Baseline> old, List<Baseline> accepted) {
    List<Baseline> merged = new ArrayList<>(accepted);
    for (Baseline baseline : old) {
      boolean replaced =
          accepted.stream()
              .anyMatch(
                  a ->
                      a.benchmark().equals(baseline.benchmark())
                          && a.method().equals(baseline.method()));
      if (!replaced) {
        merged.add(baseline);
      }
    }
    merged.sort(Comparator.comparing(Baseline::benchmark).thenComparing(Baseline::method));
    return merged;
  }

  /** Writes a file of baselines. */
  public static void write(Path file, List<Baseline> baselines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Baseline baseline : baselines) {
      text.append(ResultJson.MAPPER.writeValueAsString(baseline)).append('\n');
    }
    OutputFile.writeText(file, text.toString());
  }
}
