package org.reprise.algorithm.automlzero.claim;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.reprise.algorithm.automlzero.ProgramExperiment;
import org.reprise.algorithm.automlzero.SearchTask;
import org.reprise.algorithm.automlzero.program.Liveness;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.search.Mutator;
import org.reprise.algorithm.automlzero.search.ProgramEvaluator;
import org.reprise.algorithm.automlzero.search.ProgramSearch;
import org.reprise.algorithm.automlzero.search.ProgramSearch.Method;
import org.reprise.algorithm.automlzero.search.SearchSettings;
import org.reprise.search.RandomStreams;

/**
 * How many acceptable programs random search and evolution find in so many evaluations (paper,
 * figure 4). Acceptable is a fitness of 0.9999, as in the published demo, on the tasks of the
 * search and on those for selection. Experiments run in parallel; each has its own streams.
 */
final class AcceptableCount {
  /** What the original's demo accepts. */
  static final double ACCEPTABLE = 0.9999;

  private static final int MILLION = 1_000_000;

  /** Evaluations of an experiment with evolution in figure 4. */
  private static final int EXPERIMENT = 10_000;

  /** Experiments with evolution for each million random programs. */
  private static final int EXPERIMENTS = 40;

  private final SearchTask task;
  private final RandomStreams streams;

  AcceptableCount(SearchTask task, RandomStreams streams) {
    this.task = task;
    this.streams = streams;
  }

  /** Acceptable programs among all. */
  record Count(long successes, long programs) {
    Count plus(Count other) {
      return new Count(successes + other.successes, programs + other.programs);
    }

    /** Half a success stands for none. */
    double atLeastHalf() {
      return Math.max(0.5, successes);
    }

    double share() {
      return atLeastHalf() / programs;
    }

    /** Returns the standard error of the logarithm of a count. */
    double errorOfLog() {
      return 1 / Math.sqrt(atLeastHalf());
    }

    @Override
    public String toString() {
      return successes + " of " + programs;
    }
  }

  /** Returns the count over so many runs: of a million random programs, or of 40 experiments. */
  Count of(Method method, int runs) {
    return IntStream.range(0, method == Method.RANDOM ? runs : runs * EXPERIMENTS)
        .parallel()
        .mapToObj(i -> method == Method.RANDOM ? random(i) : evolution(i))
        .reduce(new Count(0, 0), Count::plus);
  }

  private Count evolution(int number) {
    SearchSettings settings = task.settings().withSufficientFitness(ACCEPTABLE);
    ProgramExperiment experiment = experiment(settings, number);
    ProgramSearch search = experiment.search(Method.EVOLUTION);
    search.run(EXPERIMENT, 1, null, progress -> {});
    boolean success =
        search.best().fitness() >= ACCEPTABLE
            && experiment.selectFitness(search.best().program()) > ACCEPTABLE;
    return new Count(success ? 1 : 0, search.counters().programs());
  }

  private Count random(int number) {
    SearchSettings settings = task.settings();
    ProgramExperiment experiment = experiment(settings, number);
    ProgramEvaluator evaluator = experiment.evaluator();
    Mutator mutator =
        new Mutator(settings.space(), settings.mutations(), settings.evaluation().conventions());
    RandomGenerator random = streams.child(number).stream("programs");
    int successes = 0;
    for (int i = 0; i < MILLION; i++) {
      Program program =
          settings.start() == null
              ? mutator.random(random)
              : mutator.randomised(settings.start(), random);
      // What never looks at a label cannot fit tasks that differ, so it need not be evaluated.
      if (Liveness.of(program, settings.space().output()).readsLabel()
          && evaluator.evaluate(program, i) >= ACCEPTABLE
          && experiment.selectFitness(program) > ACCEPTABLE) {
        successes++;
      }
    }
    return new Count(successes, MILLION);
  }

  private ProgramExperiment experiment(SearchSettings settings, int number) {
    return new ProgramExperiment(
        task, settings, null, streams.child(number).stream("seed").nextLong());
  }
}
