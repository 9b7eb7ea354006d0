package org.reprise.reproduction.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.reproduction.result.ResultJson;
import org.reprise.space.InvalidInputException;
import org.reprise.table.store.TableHome;

/**
 * The last verdict of each target that was ever run: those that the program was shipped with, over
 * which come those of the user's own runs. A verdict by the full number of runs yields only to
 * another one.
 */
public final class RecordedVerdicts {
  /** Where the shipped file lies in a checkout; the build puts it on the class path. */
  public static final Path IN_CHECKOUT =
      Path.of("reproductions", "src", "main", "resources", "META-INF", "reprise", "verdicts.jsonl");

  private static final String RESOURCE = "META-INF/reprise/verdicts.jsonl";

  private final Map<String, RecordedVerdict> byId = new TreeMap<>();

  /** Of these, later ones over earlier ones. */
  public RecordedVerdicts(Collection<RecordedVerdict> verdicts) {
    verdicts.forEach(this::add);
  }

  /** The user's own file, beside the tables. */
  public static Path fileOfUser() {
    return TableHome.ofUser().folder().resolveSibling("verdicts.jsonl");
  }

  /** Those that the program is shipped with. */
  public static RecordedVerdicts shipped() throws IOException {
    return new RecordedVerdicts(resource());
  }

  /** Those shipped and the user's own. */
  public static RecordedVerdicts ofUser() throws IOException {
    List<RecordedVerdict> all = new ArrayList<>(resource());
    all.addAll(read(fileOfUser()));
    return new RecordedVerdicts(all);
  }

  private static List<RecordedVerdict> resource() throws IOException {
    try (InputStream in = RecordedVerdicts.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      return in == null
          ? List.of()
          : parse(RESOURCE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static List<RecordedVerdict> read(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8))
        : List.of();
  }

  private static List<RecordedVerdict> parse(String name, String text) {
    List<RecordedVerdict> verdicts = new ArrayList<>();
    for (String line : text.split("\n")) {
      if (!line.isBlank()) {
        try {
          verdicts.add(ResultJson.MAPPER.readValue(line, RecordedVerdict.class));
        } catch (JsonProcessingException e) {
          throw new InvalidInputException(
              name + " line " + (verdicts.size() + 1) + " is damaged: " + e.getOriginalMessage(),
              e);
        }
      }
    }
    return verdicts;
  }

  private void add(RecordedVerdict verdict) {
    byId.merge(verdict.id(), verdict, (old, now) -> old.full() && !now.full() ? old : now);
  }

  /** The last verdict of the target of this id; null if it was never run. */
  public RecordedVerdict of(String id) {
    return byId.get(id);
  }

  /**
   * Adds to a file what was run in this execution. Targets that were not run leave what stands
   * there.
   *
   * @param file made if it is not there
   */
  public static void store(ReproductionReport report, Path file) throws IOException {
    RecordedVerdicts verdicts = new RecordedVerdicts(read(file));
    report.outcomes().stream()
        .filter(outcome -> outcome.verdict() != Verdict.NOT_RUN)
        .forEach(outcome -> verdicts.add(RecordedVerdict.of(outcome, report)));
    if (verdicts.byId.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    for (RecordedVerdict verdict : verdicts.byId.values()) {
      text.append(ResultJson.MAPPER.writeValueAsString(verdict)).append('\n');
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
