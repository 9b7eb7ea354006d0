package org.reprise.algorithm.automlzero.search;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.algorithm.automlzero.execution.LaneProgram;
import org.reprise.algorithm.automlzero.execution.TaskRunner;
import org.reprise.algorithm.automlzero.program.Liveness;
import org.reprise.algorithm.automlzero.program.NamedPrograms;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.program.ProgramFingerprint;
import org.reprise.algorithm.automlzero.task.TaskSet;

/**
 * The fitness of programs on a set of tasks, and what saves evaluations: equivalence caching,
 * hurdles and the run-time cap. Keeps state (cache and hurdle), so each island has its own.
 */
public final class ProgramEvaluator {
  /** Tasks that run in lockstep; more would fall out of the processor's nearest cache. */
  private static final int LANES = 16;

  /** Programs that set the hurdle's bar where no population says how many. */
  private static final int HURDLE_WINDOW = 1000;

  /** Random instructions of an equivalence check draw the same numbers each time. */
  private static final long CHECK_SEED = 235732282;

  private final TaskSet set;
  private final EvaluationSettings settings;
  private final OutputKind output;
  private final List<TaskRunner> runners = new ArrayList<>();
  private final ProgramFingerprint canonical = new ProgramFingerprint();
  private final @Nullable EquivalenceCache cache;
  private final @Nullable Hurdle hurdle;
  private final @Nullable RunTimeCap cap;
  private final double[] fitness;
  private final long[] fingerprints;
  private Counters counters = new Counters();

  /** What evaluations have cost so far. */
  public static final class Counters {
    long programs;
    long trainSteps;
    long sameCode;
    long sameErrors;
    long underHurdle;
    long overCap;

    /** Programs evaluated, however cheaply. */
    public long programs() {
      return programs;
    }

    /** Training examples seen, summed over tasks, equivalence checks included. */
    public long trainSteps() {
      return trainSteps;
    }

    /** Programs recognised by their live instructions. */
    public long sameCode() {
      return sameCode;
    }

    /** Programs recognised by their errors. */
    public long sameErrors() {
      return sameErrors;
    }

    /** Programs that the hurdle stopped. */
    public long underHurdle() {
      return underHurdle;
    }

    /** Programs refused by the run-time cap. */
    public long overCap() {
      return overCap;
    }

    void add(Counters other) {
      programs += other.programs;
      trainSteps += other.trainSteps;
      sameCode += other.sameCode;
      sameErrors += other.sameErrors;
      underHurdle += other.underHurdle;
      overCap += other.overCap;
    }
  }

  /**
   * An evaluator.
   *
   * @param capped whether the conventions' run-time cap against the two-layer network applies
   */
  public ProgramEvaluator(TaskSet set, EvaluationSettings settings, boolean capped) {
    this(set, settings, capped, HURDLE_WINDOW);
  }

  /**
   * An evaluator.
   *
   * @param capped whether the conventions' run-time cap against the two-layer network applies
   * @param hurdleWindow how many of the latest programs set the hurdle's bar
   */
  ProgramEvaluator(TaskSet set, EvaluationSettings settings, boolean capped, int hurdleWindow) {
    this.set = set;
    this.settings = settings;
    this.output = set.metric().output();
    int count = set.tasks().size();
    for (int from = 0; from < count; from += LANES) {
      runners.add(new TaskRunner(set, from, Math.min(count, from + LANES), settings.maxAbsError()));
    }
    Conventions conventions = settings.conventions();
    this.cache =
        settings.equivalence() == EvaluationSettings.Equivalence.NONE
            ? null
            : new EquivalenceCache(settings.cacheSize(), conventions.forgetAfter());
    this.hurdle = settings.hurdle() ? new Hurdle(settings.hurdlePercentile(), hurdleWindow) : null;
    this.cap =
        capped && conventions.costFactor() > 0
            ? new RunTimeCap(NamedPrograms.NEURAL_NET.program(), conventions.costFactor())
            : null;
    this.fitness = new double[count];
    this.fingerprints = new long[count];
  }

  /**
   * Returns a plain evaluator, without anything that saves evaluations: for selection and final
   * tests.
   */
  public static ProgramEvaluator plain(TaskSet set) {
    return new ProgramEvaluator(
        set, EvaluationSettings.DEFAULT.with(EvaluationSettings.Equivalence.NONE), false);
  }

  /**
   * Returns the fitness of a program.
   *
   * @param evaluationSeed names the random numbers that the program's random instructions draw
   */
  public double evaluate(Program program, long evaluationSeed) {
    counters.programs++;
    if (cap != null && !cap.allows(program, set.trainSteps())) {
      counters.overCap++;
      return 0;
    }
    Liveness liveness = Liveness.of(program, output);
    if (cache == null) {
      return train(lanes(program, liveness), evaluationSeed);
    }
    if (settings.equivalence() != EvaluationSettings.Equivalence.WHOLE_PROGRAM) {
      return checkEachTask(lanes(program, liveness), cache, evaluationSeed);
    }
    long code = canonical.fingerprint(program, liveness, output);
    double known = cache.find(code);
    if (!Double.isNaN(known)) {
      counters.sameCode++;
      return known;
    }
    LaneProgram lanes = lanes(program, liveness);
    long errors = errors(lanes);
    double result = cache.find(errors);
    if (Double.isNaN(result)) {
      result = train(lanes, evaluationSeed);
      cache.put(errors, result);
    } else {
      counters.sameErrors++;
    }
    cache.put(code, result);
    return result;
  }

  /** Returns the fitness on each task of the latest program that was trained in full. */
  public double[] taskFitness() {
    return fitness.clone();
  }

  /** Returns what evaluations have cost so far. */
  public Counters counters() {
    return counters;
  }

  private LaneProgram lanes(Program program, Liveness liveness) {
    return settings.deadCode()
        ? LaneProgram.complete(program, output)
        : LaneProgram.live(program, liveness);
  }

  private double train(LaneProgram program, long evaluationSeed) {
    if (hurdle != null) {
      int few = Math.max(1, (int) (settings.hurdleFraction() * set.trainSteps()));
      run(program, evaluationSeed, few);
      double early = aggregate();
      if (!hurdle.passes(early)) {
        counters.underHurdle++;
        return early;
      }
    }
    run(program, evaluationSeed, set.trainSteps());
    return aggregate();
  }

  private void run(LaneProgram program, long evaluationSeed, int trainExamples) {
    for (TaskRunner runner : runners) {
      counters.trainSteps += runner.run(program, evaluationSeed, trainExamples, fitness);
    }
  }

  private double checkEachTask(LaneProgram program, EquivalenceCache cache, long evaluationSeed) {
    errors(program);
    double[] known = new double[fitness.length];
    boolean complete = true;
    for (int task = 0; task < known.length; task++) {
      known[task] = cache.find(fingerprints[task]);
      complete &= !Double.isNaN(known[task]);
    }
    if (complete) {
      counters.sameErrors++;
      System.arraycopy(known, 0, fitness, 0, known.length);
      return aggregate();
    }
    double result = train(program, evaluationSeed);
    for (int task = 0; task < known.length; task++) {
      if (Double.isNaN(known[task])) {
        cache.put(fingerprints[task], fitness[task]);
      } else {
        fitness[task] = known[task];
      }
    }
    return settings.hurdle() ? result : aggregate();
  }

  private long errors(LaneProgram program) {
    int examples = settings.checkExamples();
    int bits = settings.conventions().keptErrorBits();
    long all = 0;
    for (TaskRunner runner : runners) {
      counters.trainSteps +=
          runner.fingerprint(program, CHECK_SEED, examples, examples, bits, fingerprints);
    }
    for (long print : fingerprints) {
      all = (all ^ print) * 0x9E3779B97F4A7C15L;
      all ^= all >>> 32;
    }
    return all;
  }

  private double aggregate() {
    if (settings.conventions().aggregate() == Conventions.Aggregate.MEAN) {
      double sum = 0;
      for (double value : fitness) {
        sum += value;
      }
      return sum / fitness.length;
    }
    double[] sorted = fitness.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(counters.programs);
    out.writeLong(counters.trainSteps);
    out.writeLong(counters.sameCode);
    out.writeLong(counters.sameErrors);
    out.writeLong(counters.underHurdle);
    out.writeLong(counters.overCap);
    if (cache != null) {
      cache.write(out);
    }
    if (hurdle != null) {
      hurdle.write(out);
    }
  }

  void read(DataInput in) throws IOException {
    counters = new Counters();
    counters.programs = in.readLong();
    counters.trainSteps = in.readLong();
    counters.sameCode = in.readLong();
    counters.sameErrors = in.readLong();
    counters.underHurdle = in.readLong();
    counters.overCap = in.readLong();
    if (cache != null) {
      cache.read(in);
    }
    if (hurdle != null) {
      hurdle.read(in);
    }
  }
}
