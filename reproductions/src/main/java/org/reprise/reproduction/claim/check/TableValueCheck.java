package org.reprise.reproduction.claim.check;

import java.util.Arrays;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.reproduction.benchmark.Optimum;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.table.Table;

/**
 * A number of a table that a {@code protocol} fits, by {@code what}: {@code rows}; of a {@code
 * score} the {@code greatest}, {@code least}, {@code mean}, that of the cell {@code
 * best-by-signal}, or that of the {@code architecture} given.
 */
public final class TableValueCheck implements TargetCheck {
  @Override
  public String name() {
    return "table-value";
  }

  @Override
  public Measurement measure(CheckContext context) throws NotAvailableException {
    Table table = context.table(context.argument("protocol"));
    String what = context.argument("what");
    if (what.equals("rows")) {
      return Measurement.exact(table.rows(), "table " + table.name());
    }
    TableBenchmark benchmark = Protocols.named(context.argument("protocol")).on(table);
    String score = context.argument("score");
    if (!benchmark.scores().containsKey(score)) {
      throw new NotAvailableException("table " + table.name() + " has no " + score);
    }
    double[] values = benchmark.scores().get(score).values();
    return switch (what) {
      case "greatest" -> of(Optimum.byScore(benchmark, score), score);
      case "best-by-signal" -> of(Optimum.bySignal(benchmark), score);
      case "least" -> Measurement.exact(Arrays.stream(values).min().orElseThrow(), "");
      case "mean" -> Measurement.exact(Arrays.stream(values).average().orElseThrow(), "");
      case "architecture" ->
          Measurement.exact(
              values[table.row(table.space().parse(context.argument("architecture")))], "");
      default -> throw new IllegalArgumentException("no value '" + what + "' of a table");
    };
  }

  private static Measurement of(Optimum optimum, String score) throws NotAvailableException {
    Double value = optimum.scores().get(score);
    if (value == null) {
      throw new NotAvailableException(
          "the table has no " + score + " of " + optimum.architecture());
    }
    return Measurement.exact(value, optimum.architecture());
  }
}
