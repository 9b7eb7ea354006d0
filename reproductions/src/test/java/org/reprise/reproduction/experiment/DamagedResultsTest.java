package org.reprise.reproduction.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.benchmark.SyntheticTable;
import org.reprise.reproduction.result.Results;
import org.reprise.search.Budget;
import org.reprise.space.InvalidInputException;

/** Result directories that something damaged: each fault is named, and mended by the next run. */
class DamagedResultsTest {
  private static final Benchmark BENCHMARK =
      Protocols.inferred(SyntheticTable.create()).on(SyntheticTable.create());
  private static final List<String> TWO = List.of("random-search", "local-search");

  /** What happens to the eight lines of {@code runs.jsonl}, and what is said of it. */
  private enum Damage {
    BROKEN_MIDDLE("line 3 is damaged", lines -> replaced(lines, 2, lines.get(2).substring(0, 80))),
    NULL_LINE("line 3 is damaged", lines -> replaced(lines, 2, "null")),
    EMPTY_LINE("line 3 is damaged", lines -> replaced(lines, 2, "")),
    DUPLICATE("line 6 repeats run 4", lines -> inserted(lines, 5, lines.get(4))),
    FOREIGN_METHOD(
        "line 2 is of no run of this experiment",
        lines -> replaced(lines, 1, lines.get(1).replace("random-search", "reinforce"))),
    FOREIGN_SEED(
        "line 2 is of no run of this experiment",
        lines -> replaced(lines, 1, lines.get(1).replace("\"seed\":1", "\"seed\":9"))),
    CHANGED_NUMBER(
        "line 2 was changed after it was written",
        lines -> replaced(lines, 1, lines.get(1).replace("\"unique\":", "\"unique\":1"))),
    CONTRADICTION(
        "line 5 was changed after it was written",
        lines -> inserted(lines, 4, lines.get(3).replace("\"unique\":", "\"unique\":1"))),
    DELETED("", lines -> removed(lines, 3)),
    DELETED_FIRST("", lines -> removed(lines, 0)),
    REVERSED("", DamagedResultsTest::reversed);

    private final String named;
    private final UnaryOperator<List<String>> done;

    Damage(String named, UnaryOperator<List<String>> done) {
      this.named = named;
      this.done = done;
    }
  }

  @TempDir Path folder;
  private Path directory;
  private Path runs;
  private byte[] whole;

  private static List<String> replaced(List<String> lines, int at, String line) {
    List<String> copy = new ArrayList<>(lines);
    copy.set(at, line);
    return copy;
  }

  private static List<String> inserted(List<String> lines, int at, String line) {
    List<String> copy = new ArrayList<>(lines);
    copy.add(at, line);
    return copy;
  }

  private static List<String> removed(List<String> lines, int at) {
    List<String> copy = new ArrayList<>(lines);
    copy.remove(at);
    return copy;
  }

  private static List<String> reversed(List<String> lines) {
    List<String> copy = new ArrayList<>(lines);
    Collections.reverse(copy);
    return copy;
  }

  private static Experiment experiment(List<String> methods, int seeds) {
    return Experiment.of(List.of(BENCHMARK), methods, Budget.evaluations(40), seeds, 1);
  }

  /** Runs and returns what it remarked on. */
  private static List<String> run(Experiment experiment, Path directory) throws IOException {
    List<String> remarks = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void progress(int finished, int total, @Nullable Run last) {
            assertThat(finished).isLessThanOrEqualTo(total);
          }

          @Override
          public void remark(String sentence) {
            remarks.add(sentence);
          }
        };
    new ExperimentRunner(experiment, 2, listener).run(directory, List.of("reprise", "run"));
    return remarks;
  }

  @BeforeEach
  void runEight() throws IOException {
    directory = folder.resolve("results");
    runs = directory.resolve("runs.jsonl");
    assertThat(run(experiment(TWO, 4), directory)).isEmpty();
    whole = Files.readAllBytes(runs);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void isNamedAndMended(Damage damage) throws IOException {
    List<String> lines = Files.readAllLines(runs);
    assertThat(lines).hasSize(8);
    Files.writeString(runs, String.join("\n", damage.done.apply(lines)) + "\n");
    if (damage.named.isEmpty()) {
      Results read = Results.read(directory);
      assertThat(read.runs()).isSortedAccordingTo((a, b) -> Integer.compare(a.run(), b.run()));
      assertThat(read.gaps().isEmpty()).isEqualTo(damage == Damage.REVERSED);
    } else {
      assertThatThrownBy(() -> Results.read(directory))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("runs.jsonl " + damage.named)
          .hasMessageContaining("'reprise run' mends it")
          .hasMessageNotContaining("\n");
    }
    List<String> remarks = run(experiment(TWO, 4), directory);
    assertThat(remarks.isEmpty()).isEqualTo(damage == Damage.REVERSED);
    assertThat(String.join("\n", remarks)).contains(damage.named);
    assertThat(runs).hasBinaryContent(whole);
    assertThat(Results.read(directory).timings()).hasSize(8);
    assertThat(run(experiment(TWO, 4), directory)).as("mended for good").isEmpty();
  }

  @Test
  void lostTimingsLoseNoRun() throws IOException {
    Files.delete(directory.resolve("timings.jsonl"));
    assertThat(Results.read(directory).runs()).hasSize(8);
    assertThat(run(experiment(TWO, 4), directory)).isEmpty();
    assertThat(runs).hasBinaryContent(whole);
  }

  @Test
  void moreMethodsAndSeedsKeepTheRunsThatAreThere() throws IOException {
    List<String> three = List.of("regularized-evolution", "random-search", "local-search");
    Path fresh = folder.resolve("fresh");
    run(experiment(three, 6), fresh);
    byte[] expected = Files.readAllBytes(fresh.resolve("runs.jsonl"));
    List<String> oldTimings = Files.readAllLines(directory.resolve("timings.jsonl"));

    assertThat(run(experiment(three, 6), directory))
        .singleElement()
        .asString()
        .contains("8 runs that were there are kept");
    assertThat(runs).hasBinaryContent(expected);
    assertThat(Results.read(directory).planned()).isEqualTo(18);
    // Kept, not made again: the timing of the old run 5 (local-search, seed 1) is that of run 13.
    String nanos = oldTimings.get(5).replaceAll("\\{\"run\":5", "");
    assertThat(directory.resolve("timings.jsonl")).content().contains("{\"run\":13" + nanos);
  }

  @Test
  void fewerMethodsOrSeedsAreAnotherExperiment() {
    assertThatThrownBy(() -> run(experiment(TWO, 3), directory))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("holds another experiment (seeds is 4, not 3)");
    assertThatThrownBy(() -> run(experiment(List.of("random-search", "reinforce"), 4), directory))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("methods[1]");
  }

  @Test
  void anExperimentThatNeverFinishedARunBlocksNoOther() throws IOException {
    Files.write(runs, new byte[0]);
    run(experiment(List.of("reinforce"), 1), directory);
    assertThat(Results.read(directory).runs()).hasSize(1);
  }

  @Test
  void aRejectedCallLeavesNoFolder() {
    Path parent = folder.resolve("new");
    // The run itself refuses: this mutation exists on no space of one decision per edge.
    Experiment failing =
        experiment(List.of("regularized-evolution:population=3:sample=2:mutation=no-such"), 2);
    assertThatThrownBy(() -> run(failing, parent.resolve("results")))
        .isInstanceOf(RuntimeException.class);
    assertThat(parent).doesNotExist();
  }
}
