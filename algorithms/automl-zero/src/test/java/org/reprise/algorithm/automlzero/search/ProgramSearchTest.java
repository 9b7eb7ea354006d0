package org.reprise.algorithm.automlzero.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.algorithm.automlzero.ProgramExperiment;
import org.reprise.algorithm.automlzero.SearchTask;
import org.reprise.algorithm.automlzero.SearchTasks;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.search.EvaluationSettings.Equivalence;
import org.reprise.space.InvalidInputException;

class ProgramSearchTest {

  private static SearchSettings settings(String task, int islands) {
    SearchSettings s = SearchTasks.named(task).settings();
    return new SearchSettings(
        s.space(),
        s.mutations(),
        s.start(),
        100,
        s.tournamentSize(),
        s.mutateProbability(),
        islands,
        500,
        5,
        s.sufficientFitness(),
        s.evaluation(),
        s.capped());
  }

  private static ProgramSearch search(String task, SearchSettings settings, long seed) {
    SearchTask found = SearchTasks.named(task);
    return new ProgramExperiment(found, settings, null, seed)
        .search(ProgramSearch.Method.EVOLUTION);
  }

  private static String state(ProgramSearch search) {
    StringBuilder text = new StringBuilder(search.history().toString());
    for (Individual i = search.best(); i != null; i = i.parent()) {
      text.append(i.number()).append(i.mutation()).append(i.fitness()).append(i.program());
    }
    for (double fitness : search.populationFitness()) {
      text.append(fitness).append(' ');
    }
    return text.toString();
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    List<String> states = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      ProgramSearch search = search("linear", settings("linear", 4), 7);
      search.run(8000, threads, null, progress -> {});
      states.add(state(search));
    }
    assertThat(states.get(1)).isEqualTo(states.get(0));
    assertThat(states.get(2)).isEqualTo(states.get(0));
    ProgramSearch other = search("linear", settings("linear", 4), 8);
    other.run(8000, 2, null, progress -> {});
    assertThat(state(other)).isNotEqualTo(states.get(0));
  }

  @Test
  void anInterruptedSearchGoesOnAsIfNothingHadHappened(@TempDir Path folder) throws IOException {
    for (boolean hurdle : new boolean[] {false, true}) {
      SearchSettings plain = settings("two-layer", 2);
      SearchSettings settings = plain.with(plain.evaluation().withHurdle(hurdle));
      Path whole = folder.resolve("whole" + hurdle);
      ProgramSearch expected = search("two-layer", settings, 3);
      expected.run(6000, 1, whole, progress -> {});

      Path parts = folder.resolve("parts" + hurdle);
      search("two-layer", settings, 3).run(3000, 1, parts, progress -> {});
      ProgramSearch resumed = search("two-layer", settings, 3);
      resumed.run(6000, 2, parts, progress -> {});
      assertThat(state(resumed)).isEqualTo(state(expected));
      assertThat(Files.readAllBytes(parts)).isEqualTo(Files.readAllBytes(whole));
    }
  }

  @Test
  void checkpointsOfOtherSearchesAndDamagedOnesAreRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("search");
    search("linear", settings("linear", 1), 1).run(500, 1, file, progress -> {});
    ProgramSearch other = search("linear", settings("linear", 1), 2);
    assertThatThrownBy(() -> other.run(1000, 1, file, progress -> {}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("another seed or other settings");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    ProgramSearch same = search("linear", settings("linear", 1), 1);
    assertThatThrownBy(() -> same.run(1000, 1, file, progress -> {}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void leavingOutDeadCodeChangesNothing() {
    SearchSettings settings = settings("linear", 1);
    EvaluationSettings plain = settings.evaluation().with(Equivalence.NONE);
    ProgramSearch all = search("linear", settings.with(plain.withDeadCode(true)), 5);
    all.run(4000, 1, null, progress -> {});
    ProgramSearch live = search("linear", settings.with(plain), 5);
    live.run(4000, 1, null, progress -> {});
    assertThat(state(live)).isEqualTo(state(all));
  }

  @Test
  void neitherCacheChangesTheSearchOfProgramsWithoutRandomInstructions() {
    // The linear space has no random instruction, so equal programs have equal fitness.
    SearchSettings settings = settings("linear", 1);
    List<Double> best = new ArrayList<>();
    List<Long> steps = new ArrayList<>();
    for (Equivalence equivalence : Equivalence.values()) {
      ProgramSearch search =
          search("linear", settings.with(settings.evaluation().with(equivalence)), 5);
      search.run(10_000, 1, null, progress -> {});
      best.add(search.best().fitness());
      steps.add(search.counters().trainSteps());
    }
    assertThat(best.get(1)).isEqualTo(best.get(0));
    assertThat(best.get(2)).isEqualTo(best.get(0));
    // Plain > task by task > whole program.
    assertThat(steps.get(1)).isLessThan(steps.get(0) / 2);
    assertThat(steps.get(2)).isLessThan(steps.get(1));
  }

  @Test
  void mediansAndCapsOfTheConventionsAreApplied() {
    assertThat(Conventions.CODE.aggregate()).isEqualTo(Conventions.Aggregate.MEAN);
    assertThat(Conventions.PAPER.aggregate()).isEqualTo(Conventions.Aggregate.MEDIAN);
    SearchSettings settings = settings("linear", 1);
    SearchSettings paper = settings.with(settings.evaluation().with(Conventions.PAPER));
    ProgramSearch byMean = search("linear", settings, 6);
    ProgramSearch byMedian = search("linear", paper, 6);
    byMean.run(2000, 1, null, progress -> {});
    byMedian.run(2000, 1, null, progress -> {});
    assertThat(byMedian.best().fitness()).isNotEqualTo(byMean.best().fitness());

    RunTimeCap cap =
        new RunTimeCap(org.reprise.algorithm.automlzero.program.NamedPrograms.LINEAR.program(), 2);
    assertThat(
            cap.allows(
                org.reprise.algorithm.automlzero.program.NamedPrograms.AFFINE.program(), 100))
        .isTrue();
    assertThat(
            cap.allows(
                org.reprise.algorithm.automlzero.program.NamedPrograms.NEURAL_NET.program(), 100))
        .isFalse();
  }

  @Test
  void randomSearchDrawsWhatMayChangeAndKeepsTheRest() {
    for (String name : List.of("linear", "linear-learning")) {
      SearchTask task = SearchTasks.named(name);
      ProgramSearch search =
          new ProgramExperiment(task, settings(name, 1), null, 1)
              .search(ProgramSearch.Method.RANDOM);
      search.run(2000, 1, null, progress -> {});
      assertThat(search.populationFitness()).hasSize(100);
      assertThat(java.util.Arrays.stream(search.populationFitness()).distinct().count())
          .isGreaterThan(3);
      Program start = task.settings().start();
      if (start != null) {
        assertThat(search.best().program().predict()).isEqualTo(start.predict());
      }
    }
  }

  @Test
  void aSufficientFitnessEndsTheSearch() {
    SearchSettings settings = settings("linear", 1).withSufficientFitness(0.01);
    ProgramSearch search = search("linear", settings, 9);
    search.run(100_000, 1, null, progress -> {});
    assertThat(search.counters().programs()).isLessThan(500);
    assertThat(search.best().fitness()).isGreaterThanOrEqualTo(0.01);
  }

  @Test
  void unknownTasksAreNamed() {
    assertThatThrownBy(() -> SearchTasks.named("cubic"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("accepted are linear, linear-figure4");
  }
}
