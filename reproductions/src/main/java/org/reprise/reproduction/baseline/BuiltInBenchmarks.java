package org.reprise.reproduction.baseline;

import java.util.List;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.benchmark.SyntheticTable;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.table.store.BuiltInTables;

/** The benchmarks that are always at hand, so that baselines on them can be committed. */
public final class BuiltInBenchmarks {
  private BuiltInBenchmarks() {}

  /** Returns all of them: accuracies from a formula, and those of cells that were trained. */
  public static List<TableBenchmark> all() {
    return List.of(
        Protocols.named(SyntheticTable.NAME).on(SyntheticTable.create()),
        Protocols.named(BuiltInTables.NB201_FASHION)
            .on(BuiltInTables.open(BuiltInTables.NB201_FASHION)));
  }
}
