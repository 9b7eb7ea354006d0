package org.reprise.benchmark;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench101.NasBench101;

/** What a search on NAS-Bench-101 does for each architecture, and the enumeration of the space. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class NasBench101Benchmark {
  private static final int ARCHITECTURES = 1 << 14;

  private final NasBench101 space = new NasBench101();
  private final SplittableRandom random = new SplittableRandom(1);
  private final int[][] choices = new int[ARCHITECTURES][];
  private final Architecture[] parents = new Architecture[ARCHITECTURES];
  private int next;

  /** Draws the architectures. */
  @Setup
  public void draw() {
    for (int i = 0; i < ARCHITECTURES; i++) {
      parents[i] = space.sample(random);
      choices[i] = parents[i].choices();
    }
  }

  private int next() {
    next = (next + 1) % ARCHITECTURES;
    return next;
  }

  /** The canonical key of an architecture that has none yet, its creation included. */
  @Benchmark
  public long key() {
    return space.key(Architecture.of(choices[next()]));
  }

  /** The published hash, which the key stands in for. */
  @Benchmark
  public String moduleHash() {
    return space.moduleHash(parents[next()]);
  }

  /** A child by the published mutation, tries that miss the space included. */
  @Benchmark
  public Architecture mutate() {
    return space.mutation().mutate(parents[next()], random);
  }

  /** All 423,624 cells. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public long enumerate() {
    return space.keys().count();
  }
}
