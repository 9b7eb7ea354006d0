package org.reprise.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.reprise.algorithm.zerocost.Proxies;
import org.reprise.cli.CliCommand;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import org.reprise.report.correlation.PredictorBench;
import org.reprise.report.correlation.ProxyBench;
import org.reprise.report.correlation.ProxyRanking;
import org.reprise.report.correlation.ScorerRanking;
import org.reprise.report.correlation.SupernetRanking;
import org.reprise.report.statistics.Interval;
import org.reprise.search.RandomStreams;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Column;
import org.reprise.table.Query;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.store.TableHome;
import org.reprise.training.engine.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code reprise correlate}: rank correlation of columns, proxies and predictors with the truth.
 */
@Command(
    name = "correlate",
    description =
        "How zero-cost proxies, predictors, supernets and cheap columns rank a table's"
            + " architectures.",
    footer = {
      "",
      "Columns are written as 'reprise table info' lists them, dataset/split/metric/epochs/seed,"
          + " with mean for the mean over seeds. Predictors are blocks, gcn, mlp, with parameters"
          + " as mlp:encoding=one-hot:members=1. Scores of zero-cost proxies come with the built-in"
          + " tables; 'reprise table build-scores' makes them for others. Architectures that share"
          + " one training count as one. Intervals are 95 %% bootstraps: over trainings for a"
          + " column or a proxy, over training sets for a predictor. Supernets are trained here, on"
          + " the networks and images of nb201-fashion, and rank its distinct trainings."
    })
public final class CorrelateCommand implements CliCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TABLE", description = "A table of 'reprise list tables'.")
  private String name;

  @Option(
      names = "--truth",
      paramLabel = "COLUMN",
      description = "What should be ranked; the mean test accuracy after the longest training.")
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
      names = "--proxy",
      paramLabel = "PROXY",
      split = ",",
      description = "Zero-cost proxies of 'reprise proxy list', or all.")
  private List<String> proxies = new ArrayList<>();

  @Option(
      names = "--supernet",
      paramLabel = "METHOD",
      split = ",",
      description =
          "Methods whose shared weights rank, as rsps:epochs=50; --seeds says how many trainings.")
  private List<String> supernets = new ArrayList<>();

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description =
          "What trains supernets and ranks by them: lanes, nd4j, or cuda, where it is built in;"
              + " default: that of 'reprise train'.")
  private Optional<String> engine = Optional.empty();

  @Option(
      names = "--save",
      paramLabel = "NAME",
      description = "Keep the scores of supernets as a table, for 'reprise table join'.")
  private Optional<String> save = Optional.empty();

  @Option(
      names = "--train",
      paramLabel = "N",
      split = ",",
      description = "Sizes of the training sets. Default: ${DEFAULT-VALUE}.",
      defaultValue = "20,50,100,172")
  private List<Integer> sizes;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Training sets of each size, or supernets; default: 10.")
  private int seeds = 10;

  @Option(names = "--top", paramLabel = "K", description = "k of precision at k; default: 100.")
  private int top = 100;

  @Option(
      names = "--most",
      paramLabel = "N",
      description =
          "Most architectures that a predictor or a supernet ranks, drawn at random; default:"
              + " 20000.")
  private int most = 20_000;

  @Option(names = "--master-seed", paramLabel = "N", description = "Default: 0.")
  private long masterSeed;

  @Mixin private JsonOption json;

  /** All rankings with what they were held against. */
  public record Result(
      String table,
      String sha256,
      String truth,
      String label,
      List<ScorerRanking> rankings,
      List<ProxyRanking> proxies,
      List<SupernetRanking> supernets) {}

  @Override
  public Integer call() throws IOException {
    if (columns.isEmpty() && predictors.isEmpty() && proxies.isEmpty() && supernets.isEmpty()) {
      throw new InvalidInputException(
          "nothing to correlate; give --column, --predictor, --proxy or --supernet");
    }
    if (save.isPresent()) {
      if (supernets.isEmpty()) {
        throw new InvalidInputException("--save keeps the scores of --supernet; there is none");
      }
      TableHome.ofUser().requireFree(save.get(), false);
    }
    supernets.forEach(SupernetRuns::parse);
    if (engine.isPresent() && supernets.isEmpty()) {
      throw new InvalidInputException("--engine is that of --supernet; there is none");
    }
    engine().required();
    requirePositive("--seeds", seeds);
    requirePositive("--top", top);
    requirePositive("--most", most);
    for (int size : sizes) {
      requirePositive("--train", size);
    }
    List<String> asked =
        proxies.equals(List.of("all"))
            ? Proxies.names()
            : proxies.stream().map(proxy -> Proxies.named(proxy).name()).toList();
    Table table = TableHome.ofUser().open(name);
    truth = truth == null ? usualTruth(table) : truth;
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
    ProxyBench scores = bench.proxies();
    json.print(
        spec.commandLine().getOut(),
        new Result(
            name,
            table.info().sha256(),
            truth,
            learnt,
            rankings,
            asked.parallelStream().map(scores::of).toList(),
            rankSupernets(table)),
        this::print);
    return Reprise.DONE;
  }

  private Engine engine() {
    return engine.map(Engine::named).orElseGet(Engine::preferred);
  }

  private List<SupernetRanking> rankSupernets(Table table) throws IOException {
    if (supernets.isEmpty()) {
      return List.of();
    }
    Column column = table.column(Query.parse(truth));
    double[] values = IntStream.range(0, table.rows()).mapToDouble(column::value).toArray();
    SupernetRuns runs = new SupernetRuns(table, values, top, most, masterSeed, engine());
    List<SupernetRanking> found = new ArrayList<>();
    for (String supernet : supernets) {
      for (long seed = 0; seed < seeds; seed++) {
        found.add(runs.run(supernet, seed));
      }
    }
    if (save.isPresent()) {
      runs.save(save.get());
    }
    return found;
  }

  /** The test accuracy after the longest training, the mean over seeds. */
  private static String usualTruth(Table table) {
    List<Series> accuracies =
        table.series().stream()
            .filter(s -> s.metric().equals("accuracy") && s.split().equals("test"))
            .toList();
    int longest = accuracies.stream().mapToInt(Series::epochs).max().orElse(-1);
    List<String> usual =
        accuracies.stream()
            .filter(s -> s.epochs() == longest)
            .map(s -> new Series(s.dataset(), s.split(), s.metric(), longest, Series.MEAN))
            .map(Series::toString)
            .distinct()
            .toList();
    if (usual.size() != 1) {
      throw new InvalidInputException(
          "table "
              + table.name()
              + (usual.isEmpty() ? " has no test accuracy" : " has several test accuracies")
              + "; say by --truth what should be ranked"
              + (usual.isEmpty() ? "" : ", such as " + usual.get(0)));
    }
    return usual.get(0);
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new InvalidInputException(option + " must be 1 or more, not " + value);
    }
  }

  private void print(Result result) {
    PrintWriter out = spec.commandLine().getOut();
    boolean learning = result.rankings().stream().anyMatch(ranking -> ranking.trained() > 0);
    out.println(
        "truth " + result.truth() + (learning ? ", predictors learn from " + result.label() : ""));
    if (!result.rankings().isEmpty()) {
      print(out, result.rankings());
    }
    if (!result.proxies().isEmpty()) {
      printProxies(out, result.proxies());
    }
    if (!result.supernets().isEmpty()) {
      engine.ifPresent(named -> out.println("supernets by engine " + named));
      printSupernets(out, result.supernets());
    }
    save.ifPresent(kept -> out.println("scores kept as table " + kept));
    out.flush();
  }

  private static void printSupernets(PrintWriter out, List<SupernetRanking> rankings) {
    String form = "%-24s %4s %6s  %-22s %8s %8s %12s %7s  %-30s %12s %8s%n";
    out.printf(
        Locale.ROOT,
        form,
        "supernet",
        "seed",
        "n",
        "tau-b [95 %]",
        "of -loss",
        "Spearman",
        "in top fifth",
        "spread",
        "best of n by score",
        "compute",
        "seconds");
    for (SupernetRanking r : rankings) {
      out.printf(
          Locale.ROOT,
          form,
          r.supernet(),
          r.seed(),
          r.n(),
          interval(r.tau(), r.tauInterval()),
          number("%.3f", r.tauOfLoss()),
          number("%.3f", r.spearman()),
          number("%.3f", r.tauInTopFifth()) + (r.topInversion() ? " (!)" : ""),
          number("%.2f", r.spreadRatio()),
          r.bestOf().entrySet().stream()
              .map(e -> String.format(Locale.ROOT, "%d: %.2f", e.getKey(), e.getValue()))
              .collect(Collectors.joining(", ")),
          String.format(Locale.ROOT, "%.3g", r.multiplyAdds()),
          number("%.0f", r.seconds()));
    }
    if (rankings.stream().anyMatch(SupernetRanking::topInversion)) {
      out.println("(!) top inversion: tau-b is .4 or more over all, and not positive at the top");
    }
  }

  private static void printProxies(PrintWriter out, List<ProxyRanking> rankings) {
    String form = "%-9s %5s %6s  %-24s %7s %8s %13s %14s %10s %9s%n";
    out.printf(
        Locale.ROOT,
        form,
        "proxy",
        "seeds",
        "n",
        "tau-b [95 %]",
        "+- seed",
        "Spearman",
        "at equal size",
        "precision at k",
        "tau in top",
        "seconds");
    for (ProxyRanking r : rankings) {
      out.printf(
          Locale.ROOT,
          form,
          r.proxy(),
          r.seeds(),
          r.n(),
          interval(r.tau(), r.tauInterval()),
          number("%.3f", r.tauDeviation()),
          number("%.3f", r.spearman()),
          number("%.3f", r.spearmanAtEqualSize()),
          String.format(Locale.ROOT, "%.3f at %d", r.precisionAtTop(), r.top()),
          number("%.3f", r.tauTop()),
          number("%.4f", r.secondsPerArchitecture()));
    }
  }

  private static String number(String form, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, form, value);
  }

  private static String interval(double tau, Interval interval) {
    return number("%.3f", tau)
        + (Double.isNaN(interval.low())
            ? ""
            : String.format(Locale.ROOT, " [%.3f, %.3f]", interval.low(), interval.high()));
  }

  private static void print(PrintWriter out, List<ScorerRanking> rankings) {
    int width = 6;
    for (ScorerRanking ranking : rankings) {
      width = Math.max(width, ranking.scorer().length());
    }
    String form = "%-" + width + "s %7s %5s %9s  %-24s %8s  %-28s %s%n";
    out.printf(
        Locale.ROOT,
        form,
        "scorer",
        "trained",
        "seeds",
        "trainings",
        "tau-b [95 %]",
        "Spearman",
        "tau-b in the top k [95 %]",
        "precision at k");
    for (ScorerRanking r : rankings) {
      out.printf(
          Locale.ROOT,
          form,
          r.scorer(),
          r.trained() == 0 ? "-" : r.trained(),
          r.seeds() == 0 ? "-" : r.seeds(),
          r.n(),
          interval(r.tau(), r.tauInterval()),
          number("%.3f", r.spearman()),
          interval(r.tauTop(), r.tauTopInterval()),
          r.top() < r.n()
              ? number("%.3f", r.precisionAtTop()) + " at " + r.top()
              : "- (k = " + r.top() + " of only " + r.n() + ")");
      if (r.architectures() > r.n()) {
        out.printf(
            Locale.ROOT,
            "%-" + width + "s   over all %d architectures, which share these trainings: tau-b %s%n",
            "",
            r.architectures(),
            interval(r.tauArchitectures(), r.tauArchitecturesInterval()));
      }
    }
  }
}
