package org.reprise.cli.table;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import org.reprise.report.correlation.CostModelBench;
import org.reprise.search.RandomStreams;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;
import org.reprise.table.store.TableHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise table predict-costs}: how many measured networks a model of a latency needs. */
@Command(
    name = "predict-costs",
    description =
        "How well a linear model and a small network predict a table's measured costs, such as"
            + " latencies of devices, after 50, 100, 200, ... measured networks.")
public final class TablePredictCostsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TABLE", description = "A name of 'reprise table list'.")
  private String name;

  @Option(
      names = "--cost",
      split = ",",
      paramLabel = "NAME[,NAME...]",
      description = "Columns of costs; default: all that the table has.")
  private List<String> costs = new ArrayList<>();

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "N[,N...]",
      description = "Measured networks to learn from; default: 50,100,200,500.")
  private List<Integer> sizes = List.of(50, 100, 200, 500);

  @Option(names = "--seeds", paramLabel = "N", description = "Draws of them; default: 3.")
  private int seeds = 3;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Most networks that are predicted; default: 2000.")
  private int most = 2_000;

  @Option(names = "--master-seed", paramLabel = "N", description = "Default: 0.")
  private long masterSeed;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    for (int size : sizes) {
      requireAtLeast("--sizes", size, 2);
    }
    requireAtLeast("--seeds", seeds, 1);
    requireAtLeast("--most", most, 2);
    Table table = TableHome.ofUser().open(name);
    CostModelBench bench =
        new CostModelBench(table, most, RandomStreams.of(masterSeed).child("predict-costs"));
    List<String> chosen = costs.isEmpty() ? bench.costs() : costs;
    if (chosen.isEmpty()) {
      throw new InvalidInputException("table " + name + " has no measured costs");
    }
    List<CostModelBench.Accuracy> found = new ArrayList<>();
    for (String cost : chosen) {
      for (int size : sizes) {
        found.addAll(bench.accuracies(cost, size, seeds));
      }
    }
    json.print(spec.commandLine().getOut(), found, this::print);
    return Reprise.DONE;
  }

  private static void requireAtLeast(String option, int value, int least) {
    if (value < least) {
      throw new InvalidInputException(option + " must be at least " + least + ", not " + value);
    }
  }

  private void print(List<CostModelBench.Accuracy> found) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%-26s %8s  %-8s %12s %9s  %s%n",
        "cost",
        "networks",
        "model",
        "rms error",
        "error %",
        "tau-b");
    for (CostModelBench.Accuracy row : found) {
      out.printf(
          Locale.ROOT,
          "%-26s %8d  %-8s %12.5g %9.2f  %.3f%s%n",
          row.cost(),
          row.networks(),
          row.model(),
          row.error(),
          row.relativeError(),
          row.tau(),
          Double.isNaN(row.tauDeviation())
              ? ""
              : String.format(Locale.ROOT, " ± %.3f", row.tauDeviation()));
    }
    out.printf(
        Locale.ROOT,
        "means over %d draws of the networks, each tested on %d others; ±: deviation over draws%n",
        seeds,
        found.get(0).tested());
  }
}
