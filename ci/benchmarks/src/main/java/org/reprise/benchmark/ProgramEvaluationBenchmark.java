package org.reprise.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.reprise.algorithm.automlzero.execution.LaneProgram;
import org.reprise.algorithm.automlzero.execution.TaskRunner;
import org.reprise.algorithm.automlzero.program.Liveness;
import org.reprise.algorithm.automlzero.program.NamedPrograms;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.program.ProgramFingerprint;
import org.reprise.algorithm.automlzero.task.RegressionTasks;
import org.reprise.algorithm.automlzero.task.TaskSet;
import org.reprise.search.RandomStreams;

/**
 * AutoML-Zero: the evaluation of one program on ten tasks of 100 training and 100 validation
 * examples, and what comes before it: liveness, fingerprint, equivalence check.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ProgramEvaluationBenchmark {
  private static final int TASKS = 10;

  /** The program: 6 instructions without matrices, or 19 with them. */
  @Param({"LINEAR", "NEURAL_NET"})
  public NamedPrograms named;

  /** The size of vectors and of matrices. */
  @Param({"4", "16"})
  public int features;

  private final ProgramFingerprint canonical = new ProgramFingerprint();
  private final double[] fitness = new double[TASKS];
  private final long[] fingerprints = new long[TASKS];
  private Program program;
  private Liveness liveness;
  private LaneProgram lanes;
  private TaskRunner runner;
  private TaskSet tasks;

  /** Makes the tasks. */
  @Setup
  public void prepare() {
    program = named.program();
    liveness = Liveness.of(program, OutputKind.SCALAR);
    lanes = LaneProgram.live(program, liveness);
    tasks =
        RegressionTasks.create(
            RegressionTasks.Family.LINEAR, features, 100, 100, TASKS, RandomStreams.of(1));
    runner = new TaskRunner(tasks, 0, TASKS, 100);
  }

  /** 1,000 training steps and 1,000 predictions. */
  @Benchmark
  public long trainAndValidate() {
    return runner.run(lanes, 1, tasks.trainSteps(), fitness);
  }

  /** Ten training steps and ten predictions on each task. */
  @Benchmark
  public long checkEquivalence() {
    return runner.fingerprint(lanes, 1, 10, 10, 52, fingerprints);
  }

  /** The live instructions and their fingerprint. */
  @Benchmark
  public long recogniseCode() {
    return canonical.fingerprint(
        program, Liveness.of(program, OutputKind.SCALAR), OutputKind.SCALAR);
  }
}
