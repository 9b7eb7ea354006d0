package org.reprise.benchmark;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.reprise.space.network.Shape;
import org.reprise.training.engine.Engine;

/**
 * A training step (forward, backward, SGD) of the built-in benchmark's network, 8 channels at 14x14
 * and batches of 32: of its dearest cell, of a mixed one, and of the supernet of all operations.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TrainingStepBenchmark {
  private static final Shape IMAGE = new Shape(1, 14, 14);
  private static final int CHANNELS = 8;
  private static final int BATCH = 32;

  /** What computes. */
  @Param({"LANES", "ND4J"})
  public Engine engine;

  /** The network. */
  @Param({"CONVOLUTIONS", "MIXED", "SUPERNET"})
  public Kind kind;

  private TrainingStep training;

  /** Kinds of network. */
  public enum Kind {
    /** Five 3x3 convolutions a cell. */
    CONVOLUTIONS(
        "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+"
            + "|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|"),
    /** Two 3x3 and two 1x1 convolutions, a pooling. */
    MIXED(
        "|nor_conv_1x1~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+"
            + "|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|"),
    /** All five operations on each of six edges. */
    SUPERNET(null);

    private final @Nullable String cell;

    Kind(@Nullable String cell) {
      this.cell = cell;
    }
  }

  /** Builds the network. */
  @Setup
  public void prepare() {
    String cell = kind.cell;
    training =
        cell == null
            ? TrainingStep.ofMixture(engine, IMAGE, CHANNELS, BATCH)
            : TrainingStep.ofCell(engine, cell, IMAGE, CHANNELS, BATCH);
  }

  /** One step. */
  @Benchmark
  public double step() {
    return training.run();
  }

  /** Frees it. */
  @TearDown
  public void free() {
    training.close();
  }
}
