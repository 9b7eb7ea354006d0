package org.reprise.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.table.Column;
import org.reprise.table.Query;
import org.reprise.table.Table;

/**
 * NAS-Bench-Macro as a ground for controllers alone: each of its trainings by itself, and a cost.
 *
 * @param space of the table
 * @param runs accuracy of a network in percent, of each training
 * @param cost multiply-adds of a network
 * @param meanCost mean over the space
 */
public record MacroRuns(
    SearchSpace space,
    List<ToDoubleFunction<Architecture>> runs,
    ToDoubleFunction<Architecture> cost,
    double meanCost) {
  private static final int RUNS = 3;

  /**
   * Returns them.
   *
   * @throws NotAvailableException if the table is not on this machine
   */
  public static MacroRuns of(CheckContext context) throws NotAvailableException {
    Table table = context.table("nasbench-macro");
    List<ToDoubleFunction<Architecture>> runs = new ArrayList<>();
    for (int seed = 0; seed < RUNS; seed++) {
      Column run = table.column(Query.parse("cifar10/test/accuracy/50/" + seed));
      runs.add(architecture -> run.value(table.row(architecture)));
    }
    Column flops = table.column(Query.cost("cifar10", "flops"));
    double sum = 0;
    for (int row = 0; row < table.rows(); row++) {
      sum += flops.value(row);
    }
    return new MacroRuns(
        table.space(),
        List.copyOf(runs),
        architecture -> flops.value(table.row(architecture)),
        sum / table.rows());
  }
}
