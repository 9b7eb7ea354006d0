package org.reprise.claim;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.Evaluator;
import org.reprise.search.FunctionOracle;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.Oracle;
import org.reprise.search.RandomStreams;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.statistics.Hypervolume;
import org.reprise.search.statistics.Hypervolume.Point;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.table.Column;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Series;
import org.reprise.table.Table;

/**
 * A table with validation accuracies and one measured latency, on which searches for both are
 * judged.
 *
 * @param space of the table
 * @param accuracy validation accuracy in percent
 * @param latency in milliseconds
 * @param target T, the median latency of the space
 * @param floor the median accuracy of the space, below which nothing counts for a hypervolume
 */
public record MeasuredGround(
    SearchSpace space,
    ToDoubleFunction<Architecture> accuracy,
    ToDoubleFunction<Architecture> latency,
    double target,
    double floor) {
  /** The name of the latency among the costs that a search knows. */
  public static final String LATENCY = "latency";

  /**
   * Returns the ground that a target names: {@code mobile-fashion} with the latency of one image on
   * this project's engine, else NAS-Bench-201 after full training with the latency of the device.
   *
   * @throws NotAvailableException if a table is not on this machine
   */
  public static MeasuredGround of(CheckContext context) throws IOException, NotAvailableException {
    if (context.argument("device").equals("mobile-fashion")) {
      Table table = context.table("mobile-fashion");
      Series measured = Series.cost("fashion14", "latency_ms_1");
      if (!table.has(measured)) {
        throw new NotAvailableException("table " + table.name() + " has no " + measured);
      }
      Column latency = table.column(measured);
      double[] values = IntStream.range(0, table.rows()).mapToDouble(latency::value).toArray();
      return on(table, table.column(Query.parse("fashion14/valid/accuracy/6/0")), table, values);
    }
    Table table = context.table("nasbench201-queries");
    MeasuredCosts hardware = MeasuredCosts.read(context);
    return on(
        table,
        table.column(new Query("cifar10", "valid", "accuracy", 200, new SeedChoice.Mean())),
        hardware.table(),
        hardware.column("latency_ms_" + context.argument("device")));
  }

  private static MeasuredGround on(
      Table table, Column accuracy, Table measured, double[] latencies) {
    return new MeasuredGround(
        table.space(),
        architecture -> accuracy.value(table.row(architecture)),
        architecture -> latencies[measured.row(architecture)],
        MeasuredCosts.median(latencies),
        MeasuredCosts.median(
            IntStream.range(0, table.rows()).mapToDouble(accuracy::value).toArray()));
  }

  /**
   * Returns what a search that counts {@code evaluations} samples.
   *
   * @throws IllegalStateException if it ends before
   */
  public History run(SearchAlgorithm search, int evaluations, RandomStreams streams) {
    Map<String, ToDoubleFunction<Architecture>> costs = new LinkedHashMap<>();
    costs.put(LATENCY, latency);
    Oracle oracle = new FunctionOracle(space, accuracy, 0, new ArchitectureCosts(costs));
    Ledger ledger = new Ledger(oracle, Budget.evaluations(evaluations));
    try {
      search.search(ledger, streams.stream("search"));
    } catch (BudgetExhausted e) {
      return ledger.history();
    }
    throw new IllegalStateException("the search ended before its budget");
  }

  /** Returns the latency of a sample as a part of the target. */
  public double relative(History history, int evaluation) {
    return latency.applyAsDouble(history.architecture(evaluation)) / target;
  }

  /**
   * Returns the hypervolume of all samples of a run, up to twice the target and down to the median
   * accuracy of the space.
   */
  public double volume(History history) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      points.add(new Point(relative(history, i), history.validationAccuracy(i)));
    }
    return new Hypervolume(2, floor).of(points);
  }

  /** Samples uniformly, with replacement: the control. */
  public static void sampleUniformly(Evaluator evaluator, RandomGenerator random) {
    while (true) {
      evaluator.evaluate(evaluator.space().sample(random));
    }
  }
}
