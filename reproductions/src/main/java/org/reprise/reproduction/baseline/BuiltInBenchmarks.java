package org.reprise.reproduction.baseline;

import java.util.List;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.benchmark.SyntheticTable;

/** The benchmarks that are always at hand, so that baselines on them can be committed. */
public final class BuiltInBenchmarks {
  private BuiltInBenchmarks() {}

  /** All of them. */
  public static List<Benchmark> all() {
    return List.of(Protocols.named(SyntheticTable.NAME).on(SyntheticTable.create()));
  }
}
