package org.reprise.algorithm.automlzero.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.task.TaskSet;
import org.reprise.data.file.OutputFile;
import org.reprise.search.RandomStreams;

/**
 * A search for programs on one or more islands.
 *
 * <p>It proceeds in rounds. In a round each island evolves alone, on any thread; between rounds
 * islands exchange individuals, progress is reported, and a checkpoint may be written. Each island
 * and round has its own random stream, so the seed alone decides the outcome: not the number of
 * threads, and not whether the search was interrupted and resumed.
 */
public final class ProgramSearch {

  /** How programs are found. */
  public enum Method {
    /** Regularized evolution. */
    EVOLUTION,
    /** Random search over the same space, the control. */
    RANDOM
  }

  private final Method method;
  private final SearchSettings settings;
  private final RandomStreams streams;
  private final List<Island> islands = new ArrayList<>();
  private final List<Progress> history = new ArrayList<>();

  /** A search that has not begun. */
  public ProgramSearch(
      Method method, SearchSettings settings, TaskSet tasks, RandomStreams streams) {
    this.method = method;
    this.settings = settings;
    this.streams = streams;
    for (int i = 0; i < settings.islands(); i++) {
      islands.add(new Island(settings, tasks));
    }
  }

  /**
   * Searches until all islands together have seen {@code individuals}, or one has found a
   * sufficient one.
   *
   * @param threads threads that islands share; the outcome does not depend on it
   * @param checkpoint where the state is kept after each round and resumed from; null for nowhere
   * @param listener told after each round
   */
  public void run(
      long individuals, int threads, @Nullable Path checkpoint, Consumer<Progress> listener) {
    run(individuals, Long.MAX_VALUE, threads, checkpoint, listener);
  }

  /**
   * Searches as above, but ends with the round in which all islands together have made {@code
   * trainSteps} training steps: the budget by which the paper compares searches whose individuals
   * cost differently.
   */
  public void run(
      long individuals,
      long trainSteps,
      int threads,
      @Nullable Path checkpoint,
      Consumer<Progress> listener) {
    if (checkpoint != null && Files.exists(checkpoint)) {
      EvolutionCheckpoint.read(checkpoint, this);
    }
    long each = (individuals + islands.size() - 1) / islands.size();
    ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, islands.size()));
    try {
      while (islands.get(0).individuals() < each
          && counters().trainSteps < trainSteps
          && !isDone()) {
        round(Math.min(each, (history.size() + 1L) * settings.roundSize()), executor);
        if (islands.size() > 1) {
          migrate();
        }
        history.add(progress());
        listener.accept(history.get(history.size() - 1));
        if (checkpoint != null) {
          EvolutionCheckpoint.write(checkpoint, this);
        }
      }
    } finally {
      executor.shutdownNow();
    }
  }

  /**
   * Whether a checkpoint was cut off or changed, so that a search cannot go on from it.
   *
   * @throws IOException if it cannot be read
   */
  public static boolean isDamaged(Path checkpoint) throws IOException {
    return EvolutionCheckpoint.isDamaged(checkpoint);
  }

  private void round(long until, ExecutorService executor) {
    List<Callable<Void>> work = new ArrayList<>();
    for (int i = 0; i < islands.size(); i++) {
      Island island = islands.get(i);
      RandomStreams own = streams.child("island").child(i).child(history.size());
      RandomGenerator random = own.stream("choices");
      long noiseSeed = own.stream("noise").nextLong();
      work.add(
          () -> {
            if (method == Method.EVOLUTION) {
              island.evolve(until, random, noiseSeed);
            } else {
              island.sample(until, random, noiseSeed);
            }
            return null;
          });
    }
    try {
      for (Future<Void> done : executor.invokeAll(work)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the search was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an island failed: " + e.getCause(), e.getCause());
    }
  }

  /**
   * Each island gives copies of some individuals to a common pool and takes as many from the pool
   * in place of its oldest ones.
   */
  private void migrate() {
    RandomGenerator random = streams.child("migration").child(history.size()).stream("choices");
    List<Individual> pool = new ArrayList<>();
    for (Island island : islands) {
      @Nullable Individual[] population = island.population();
      for (int i = 0; i < settings.migrants(); i++) {
        Individual migrant = population[random.nextInt(population.length)];
        if (migrant != null) {
          pool.add(migrant);
        }
      }
    }
    for (Island island : islands) {
      @Nullable Individual[] population = island.population();
      for (int i = 0; i < settings.migrants() && !pool.isEmpty(); i++) {
        int slot = (int) ((island.individuals() + i) % population.length);
        population[slot] = pool.get(random.nextInt(pool.size()));
      }
    }
  }

  /**
   * Goes on from where another search of the same task stands, with this search's own way to
   * evaluate: populations, history and best individual are taken over, caches and counters are not.
   */
  public void continueFrom(ProgramSearch other) {
    for (int i = 0; i < islands.size(); i++) {
      islands.get(i).adopt(other.islands.get(i));
    }
    restoreHistory(other.history);
  }

  private boolean isDone() {
    return islands.stream().anyMatch(Island::isDone);
  }

  private Progress progress() {
    double bestNow = 0;
    double sum = 0;
    int count = 0;
    long individuals = 0;
    for (Island island : islands) {
      individuals += island.individuals();
      for (Individual individual : island.population()) {
        if (individual != null) {
          bestNow = Math.max(bestNow, individual.fitness());
          sum += individual.fitness();
          count++;
        }
      }
    }
    ProgramEvaluator.Counters total = counters();
    return new Progress(
        individuals,
        best().fitness(),
        bestNow,
        sum / Math.max(1, count),
        total.trainSteps,
        total.sameCode,
        total.sameErrors,
        total.underHurdle);
  }

  /** Returns what evaluations have cost, over all islands. */
  public ProgramEvaluator.Counters counters() {
    ProgramEvaluator.Counters total = new ProgramEvaluator.Counters();
    for (Island island : islands) {
      total.add(island.evaluator().counters());
    }
    return total;
  }

  /**
   * Returns the best individual that any island has seen; of equal ones that of the first island. A
   * search that has not begun has none.
   */
  public Individual best() {
    Individual best = null;
    for (Island island : islands) {
      Individual own = island.best();
      if (own != null && (best == null || own.fitness() > best.fitness())) {
        best = own;
      }
    }
    return Objects.requireNonNull(best, "no island has seen an individual yet");
  }

  /**
   * Returns the programs in all populations at present, the oldest slot of the first island first.
   */
  public List<Program> population() {
    return islands.stream()
        .flatMap(island -> Arrays.stream(island.population()))
        .filter(individual -> individual != null)
        .map(Individual::program)
        .toList();
  }

  /** Returns the fitness in all populations at present. */
  public double[] populationFitness() {
    return islands.stream()
        .flatMap(island -> Arrays.stream(island.population()))
        .filter(individual -> individual != null)
        .mapToDouble(Individual::fitness)
        .toArray();
  }

  /** Returns one entry for each round. */
  public List<Progress> history() {
    return List.copyOf(history);
  }

  List<Island> islands() {
    return islands;
  }

  void restoreHistory(List<Progress> rounds) {
    history.clear();
    history.addAll(rounds);
  }

  /** Returns a fingerprint of what the search depends on, so that a checkpoint is not mixed up. */
  long identity() {
    String text = method + "/" + settings + "/" + streams.child("identity").stream("").nextLong();
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }

  static UncheckedIOException failed(Path file, IOException e) {
    return new UncheckedIOException(OutputFile.naming(file, e));
  }
}
