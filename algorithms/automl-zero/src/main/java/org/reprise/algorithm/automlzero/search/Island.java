package org.reprise.algorithm.automlzero.search;

import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.task.TaskSet;

/**
 * Regularized evolution on one population (paper, figure 2 and section 3.2): the best of T
 * individuals drawn with replacement is copied and mutated, and the child replaces the oldest.
 */
final class Island {
  private final SearchSettings settings;
  private final Mutator mutator;
  private final ProgramEvaluator evaluator;
  private final @Nullable Individual[] population;
  private long individuals;
  private @Nullable Individual best;

  Island(SearchSettings settings, TaskSet tasks) {
    this.settings = settings;
    this.mutator =
        new Mutator(settings.space(), settings.mutations(), settings.evaluation().conventions());
    this.evaluator =
        new ProgramEvaluator(
            tasks, settings.evaluation(), settings.capped(), settings.populationSize());
    this.population = new @Nullable Individual[settings.populationSize()];
  }

  /**
   * Goes on until the island has seen so many individuals, or has found a sufficient one.
   *
   * @param random where all choices come from
   * @param noiseSeed names the random numbers that programs draw
   */
  void evolve(long until, RandomGenerator random, long noiseSeed) {
    while (individuals < until && !isDone()) {
      // Slots are replaced in order, so the next one holds the oldest individual.
      int oldest = (int) (individuals % population.length);
      if (individuals < population.length) {
        population[oldest] = evaluate(first(random), null, null, noiseSeed);
        continue;
      }
      Individual parent = tournament(random);
      population[oldest] = child(parent, random, noiseSeed);
    }
  }

  /**
   * Random search: the functions that may change are drawn anew each time; the population is the
   * latest P programs.
   */
  void sample(long until, RandomGenerator random, long noiseSeed) {
    while (individuals < until && !isDone()) {
      int oldest = (int) (individuals % population.length);
      Program program =
          settings.start() == null
              ? mutator.random(random)
              : mutator.randomised(settings.start(), random);
      population[oldest] = evaluate(program, null, null, noiseSeed);
    }
  }

  private Program first(RandomGenerator random) {
    return settings.start() == null ? mutator.random(random) : settings.start();
  }

  private Individual tournament(RandomGenerator random) {
    Individual winner = drawn(random);
    for (int i = 1; i < settings.tournamentSize(); i++) {
      Individual other = drawn(random);
      if (other.fitness() > winner.fitness()) {
        winner = other;
      }
    }
    return winner;
  }

  private Individual drawn(RandomGenerator random) {
    return Objects.requireNonNull(
        population[random.nextInt(population.length)], "tournaments are held among all");
  }

  private Individual child(Individual parent, RandomGenerator random, long noiseSeed) {
    if (settings.mutateProbability() < 1 && random.nextDouble() >= settings.mutateProbability()) {
      // A copy: its ancestry is the parent's.
      return evaluate(parent.program(), parent.parent(), parent.mutation(), noiseSeed);
    }
    MutationKind kind = mutator.nextKind(random);
    Program program = mutator.mutate(parent.program(), kind, random);
    return program.equals(parent.program())
        ? evaluate(program, parent.parent(), parent.mutation(), noiseSeed)
        : evaluate(program, parent, kind, noiseSeed);
  }

  private Individual evaluate(
      Program program,
      @Nullable Individual parent,
      @Nullable MutationKind mutation,
      long noiseSeed) {
    double fitness = evaluator.evaluate(program, noiseSeed + individuals);
    Individual individual = new Individual(individuals++, program, fitness, parent, mutation);
    if (best == null || fitness > best.fitness()) {
      best = individual;
    }
    return individual;
  }

  /** Returns whether a sufficient fitness has been found. */
  boolean isDone() {
    return best != null && best.fitness() >= settings.sufficientFitness();
  }

  long individuals() {
    return individuals;
  }

  /** Returns the best individual ever seen; null before the first. */
  @Nullable Individual best() {
    return best;
  }

  /** Returns the slots of the population, null where nobody has been born yet. */
  @Nullable Individual[] population() {
    return population;
  }

  ProgramEvaluator evaluator() {
    return evaluator;
  }

  /** Takes over the population of another island, which may evaluate differently. */
  void adopt(Island other) {
    System.arraycopy(other.population, 0, population, 0, population.length);
    restore(other.individuals, other.best);
  }

  /** Puts the island back where a checkpoint left it. */
  void restore(long seen, @Nullable Individual bestSeen) {
    individuals = seen;
    best = bestSeen;
  }
}
