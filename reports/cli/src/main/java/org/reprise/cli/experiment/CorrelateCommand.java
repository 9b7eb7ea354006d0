package org.reprise.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import org.reprise.report.correlation.PredictorBench;
import org.reprise.report.correlation.ScorerRanking;
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

/** {@code reprise correlate}: rank correlation of columns and predictors with the truth. */
@Command(
    name = "correlate",
    description = "How predictors and cheap columns of a table rank its architectures.",
    footer = {
      "",
      "Columns are written as 'reprise table info' lists them, dataset/split/metric/epochs/seed,"
          + " with mean for the mean over seeds. Predictors are blocks, gcn, mlp, with parameters as"
          + " mlp:encoding=one-hot:members=1. The interval is a 95 % bootstrap: over architectures"
          + " for a column, over training sets for a predictor."
    })
public final class CorrelateCommand implements CliCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TABLE", description = "A table of 'reprise list tables'.")
  private String name;

  @Option(
      names = "--truth",
      paramLabel = "COLUMN",
      required = true,
      description = "What should be ranked.")
  private String truth;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "What predictors learn from; default: the truth.")
  private String label;

  @Option(
      names = "--column",
      paramLabel = "COLUMN",
      split = ",",
      description = "Scores of the table: a short schedule, a supernet, a zero-cost score.")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--predictor",
      paramLabel = "PREDICTOR",
      split = ",",
      description = "Predictors, with parameters as name:parameter=value.")
  private List<String> predictors = new ArrayList<>();

  @Option(
      names = "--train",
      paramLabel = "N",
      split = ",",
      description = "Sizes of the training sets. Default: ${DEFAULT-VALUE}.",
      defaultValue = "20,50,100,172")
  private List<Integer> sizes;

  @Option(names = "--seeds", paramLabel = "N", description = "Training sets of each size; 10.")
  private int seeds = 10;

  @Option(names = "--top", paramLabel = "K", description = "k of precision at k; 100.")
  private int top = 100;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Most architectures that a predictor ranks, drawn at random; 20000.")
  private int most = 20_000;

  @Option(names = "--master-seed", paramLabel = "N", description = "Default: 0.")
  private long masterSeed;

  @Mixin private JsonOption json;

  /** All rankings with what they were held against. */
  public record Result(
      String table, String sha256, String truth, String label, List<ScorerRanking> rankings) {}

  @Override
  public Integer call() throws IOException {
    if (columns.isEmpty() && predictors.isEmpty()) {
      throw new InvalidInputException("nothing to correlate; give --column or --predictor");
    }
    requirePositive("--seeds", seeds);
    requirePositive("--top", top);
    requirePositive("--most", most);
    for (int size : sizes) {
      requirePositive("--train", size);
    }
    Table table = TableHome.ofUser().open(name);
    String learnt = label == null ? truth : label;
    PredictorBench bench =
        new PredictorBench(table, truth, learnt, top, most, RandomStreams.of(masterSeed));
    List<ScorerRanking> rankings = new ArrayList<>();
    for (String column : columns) {
      rankings.add(bench.column(column));
    }
    for (String predictor : predictors) {
      for (int size : sizes) {
        rankings.add(bench.predictor(predictor, size, seeds).ranking());
      }
    }
    json.print(
        spec.commandLine().getOut(),
        new Result(name, table.info().sha256(), truth, learnt, rankings),
        this::print);
    return Reprise.DONE;
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new InvalidInputException(option + " must be 1 or more, not " + value);
    }
  }

  private void print(Result result) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("truth " + result.truth() + ", predictors learn from " + result.label());
    int width = 6;
    for (ScorerRanking ranking : result.rankings()) {
      width = Math.max(width, ranking.scorer().length());
    }
    String form = "%-" + width + "s %7s %5s %7s  %-24s %8s  %s%n";
    out.printf(
        Locale.ROOT,
        form,
        "scorer",
        "trained",
        "seeds",
        "n",
        "tau-b [95 %]",
        "Spearman",
        "precision at k");
    for (ScorerRanking r : result.rankings()) {
      out.printf(
          Locale.ROOT,
          form,
          r.scorer(),
          r.trained() == 0 ? "-" : r.trained(),
          r.seeds() == 0 ? "-" : r.seeds(),
          r.n(),
          String.format(
              Locale.ROOT,
              "%.3f [%.3f, %.3f]",
              r.tau(),
              r.tauInterval().low(),
              r.tauInterval().high()),
          String.format(Locale.ROOT, "%.3f", r.spearman()),
          String.format(Locale.ROOT, "%.3f at %d", r.precisionAtTop(), r.top()));
    }
    out.flush();
  }
}
