package org.reprise.reproduction.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reprise.data.file.OutputFile;
import org.reprise.reproduction.result.ResultJson;
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
  private final List<String> damages = new ArrayList<>();

  /** Of these, later ones over earlier ones. */
  public RecordedVerdicts(Collection<RecordedVerdict> verdicts) {
    verdicts.forEach(this::add);
  }

  /** Returns the user's own file, beside the tables. */
  public static Path fileOfUser() {
    return TableHome.ofUser().folder().resolveSibling("verdicts.jsonl");
  }

  /** Returns those that the program is shipped with. */
  public static RecordedVerdicts shipped() throws IOException {
    return new RecordedVerdicts(resource());
  }

  /**
   * Returns those shipped and the user's own; {@link #damages} says what of the latter cannot be
   * read.
   */
  public static RecordedVerdicts ofUser() throws IOException {
    RecordedVerdicts all = new RecordedVerdicts(resource());
    all.addFrom(fileOfUser());
    return all;
  }

  private static List<RecordedVerdict> resource() throws IOException {
    try (InputStream in = RecordedVerdicts.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        return List.of();
      }
      List<RecordedVerdict> verdicts = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        verdicts.add(ResultJson.MAPPER.readValue(line, RecordedVerdict.class));
      }
      return verdicts;
    }
  }

  private void addFrom(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      RecordedVerdict verdict = parse(lines.get(i));
      if (verdict != null) {
        add(verdict);
      } else if (!lines.get(i).isBlank()) {
        damages.add(
            file
                + " line "
                + (i + 1)
                + " is damaged and left out; 'reprise reproduce' judges its target again");
      }
    }
  }

  private static @Nullable RecordedVerdict parse(String line) {
    try {
      RecordedVerdict verdict = ResultJson.MAPPER.readValue(line, RecordedVerdict.class);
      return verdict == null
              || verdict.id() == null
              || verdict.verdict() == null
              || verdict.measured() == null
          ? null
          : verdict;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Lines of the user's file that cannot be read and are left out, in sentences. */
  public List<String> damages() {
    return List.copyOf(damages);
  }

  private void add(RecordedVerdict verdict) {
    byId.merge(verdict.id(), verdict, (old, now) -> old.full() && !now.full() ? old : now);
  }

  /** Returns the last verdict of the target of this id; empty if it was never run. */
  public Optional<RecordedVerdict> of(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * Adds to a file what was run in this execution. Targets that were not run leave what stands
   * there; lines that cannot be read are dropped. Executions that end at once wait for each other.
   *
   * @param file made if it is not there
   * @return what was dropped, in sentences
   */
  public static List<String> store(ReproductionReport report, Path file) throws IOException {
    List<RecordedVerdict> now =
        report.outcomes().stream()
            .filter(outcome -> outcome.verdict() != Verdict.NOT_RUN)
            .map(outcome -> RecordedVerdict.of(outcome, report))
            .toList();
    if (now.isEmpty()) {
      return List.of();
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    synchronized (RecordedVerdicts.class) {
      try (FileChannel lock =
              FileChannel.open(
                  file.resolveSibling("." + file.getFileName() + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock held = lock.lock()) {
        RecordedVerdicts verdicts = new RecordedVerdicts(List.of());
        verdicts.addFrom(file);
        now.forEach(verdicts::add);
        StringBuilder text = new StringBuilder();
        for (RecordedVerdict verdict : verdicts.byId.values()) {
          text.append(ResultJson.MAPPER.writeValueAsString(verdict)).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        OutputFile.write(file, out -> out.write(bytes));
        return verdicts.damages();
      }
    }
  }
}
