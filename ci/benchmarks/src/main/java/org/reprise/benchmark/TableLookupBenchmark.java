package org.reprise.benchmark;

import java.io.IOException;
import java.util.SplittableRandom;
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
import org.reprise.space.Architecture;
import org.reprise.table.Column;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Table;
import org.reprise.table.store.TableStore;

/**
 * Looking up random architectures in a table that lies in a mapped file. Run with {@code -prof gc}
 * to see that nothing is allocated.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TableLookupBenchmark {
  private static final int ARCHITECTURES = 1 << 14;

  /** The table. */
  @Param({"nasbench201", "nasbench101"})
  public String size;

  private final Architecture[] architectures = new Architecture[ARCHITECTURES];
  private Table table;
  private Column mean;
  private int next;

  /** Opens the table and draws architectures; those of NAS-Bench-101 know their key by then. */
  @Setup
  public void open() throws IOException {
    boolean small = size.equals("nasbench201");
    table =
        TableStore.open(small ? TableFiles.nasBench201() : TableFiles.nasBench101(), "benchmark");
    int epochs = small ? 200 : 108;
    mean = table.column(new Query("cifar10", "valid", "accuracy", epochs, SeedChoice.MEAN));
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < ARCHITECTURES; i++) {
      architectures[i] = table.architecture(random.nextInt(table.rows()));
      table.space().key(architectures[i]);
    }
  }

  private Architecture next() {
    next = (next + 1) & (ARCHITECTURES - 1);
    return architectures[next];
  }

  /** The row of an architecture. */
  @Benchmark
  public int row() {
    return table.row(next());
  }

  /** The mean over three seeds of an architecture. */
  @Benchmark
  public double mean() {
    return mean.value(table.row(next()));
  }
}
