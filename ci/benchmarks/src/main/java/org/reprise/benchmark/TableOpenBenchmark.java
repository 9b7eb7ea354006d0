package org.reprise.benchmark;

import java.io.IOException;
import java.nio.file.Path;
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
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Table;
import org.reprise.table.store.TableStore;

/**
 * Opening a table and reading a first value, with 100 MB of heap. The warm-up iteration is the
 * first open of a new virtual machine, which also loads classes; the others are the opens after it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 20)
@Fork(value = 5, jvmArgs = "-Xmx100m")
public class TableOpenBenchmark {
  private Path nasBench201;
  private Path nasBench101;

  /** Writes the tables, unless they are there. */
  @Setup
  public void write() throws IOException {
    nasBench201 = TableFiles.nasBench201();
    nasBench101 = TableFiles.nasBench101();
  }

  /** 15,625 architectures, 24 columns. */
  @Benchmark
  public double openNasBench201() throws IOException {
    return open(nasBench201, 200);
  }

  /** 423,624 architectures, 12 columns. */
  @Benchmark
  public double openNasBench101() throws IOException {
    return open(nasBench101, 108);
  }

  private static double open(Path file, int epochs) throws IOException {
    Table table = TableStore.open(file, "benchmark");
    return table
        .column(new Query("cifar10", "valid", "accuracy", epochs, SeedChoice.MEAN))
        .value(table.rows() / 2);
  }
}
