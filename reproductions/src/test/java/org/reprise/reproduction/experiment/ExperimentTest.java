package org.reprise.reproduction.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.benchmark.SyntheticTable;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.result.Incumbent;
import org.reprise.reproduction.result.Results;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.Budget;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.Answer;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;

class ExperimentTest {
  private static final Table TABLE = SyntheticTable.create();
  private static final TableBenchmark BENCHMARK = Protocols.inferred(TABLE).on(TABLE);
  private static final List<String> METHODS =
      List.of("random-search", "regularized-evolution:population=10:sample=3", "local-search");

  @TempDir Path folder;

  private static Experiment experiment(int seeds, long masterSeed) {
    return Experiment.of(List.of(BENCHMARK), METHODS, Budget.evaluations(60), seeds, masterSeed);
  }

  private static void run(Experiment experiment, int threads, Path directory) throws IOException {
    new ExperimentRunner(experiment, threads, ProgressListener.SILENT)
        .run(directory, List.of("run", "it"));
  }

  @Test
  void anyNumberOfThreadsWritesTheSameBytes() throws IOException {
    run(experiment(7, 1), 1, folder.resolve("one"));
    run(experiment(7, 1), 5, folder.resolve("five"));
    run(experiment(7, 2), 5, folder.resolve("other"));
    assertThat(folder.resolve("five/runs.jsonl"))
        .hasSameBinaryContentAs(folder.resolve("one/runs.jsonl"));
    assertThat(
            Files.mismatch(folder.resolve("five/runs.jsonl"), folder.resolve("other/runs.jsonl")))
        .as("another master seed gives other runs")
        .isNotNegative();
  }

  @Test
  void aRunDoesNotDependOnTheOthersOfItsExperiment() {
    List<RunRecord> all = new ExperimentRunner(experiment(4, 1), 2, ProgressListener.SILENT).run();
    Experiment one =
        Experiment.of(List.of(BENCHMARK), List.of("local-search"), Budget.evaluations(60), 3, 1);
    List<RunRecord> some = new ExperimentRunner(one, 2, ProgressListener.SILENT).run();
    assertThat(some.get(2).digest())
        .isEqualTo(
            all.stream()
                .filter(run -> run.method().equals("local-search") && run.seed() == 2)
                .findFirst()
                .orElseThrow()
                .digest());
  }

  @Test
  void incumbentsAreWhatTheTableSaysOfThem() {
    Query valid = new Query("synthetic", "valid", "accuracy", 200, SeedChoice.MEAN);
    Query test = new Query("synthetic", "test", "accuracy", 200, SeedChoice.MEAN);
    for (RunRecord run : new ExperimentRunner(experiment(3, 1), 2, ProgressListener.SILENT).run()) {
      assertThat(run.evaluations()).isEqualTo(60);
      assertThat(run.unique()).isBetween(20, 60);
      assertThat(run.incumbents().get(0).evaluation()).isEqualTo(1);
      double before = 0;
      for (Incumbent incumbent : run.incumbents()) {
        var cell = TABLE.space().parse(incumbent.architecture());
        assertThat(TABLE.query(cell, valid))
            .isEqualTo(new Answer.Value(incumbent.validAccuracy(), 1));
        assertThat(TABLE.query(cell, test))
            .isEqualTo(new Answer.Value(incumbent.score("synthetic/test"), 1));
        assertThat(incumbent.validAccuracy()).isGreaterThan(before);
        before = incumbent.validAccuracy();
      }
      assertThat(run.score("synthetic/test"))
          .isEqualTo(run.chosen().scores().get("synthetic/test"), within(0.0));
    }
  }

  @Test
  void anInterruptedExperimentEndsWithTheSameBytes() throws IOException {
    Path whole = folder.resolve("whole");
    run(experiment(5, 1), 2, whole);
    byte[] bytes = Files.readAllBytes(whole.resolve("runs.jsonl"));
    Path resumed = folder.resolve("resumed");
    run(experiment(5, 1), 2, resumed);
    for (int length : new int[] {0, 1, bytes.length / 3, bytes.length - 1, bytes.length}) {
      Files.write(resumed.resolve("runs.jsonl"), Arrays.copyOf(bytes, length));
      run(experiment(5, 1), 3, resumed);
      assertThat(resumed.resolve("runs.jsonl")).hasBinaryContent(bytes);
      Results results = Results.read(resumed);
      assertThat(results.runs()).hasSize(results.planned());
      assertThat(results.timings()).hasSize(15);
      assertThat(Files.readAllLines(resumed.resolve("timings.jsonl"))).hasSize(15);
    }
  }

  @Test
  void aDirectoryOfAnotherExperimentIsRefusedInOneLine() throws IOException {
    run(experiment(2, 1), 1, folder.resolve("a"));
    byte[] before = Files.readAllBytes(folder.resolve("a/runs.jsonl"));
    assertThatThrownBy(() -> run(experiment(2, 9), 1, folder.resolve("a")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("holds another experiment (masterSeed is 1, not 9)")
        .hasMessageNotContaining("\n");
    assertThat(folder.resolve("a/runs.jsonl")).hasBinaryContent(before);
    Files.delete(folder.resolve("a/experiment.json"));
    assertThatThrownBy(() -> run(experiment(2, 1), 1, folder.resolve("a")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("without experiment.json");
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    run(experiment(1, 1), 1, folder.resolve("a"));
    Path runs = folder.resolve("a/runs.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(runs));
    lines.set(1, lines.get(1).substring(5));
    Files.write(runs, lines);
    assertThatThrownBy(() -> Results.read(folder.resolve("a")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("runs.jsonl line 2 is damaged");
  }

  @Test
  void secondsAreRefusedWhereTheTableHasNoCosts() {
    // The 200-epoch accuracy, which an inferred protocol searches, has no cost in this table.
    TableBenchmark free = Protocols.inferred(TABLE).on(TABLE);
    assertThatThrownBy(
            () ->
                Experiment.of(
                    List.of(free), List.of("random-search"), Budget.seconds(12_000), 1, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("does not say what an evaluation costs")
        .hasMessageContaining("12000s never ends");
  }

  @Test
  void secondsAreRefusedWhereEveryEvaluationCostsNone() {
    assertThatThrownBy(() -> on(timed(row -> 0.0), Budget.seconds(60)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("made says that every evaluation costs 0 s")
        .hasMessageContaining("60s never ends");
  }

  @Test
  void aSearchThatSettlesOnWhatCostsNothingEndsAndIsNamed() {
    // Free where the accuracy is greatest: REINFORCE settles there and would never spend a second.
    Experiment experiment = on(timed(row -> row >= 12 ? 0.0 : 1.0), Budget.seconds(1_000_000));
    List<RunRecord> records = new ExperimentRunner(experiment, 2, ProgressListener.SILENT).run();
    assertThat(records).allMatch(run -> run.evaluations() >= 1_000 && run.seconds() < 1_000_000);
    assertThat(EarlyEnds.of(experiment, records))
        .singleElement()
        .asString()
        .startsWith("reinforce:learning-rate=1 on made/inferred: 2 of 2 runs were ended with ");
  }

  private static Experiment on(Table table, Budget budget) {
    return Experiment.of(
        List.of(Protocols.inferred(table).on(table)),
        List.of("reinforce:learning-rate=1"),
        budget,
        2,
        1);
  }

  /** Cells of NAS-Bench-201 whose accuracy rises with the row and whose seconds are given. */
  private static Table timed(IntToDoubleFunction seconds) {
    NasBench201 cells = new NasBench201();
    TableBuilder rows = Table.builder("made", cells);
    for (int row = 0; row < 5; row++) {
      for (int other = 0; other < 5; other++) {
        int number = 5 * row + other;
        Architecture cell = Architecture.of(row, other, 0, 0, 0, 0);
        rows.put(cell, Series.parse("made/valid/accuracy/12/one"), number);
        rows.put(cell, Series.parse("made/test/accuracy/12/one"), number);
        rows.put(cell, Series.parse("made/-/train_seconds/12/-"), seconds.applyAsDouble(number));
      }
    }
    return rows.build();
  }

  @Test
  void theSameMethodTwiceIsRefused() {
    assertThatThrownBy(
            () ->
                Experiment.of(
                    List.of(BENCHMARK), List.of("random-search", "random-search"), null, 1, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("named twice");
  }
}
