package org.reprise.algorithm.nasrl;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.Evaluator;
import org.reprise.search.FunctionOracle;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.Method;
import org.reprise.search.Oracle;
import org.reprise.search.RandomStreams;
import org.reprise.search.SearchAlgorithm;
import org.reprise.table.Column;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Table;

/**
 * What the paper shows of learning (figure 6), measured on NAS-Bench-201's validation accuracy
 * after full training, over runs of {@code evaluations}: {@code reward-rise}, mean accuracy of the
 * last fifth of a run less that of its first fifth; {@code area-gap}, mean over the run of the best
 * accuracy so far, less that of uniform sampling; {@code top-gap-growth}, by how much the mean of
 * the 15 best different architectures lies further above uniform sampling's at the end than after a
 * fifth.
 */
public final class LearningCurveCheck implements TargetCheck {
  private static final int FIFTHS = 5;
  private static final int TOP = 15;

  @Override
  public String name() {
    return "nas-rl-learning-curve";
  }

  @Override
  public Measurement measure(CheckContext context) throws NotAvailableException {
    Table table = context.table("nasbench201-queries");
    Column accuracy =
        table.column(new Query("cifar10", "valid", "accuracy", 200, new SeedChoice.Mean()));
    Oracle oracle = new FunctionOracle(table.space(), cell -> accuracy.value(table.row(cell)), 0);
    Budget budget = Budget.evaluations(Integer.parseInt(context.argument("evaluations")));
    String method = context.argument("method");
    String what = context.argument("what");
    double[] values =
        IntStream.range(0, context.runs())
            .parallel()
            .mapToDouble(
                run -> {
                  RandomStreams streams = context.streams().child(run);
                  History learned =
                      run(Method.parse(method).create(), oracle, budget, streams.child("nas-rl"));
                  History uniform =
                      run(
                          LearningCurveCheck::sampleUniformly,
                          oracle,
                          budget,
                          streams.child("uniform"));
                  return value(what, learned, uniform);
                })
            .toArray();
    return Measurement.meanOf(values, method + ", " + budget + " evaluations");
  }

  private static double value(String what, History learned, History uniform) {
    int fifth = learned.size() / FIFTHS;
    return switch (what) {
      case "reward-rise" ->
          mean(learned, learned.size() - fifth, learned.size()) - mean(learned, 0, fifth);
      case "area-gap" -> area(learned) - area(uniform);
      case "top-gap-growth" ->
          (top(learned, learned.size()) - top(uniform, uniform.size()))
              - (top(learned, fifth) - top(uniform, fifth));
      default -> throw new IllegalArgumentException("no value '" + what + "' of a learning curve");
    };
  }

  private static History run(
      SearchAlgorithm algorithm, Oracle oracle, Budget budget, RandomStreams streams) {
    Ledger ledger = new Ledger(oracle, budget);
    try {
      algorithm.search(ledger, streams.stream("search"));
    } catch (BudgetExhausted e) {
      return ledger.history();
    }
    throw new IllegalStateException("the search ended before its budget");
  }

  private static void sampleUniformly(Evaluator evaluator, RandomGenerator random) {
    while (true) {
      evaluator.evaluate(evaluator.space().sample(random));
    }
  }

  private static double mean(History history, int from, int to) {
    return IntStream.range(from, to)
        .mapToDouble(history::validationAccuracy)
        .average()
        .orElseThrow();
  }

  /** Returns the mean over all evaluations of the best accuracy so far. */
  private static double area(History history) {
    double best = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < history.size(); i++) {
      best = Math.max(best, history.validationAccuracy(i));
      sum += best;
    }
    return sum / history.size();
  }

  /** Returns the mean accuracy of the best different architectures among the first evaluations. */
  private static double top(History history, int evaluations) {
    double[] different =
        IntStream.range(0, evaluations)
            .boxed()
            .collect(Collectors.toMap(history::entry, history::validationAccuracy, (a, b) -> a))
            .values()
            .stream()
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    int from = Math.max(0, different.length - TOP);
    return Arrays.stream(different, from, different.length).average().orElseThrow();
  }
}
