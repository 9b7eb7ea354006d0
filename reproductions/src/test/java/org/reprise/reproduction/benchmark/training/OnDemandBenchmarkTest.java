package org.reprise.reproduction.benchmark.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.LabelledImages;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.experiment.ProgressListener;
import org.reprise.reproduction.experiment.Run;
import org.reprise.search.Budget;
import org.reprise.search.ElapsedTime;
import org.reprise.search.Ledger;
import org.reprise.search.Oracle;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.darts.EvaluationNetwork;
import org.reprise.space.darts.PnasSpace;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.EntryStore;
import org.reprise.training.table.TrainingBenchmark;

class OnDemandBenchmarkTest {
  private static final TrainingBenchmark TASK = task();

  @TempDir private Path folder;

  /** The built-in task in small: 64 images, two epochs. */
  private static TrainingBenchmark task() {
    TrainingBenchmark whole = BuiltInBenchmark.load();
    return new TrainingBenchmark(
        "small",
        whole.space(),
        List.of(),
        whole.network(),
        new ImageParts(
            part(whole.images().training()),
            part(whole.images().validation()),
            part(whole.images().test())),
        TrainingProtocol.of(2, 32));
  }

  private static LabelledImages part(LabelledImages images) {
    return images.range(images.name(), 0, 64);
  }

  private EntryStore open(Path file) {
    return EntryStore.open(TASK, file, Engine.LANES);
  }

  /** Runs two methods; returns the bytes of the runs. */
  private byte[] run(Path entries, Path results, int seeds, int threads) throws IOException {
    try (EntryStore store = open(entries)) {
      Experiment experiment =
          Experiment.of(
              List.of(new OnDemandBenchmark(store)),
              List.of("random-search", "local-search"),
              Budget.evaluations(3),
              seeds,
              0);
      new ExperimentRunner(experiment, threads, ProgressListener.SILENT).run(results, List.of());
    }
    return Files.readAllBytes(results.resolve("runs.jsonl"));
  }

  @Test
  void anInterruptedStudyEndsWithTheBytesOfAnUninterruptedOne() throws IOException {
    Path entries = folder.resolve("entries.csv");
    byte[] whole = run(entries, folder.resolve("a"), 2, 2);
    // As a kill leaves it: some entries, the last line torn, one run finished.
    byte[] content = Files.readAllBytes(entries);
    Files.write(entries, Arrays.copyOf(content, content.length * 2 / 3));
    Path cut = folder.resolve("a").resolve("runs.jsonl");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    assertThat(run(entries, folder.resolve("a"), 2, 1)).isEqualTo(whole);
  }

  @Test
  void aGpusTrainingsAreAGroundOfTheirOwn() {
    assertThat(OnDemandBenchmark.sha256(TASK, Engine.CUDA))
        .isNotEqualTo(OnDemandBenchmark.sha256(TASK, Engine.LANES));
    try (EntryStore lanes = open(folder.resolve("lanes.csv"));
        EntryStore cuda = EntryStore.open(TASK, folder.resolve("cuda.csv"), Engine.CUDA)) {
      assertThat(new OnDemandBenchmark(lanes).protocol().source())
          .isEqualTo("trained when asked for: " + TASK.fingerprint());
      assertThat(new OnDemandBenchmark(cuda).protocol().source())
          .isEqualTo("trained when asked for: " + TASK.fingerprint() + "; engine cuda");
    }
    assertThatThrownBy(() -> open(folder.resolve("cuda.csv")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cuda.csv holds trainings by engine cuda");
  }

  @Test
  void whatIsKnownIsNotTrainedAgainAndChargedAlike() throws IOException {
    Path entries = folder.resolve("entries.csv");
    Architecture cell = Architecture.of(3, 1, 0, 2, 4, 3);
    double compute;
    try (EntryStore store = open(entries)) {
      compute = spent(store, cell);
      assertThat(store.trained()).isEqualTo(1);
    }
    try (EntryStore store = open(entries)) {
      assertThat(spent(store, cell)).isEqualTo(compute);
      assertThat(store.trained()).isZero();
      assertThat(store.known()).isEqualTo(1);
    }
    // The rule: forward and backward over two epochs of 64 images.
    assertThat(compute).isEqualTo(3.0 * 2 * 64 * TASK.network().apply(cell).multiplyAdds());
  }

  @Test
  void trainingIsNoOverheadOfTheMethod() {
    try (EntryStore store = open(folder.resolve("entries.csv"))) {
      Oracle oracle = new OnDemandBenchmark(store).oracle(RandomStreams.of(0));
      assertThat(oracle.trainingTime()).isEqualTo(ElapsedTime.NONE);
      Ledger ledger = new Ledger(oracle, Budget.evaluations(1));
      ledger.evaluate(Architecture.of(3, 1, 0, 2, 4, 3));
      assertThat(oracle.trainingTime().wallNanos()).isPositive();
      Experiment experiment =
          Experiment.of(
              List.of(new OnDemandBenchmark(store)),
              List.of("random-search"),
              Budget.evaluations(6),
              2,
              7);
      ElapsedTime start = ElapsedTime.now();
      Run first = Run.execute(experiment, 0);
      Run second = Run.execute(experiment, 1);
      ElapsedTime whole = ElapsedTime.now().less(start);
      assertThat(store.trained()).isGreaterThan(6);
      // The two draw twelve cells, which takes next to nothing; all else is training.
      assertThat(first.timing().wallNanos()).isPositive();
      assertThat(4 * (first.timing().wallNanos() + second.timing().wallNanos()))
          .isLessThan(whole.wallNanos());
    }
  }

  private static double spent(EntryStore store, Architecture cell) {
    Ledger ledger =
        new Ledger(new OnDemandBenchmark(store).oracle(RandomStreams.of(0)), Budget.evaluations(1));
    ledger.evaluate(cell);
    return ledger.history().totalMultiplyAdds();
  }

  @Test
  void cellsThatComputeTheSameFunctionShareATraining() {
    try (EntryStore store = open(folder.resolve("entries.csv"))) {
      OnDemandBenchmark benchmark = new OnDemandBenchmark(store);
      // A path through two skips is the same as the skip itself.
      Architecture direct = Architecture.of(0, 3, 0, 0, 0, 1);
      Architecture equal = Architecture.of(1, 3, 0, 0, 0, 1);
      assertThat(benchmark.scores(direct)).isEqualTo(benchmark.scores(equal));
      assertThat(store.trained()).isEqualTo(1);
    }
  }

  @Test
  void aFileThatIsInUseIsRefused() {
    Path entries = folder.resolve("entries.csv");
    try (EntryStore store = open(entries)) {
      assertThat(store.trained()).isZero();
      assertThatThrownBy(() -> open(entries))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("is being written by another execution");
    }
  }

  @Test
  void cellsOfFewerBlocksAreTrainedAsPnasAsksForThem() {
    PnasSpace space = new PnasSpace(2);
    EvaluationNetwork size =
        new EvaluationNetwork(EvaluationNetwork.Stem.CIFAR, 4, 3, false, false);
    TrainingBenchmark task =
        new TrainingBenchmark(
            "small-pnas",
            space,
            List.of(),
            cell -> network(space, size, cell),
            TASK.images(),
            TrainingProtocol.of(1, 32));
    Path entries = folder.resolve("entries.csv");
    try (EntryStore store = EntryStore.open(task, entries, Engine.LANES)) {
      Ledger ledger =
          new Ledger(
              new OnDemandBenchmark(store).oracle(RandomStreams.of(0)), Budget.evaluations(3));
      ledger.evaluate(Architecture.of(0, 4, 1, 6));
      ledger.evaluate(Architecture.of(1, 6, 0, 4));
      ledger.evaluate(Architecture.of(0, 4, 1, 6, 2, 5, 0, 4));
      assertThat(store.trained()).isEqualTo(2);
      assertThat(ledger.history().validationAccuracy(0))
          .isEqualTo(ledger.history().validationAccuracy(1));
    }
    try (EntryStore store = EntryStore.open(task, entries, Engine.LANES)) {
      store.entry(Architecture.of(1, 6, 0, 4));
      assertThat(store.known()).isEqualTo(1);
    }
  }

  private static LayerGraph network(PnasSpace space, EvaluationNetwork size, Architecture cell) {
    return space.network(cell, size, TASK.images().training().shape(), 10);
  }
}
