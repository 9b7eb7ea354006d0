package org.reprise.algorithm.automlzero.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.algorithm.automlzero.Experiment;
import org.reprise.algorithm.automlzero.SearchTask;
import org.reprise.algorithm.automlzero.SearchTasks;
import org.reprise.algorithm.automlzero.search.ProgramSearch;
import org.reprise.search.RandomStreams;
import org.reprise.search.target.CheckContext;
import org.reprise.search.target.Measurement;
import org.reprise.table.Table;

/** Short forms of the paper's claims; the full ones run by {@code reprise reproduce --full}. */
class ProgramSearchCheckIT {

  private record Context(int runs, Map<String, String> arguments) implements CheckContext {
    @Override
    public String argument(String name) {
      return arguments.get(name);
    }

    @Override
    public RandomStreams streams() {
      return RandomStreams.of(1).child("short form");
    }

    @Override
    public Path data(String file) {
      throw new AssertionError("no data is needed");
    }

    @Override
    public Table table(String protocol) {
      throw new AssertionError("no table is needed");
    }
  }

  private static Measurement measure(int runs, String what, String task, String... more) {
    Map<String, String> arguments = new java.util.HashMap<>();
    arguments.put("what", what);
    arguments.put("task", task);
    for (int i = 0; i < more.length; i += 2) {
      arguments.put(more[i], more[i + 1]);
    }
    return new ProgramSearchCheck().measure(new Context(runs, arguments));
  }

  @Test
  void evolutionRepairsTheDamagedNetwork() {
    Measurement share =
        measure(5, "success", "two-layer", "fitness", "0.999", "individuals", "100000");
    assertThat(share.value()).as(share.detail()).isGreaterThanOrEqualTo(0.6);
  }

  @Test
  void linearRegressionIsFoundAndSolvesUnseenTasks() {
    SearchTask task = SearchTasks.named("linear");
    Experiment.Outcome outcome =
        new Experiment(task, task.settings(), null, 3)
            .run(ProgramSearch.Method.EVOLUTION, 60_000, 1, null, progress -> {});
    assertThat(outcome.selectFitness()).isGreaterThan(0.9999);
    assertThat(outcome.testFitness()).isGreaterThan(0.9999);
  }

  @Test
  void theCacheSavesTrainingSteps() {
    Measurement ratio = measure(3, "cache", "linear", "individuals", "30000");
    assertThat(ratio.value()).as(ratio.detail()).isGreaterThan(3.5);
  }

  @Test
  void hurdlesSaveTrainingSteps() {
    Measurement share = measure(1, "hurdle", "projected-binary", "individuals", "4000");
    // The paper's 0.75 is not reached: the full form measures 0.54, see docs/reproduction.md.
    assertThat(share.value()).as(share.detail()).isBetween(0.1, 0.95);
  }

  @Test
  void randomProgramsAreRarelyAcceptable() {
    Measurement density = measure(1, "density", "linear-learning");
    assertThat(density.value()).as(density.detail()).isLessThan(-5);
  }

  @Test
  void unknownClaimsAreRefused() {
    assertThatThrownBy(() -> measure(1, "everything", "linear"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
