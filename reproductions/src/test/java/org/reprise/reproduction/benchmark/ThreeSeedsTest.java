package org.reprise.reproduction.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.reproduction.baseline.Baseline;
import org.reprise.reproduction.baseline.BaselineCheck;
import org.reprise.reproduction.baseline.Comparison;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.experiment.ProgressListener;
import org.reprise.reproduction.result.MergedResults;
import org.reprise.reproduction.result.Results;
import org.reprise.search.Budget;
import org.reprise.search.Oracle;
import org.reprise.search.RandomStreams;
import org.reprise.search.work.Shard;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;
import org.reprise.training.standalone.TrainingResult;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.EntryFile;
import org.reprise.training.table.TrainedEntry;
import org.reprise.training.table.TrainedTable;
import org.reprise.training.table.TrainingBenchmark;

/**
 * A table of nb201-fashion whose every cell was trained with three seeds, made of the committed
 * entries that have them; and the same with cells that have one.
 */
class ThreeSeedsTest {
  private static final Path ENTRIES = Path.of("../nasbench-data/entries/nb201-fashion.csv.gz");
  private static final String TEST = "fashion14/test";
  private static final int CELLS = 600;
  private static final int WITH_ONE_SEED = 60;

  private static final TrainingBenchmark RECIPE = BuiltInBenchmark.NB201_FASHION.benchmark();
  private static final Map<String, TreeMap<Long, TrainedEntry>> BY_CELL = new TreeMap<>();
  private static Table whole;
  private static Table gaps;

  @TempDir private Path folder;

  @BeforeAll
  static void tables() {
    Map<String, TreeMap<Long, TrainedEntry>> all = new TreeMap<>();
    EntryFile.ofAnyEngine(ENTRIES, RECIPE)
        .read()
        .forEach(
            entry ->
                all.computeIfAbsent(entry.architecture(), cell -> new TreeMap<>())
                    .put(entry.seed(), entry));
    all.entrySet().stream()
        .filter(cell -> cell.getValue().keySet().equals(Set.of(0L, 1L, 2L)))
        .limit(CELLS)
        .forEach(cell -> BY_CELL.put(cell.getKey(), cell.getValue()));
    List<TrainedEntry> three =
        BY_CELL.values().stream().flatMap(seeds -> seeds.values().stream()).toList();
    Set<String> withOne = Set.copyOf(BY_CELL.keySet().stream().limit(WITH_ONE_SEED).toList());
    List<TrainedEntry> some =
        three.stream()
            .filter(entry -> entry.seed() == 0 || !withOne.contains(entry.architecture()))
            .toList();
    whole = TrainedTable.of(RECIPE, three, "0", "2026-11-27").named("whole");
    gaps = TrainedTable.of(RECIPE, some, "0", "2026-11-27").named("gaps");
  }

  private static TrainingResult trained(String cell, long seed) {
    TreeMap<Long, TrainedEntry> seeds = Objects.requireNonNull(BY_CELL.get(cell), cell);
    return Objects.requireNonNull(seeds.get(seed), cell).result();
  }

  private static double test(String cell, long seed) {
    return 100 * trained(cell, seed).testAccuracy();
  }

  private static double unseen(String cell) {
    return (test(cell, 1) + test(cell, 2)) / 2;
  }

  @Test
  void theSearchSeesOneSeedAndIsScoredByTheOthers() {
    TableBenchmark benchmark = TableBenchmark.of(whole);
    assertThat(benchmark.protocol().name()).isEqualTo("nb201-fashion");
    assertThat(benchmark.signal().formula()).isEqualTo("fashion14/valid/accuracy/6/0");
    Oracle oracle = benchmark.oracle(RandomStreams.of(1));
    for (String known : BY_CELL.keySet()) {
      Architecture cell = RECIPE.space().parse(known);
      List<TrainingResult.Epoch> curve = trained(known, 0).curve();
      assertThat(oracle.validationAccuracy(oracle.entry(cell), 5))
          .isCloseTo(100 * curve.get(5).validationAccuracy(), within(1e-4));
      assertThat(benchmark.scores(cell).get(TEST)).isCloseTo(unseen(known), within(1e-4));
    }
    assertThat(BY_CELL).hasSize(CELLS);
  }

  @Test
  void theOptimumIsTheBestByTheSeedsThatNoSearchSees() {
    String best =
        BY_CELL.keySet().stream()
            .max(Comparator.comparingDouble(ThreeSeedsTest::unseen))
            .orElseThrow();
    Optimum optimum = Optimum.byScore(TableBenchmark.of(whole), TEST);
    assertThat(optimum.definition())
        .contains("fashion14/test/accuracy/6/1 * 0.5 + fashion14/test/accuracy/6/2 * 0.5");
    assertThat(optimum.scores().get(TEST)).isCloseTo(unseen(best), within(1e-4));
  }

  @Test
  void aTableWithGapsKeepsTheMeanOverTheSeedsThatThereAre() {
    TableBenchmark benchmark = TableBenchmark.of(gaps);
    assertThat(benchmark.protocol().name()).isEqualTo("nb201-fashion");
    assertThat(benchmark.scoreColumns()).containsEntry(TEST, "fashion14/test/accuracy/6/mean");
    String one = BY_CELL.keySet().iterator().next();
    assertThat(benchmark.scores(RECIPE.space().parse(one)).get(TEST))
        .isCloseTo(test(one, 0), within(1e-4));
  }

  @Test
  void aSeedIsDrawnForEachQueryByTheStreamsOfTheRun() {
    TableBenchmark benchmark = Protocols.named("nb201-fashion-random-seed").on(whole);
    Architecture cell = whole.architecture(0);
    Set<Double> stored = new HashSet<>();
    for (String seed : List.of("0", "1", "2")) {
      Formula column = Formula.parse("fashion14/valid/accuracy/6/" + seed);
      stored.add(column.values(whole)[0]);
    }
    Oracle oracle = benchmark.oracle(RandomStreams.of(3));
    Oracle again = benchmark.oracle(RandomStreams.of(3));
    Set<Double> drawn = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      double accuracy = oracle.validationAccuracy(oracle.entry(cell), 5);
      assertThat(again.validationAccuracy(again.entry(cell), 5)).isEqualTo(accuracy);
      drawn.add(accuracy);
    }
    assertThat(drawn).isEqualTo(stored);
    assertThat(benchmark.scoreColumns()).containsEntry(TEST, "fashion14/test/accuracy/6/mean");
  }

  @Test
  void aTableWhoseCellsLackSeedsHasNoneToDrawFrom() {
    assertThatThrownBy(() -> Protocols.named("nb201-fashion-random-seed").on(gaps))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("table gaps has fashion14/valid/accuracy/1/1 of ")
        .hasMessageContaining("the seeds 0, 1, 2 of all are drawn from");
  }

  private Results run(String name, Table table) throws Exception {
    Path directory = folder.resolve(name);
    new ExperimentRunner(experiment(table), 1, ProgressListener.SILENT)
        .run(directory, List.of(), Shard.WHOLE);
    return Results.read(directory);
  }

  private static Experiment experiment(Table table) {
    return Experiment.of(
        List.of(TableBenchmark.of(table.named("nb201-fashion"))),
        List.of("random-search"),
        Budget.evaluations(20),
        2,
        1);
  }

  @Test
  void resultsOnTheTableBeforeAreNotMergedResumedNorComparedWithOnesOnTheTableAfter()
      throws Exception {
    Results before = run("before", gaps);
    Results after = run("after", whole);
    assertThat(before.experiment().identity().benchmarks().get(0).tableSha256())
        .isEqualTo(gaps.info().sha256());
    assertThatThrownBy(() -> MergedResults.of(List.of(before, after)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("two folders mean different tables by nb201-fashion")
        .hasMessageContaining(gaps.info().sha256())
        .hasMessageContaining(whole.info().sha256());
    assertThatThrownBy(() -> run("before", whole))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(gaps.info().sha256());

    Table renamed = whole.named("nb201-fashion");
    Baseline baseline =
        BaselineCheck.record(
            TableBenchmark.of(gaps.named("nb201-fashion")), "random-search", 2, 1, 1);
    assertThat(new BaselineCheck(List.of(TableBenchmark.of(renamed)), 1).check(List.of(baseline)))
        .singleElement()
        .satisfies(
            comparison -> {
              assertThat(comparison.verdict()).isEqualTo(Comparison.Verdict.NOT_RUN);
              assertThat(comparison.message()).contains("not the one of the baseline");
            });
  }
}
