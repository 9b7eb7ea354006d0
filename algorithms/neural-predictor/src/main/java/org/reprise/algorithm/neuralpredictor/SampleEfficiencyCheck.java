package org.reprise.algorithm.neuralpredictor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.History;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Ledger;
import org.reprise.search.Oracle;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.table.Column;
import org.reprise.table.CoveredSpace;
import org.reprise.table.Query;
import org.reprise.table.Table;

/**
 * How many times the evaluations of the Neural Predictor random search needs for an equal
 * validation accuracy on CIFAR-10, on the table of a {@code protocol}. The predictor spends {@code
 * evaluations} of which it learns from {@code trained}; the expected best of m random cells,
 * computed exactly, reaches its mean best at some m, and the ratio is m / evaluations.
 */
public final class SampleEfficiencyCheck implements TargetCheck {
  @Override
  public String name() {
    return "neural-predictor-efficiency";
  }

  @Override
  public Measurement measure(CheckContext context) throws NotAvailableException {
    Table table = context.table(context.argument("protocol"));
    Column accuracy =
        table.column(
            Query.parse(
                "cifar10/valid/accuracy/"
                    + context.argument("epochs")
                    + "/"
                    + context.argument("seed")));
    Oracle oracle = new RowOracle(CoveredSpace.of(table), table::row, accuracy::value);
    int evaluations = Integer.parseInt(context.argument("evaluations"));
    NeuralPredictorProvider provider = new NeuralPredictorProvider();
    Hyperparameters parameters =
        Hyperparameters.of(
            provider.parameters(),
            Map.of(
                "trained", context.argument("trained"),
                "stages", context.argument("stages"),
                "threshold", context.argument("threshold")));
    double[] best =
        IntStream.range(0, context.runs())
            .parallel()
            .mapToDouble(
                run -> {
                  Ledger ledger = new Ledger(oracle, Budget.evaluations(evaluations));
                  try {
                    provider
                        .create(parameters)
                        .search(ledger, context.streams().child(run).stream("search"));
                  } catch (BudgetExhausted e) {
                    // As every search ends.
                  }
                  return best(ledger.history());
                })
            .toArray();
    double mean = Arrays.stream(best).average().orElseThrow();
    double[] ascending =
        IntStream.range(0, table.rows()).mapToDouble(accuracy::value).sorted().toArray();
    int needed = 1;
    while (needed < ascending.length && expectedBest(ascending, needed) < mean) {
      needed++;
    }
    return Measurement.exact(
        needed / (double) evaluations,
        String.format(
            Locale.ROOT, "mean best %.3f %% over %d runs; random: %d", mean, best.length, needed));
  }

  /** Accuracies by row as a search sees them; entries are rows. */
  private record RowOracle(
      SearchSpace space, ToIntFunction<Architecture> row, IntToDoubleFunction accuracy)
      implements Oracle {
    @Override
    public int entry(Architecture architecture) {
      return row.applyAsInt(architecture);
    }

    @Override
    public int[] fidelities() {
      return new int[] {0};
    }

    @Override
    public double validationAccuracy(int entry, int fidelity) {
      return accuracy.applyAsDouble(entry);
    }

    @Override
    public double seconds(int entry, int fidelity) {
      return 0;
    }
  }

  private static double best(History history) {
    return IntStream.range(0, history.size())
        .mapToDouble(history::validationAccuracy)
        .max()
        .orElseThrow();
  }

  /**
   * Returns the expected greatest of {@code m} values drawn without replacement: the i-th of n
   * ascending values is the greatest with probability C(i - 1, m - 1) / C(n, m), from the top
   * downwards m/n and then times (i - m + 1) / i for each step from i to i - 1.
   */
  static double expectedBest(double[] ascending, int m) {
    int n = ascending.length;
    double probability = m / (double) n;
    double expected = 0;
    for (int i = n; i >= m; i--) {
      expected += probability * ascending[i - 1];
      probability *= (i - m) / (double) (i - 1);
    }
    return expected;
  }
}
