package org.reprise.report.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.reprise.report.figure.CorrelationRow;
import org.reprise.report.figure.FigureDataMaker;
import org.reprise.report.landscape.ColumnWords;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.leaderboard.JsonNumbers;
import org.reprise.report.leaderboard.Leaderboard;
import org.reprise.report.leaderboard.LeaderboardColumn;
import org.reprise.report.leaderboard.LeaderboardColumns;
import org.reprise.report.leaderboard.MethodInfo;
import org.reprise.report.leaderboard.MethodRuns;
import org.reprise.report.leaderboard.ReferenceRow;
import org.reprise.report.leaderboard.Row;
import org.reprise.report.leaderboard.RunCurve;
import org.reprise.report.leaderboard.StudyReader;
import org.reprise.report.statistics.Bootstrap;
import org.reprise.report.statistics.Interval;
import org.reprise.report.statistics.Summary;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.result.ExperimentFile;
import org.reprise.reproduction.result.Results;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Algorithms;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.RandomStreams;
import org.reprise.search.TrainingCompute;

/** Makes what is kept of a ground from its runs. The same runs give the same bytes. */
public final class GroundMaker {
  /** Budgets in trainings' worth of compute. */
  public static final List<Integer> BUDGETS = List.of(10, 50, 150, 500);

  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 0.95);

  private final TableBenchmark benchmark;
  private final Results results;
  private final RandomStreams streams = RandomStreams.of(0).child("results");

  /**
   * A maker for the runs of one table.
   *
   * @param results runs on {@code benchmark} alone
   */
  public GroundMaker(TableBenchmark benchmark, Results results) {
    this.benchmark = benchmark;
    this.results = results;
  }

  /**
   * Returns the multiply-adds of the training of a mean architecture, to three digits; 0 where the
   * table does not know compute.
   */
  public static double training(TableBenchmark benchmark) {
    List<Benchmark.Signal> signals = benchmark.signals();
    if (!benchmark.hasCompute()) {
      return 0;
    }
    double[] values = benchmark.costColumn(ArchitectureCosts.MULTIPLY_ADDS).orElseThrow().values();
    double mean =
        IntStream.range(0, values.length)
            .filter(benchmark::isSearchable)
            .mapToDouble(row -> values[row])
            .average()
            .orElseThrow();
    return JsonNumbers.rounded(
        TrainingCompute.training(mean, signals.get(signals.size() - 1).examples()), 3);
  }

  /**
   * Returns what is kept.
   *
   * @param name of the ground
   * @param notRun methods that could search it and did not, with reasons
   * @param supernets how shared weights rank it, where that was tried
   * @param commits of the sources that made the runs
   */
  public GroundResults make(
      String name,
      Map<String, String> notRun,
      List<CorrelationRow> supernets,
      Set<String> commits) {
    Board read = StudyReader.of(results, List.of(benchmark)).boards().get(0);
    double training = training(benchmark);
    Leaderboard leaderboard = Leaderboard.of(read, streams);
    Board board = leaderboard.board();
    ExperimentFile.Identity identity = results.experiment().identity();
    List<CorrelationRow> rankings = new ArrayList<>(RankingRows.of(board));
    rankings.addAll(supernets);
    rankings.sort(
        Comparator.comparingDouble((CorrelationRow row) -> -row.tau())
            .thenComparing(CorrelationRow::name));
    return new GroundResults(
        name,
        new GroundResults.Made(
            board.table(),
            board.tableSha256(),
            board.protocol(),
            board.source(),
            ColumnWords.all(board.signalColumns()),
            board.scoreColumns(),
            board.budget(),
            identity.seeds(),
            identity.masterSeed(),
            identity.version(),
            String.join(" ", new TreeSet<>(commits))),
        board.space(),
        board.score(),
        training,
        board.size(),
        leaderboard.rows().stream().map(row -> line(row, board)).toList(),
        table(leaderboard),
        leaderboard.toldApart(),
        leaderboard.notes(),
        board.regretFloor(),
        BUDGETS.stream()
            .map(budget -> BudgetRanking.of(board, budget, training, streams.child(name)))
            .toList(),
        sensitivities(leaderboard),
        rankings,
        new TreeMap<>(notRun),
        ThinBoard.of(FigureDataMaker.of(leaderboard, streams)));
  }

  private static GroundResults.MethodLine line(Row row, Board board) {
    MethodInfo method = row.method();
    int runs =
        board.methods().stream()
            .filter(m -> m.method().label().equals(method.label()))
            .mapToInt(m -> m.runs().size())
            .sum();
    return new GroundResults.MethodLine(
        method.label(),
        method.name(),
        method.paperNumber(),
        method.citation(),
        new TreeMap<>(method.parameters()),
        runs,
        row.overhead().mean(),
        Optional.ofNullable(Algorithms.all().get(method.name()))
            .map(AlgorithmProvider::description)
            .orElse(""));
  }

  private static GroundResults.GroundTable table(Leaderboard leaderboard) {
    Board board = leaderboard.board();
    List<LeaderboardColumn> columns = LeaderboardColumns.of(leaderboard);
    List<List<String>> rows = new ArrayList<>();
    for (Row row : leaderboard.rows()) {
      List<String> texts = new ArrayList<>(List.of(row.method().label()));
      columns.forEach(column -> texts.add(text(column.row().apply(row))));
      rows.add(texts);
    }
    List<List<String>> references = new ArrayList<>();
    for (ReferenceRow row : ReferenceRow.of(board)) {
      List<String> texts = new ArrayList<>(List.of(row.label()));
      columns.forEach(column -> texts.add(text(column.reference().apply(row))));
      references.add(texts);
    }
    return new GroundResults.GroundTable(
        columns.stream().map(column -> column.heading().apply(board)).toList(),
        columns.stream().map(column -> column.help().apply(board)).toList(),
        rows,
        references);
  }

  private static String text(LeaderboardColumn.Cell cell) {
    return cell.note().isEmpty() ? cell.text() : cell.text() + " " + cell.note();
  }

  /** Returns each method that ran with the protocol's parameters and with the published ones. */
  private List<GroundResults.Sensitivity> sensitivities(Leaderboard leaderboard) {
    Board board = leaderboard.board();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < board.methods().size(); i++) {
      places.put(board.methods().get(i).method().label(), i);
    }
    List<GroundResults.Sensitivity> found = new ArrayList<>();
    for (MethodRuns published : board.methods()) {
      MethodInfo method = published.method();
      Integer own = places.get(method.name());
      Integer other = places.get(method.label());
      if (own != null && other != null && !method.label().equals(method.name())) {
        MethodRuns tuned = board.methods().get(own);
        double[] differences = differences(board, tuned, published);
        Interval interval =
            BOOTSTRAP.percentile(
                differences,
                Summary::mean,
                streams.child(method.label()).stream("difference by parameters"));
        var cell = leaderboard.pairwise().cells()[own][other];
        found.add(
            new GroundResults.Sensitivity(
                method.name(),
                method.label(),
                differing(tuned.method().parameters(), method.parameters()),
                Summary.mean(differences),
                interval.low(),
                interval.high(),
                differences.length,
                cell == null ? Double.NaN : cell.pValue()));
      }
    }
    return found;
  }

  private static double[] differences(Board board, MethodRuns one, MethodRuns other) {
    Map<Integer, Double> bySeed = new HashMap<>();
    other.runs().forEach(run -> bySeed.put(run.seed(), merit(board, run)));
    return one.runs().stream()
        .flatMapToDouble(
            run -> {
              Double there = bySeed.get(run.seed());
              return there == null
                  ? DoubleStream.empty()
                  : DoubleStream.of(merit(board, run) - there);
            })
        .filter(difference -> !Double.isNaN(difference))
        .toArray();
  }

  private static double merit(Board board, RunCurve run) {
    return board.metric().oriented(run.finalScore());
  }

  private static String differing(Map<String, String> tuned, Map<String, String> published) {
    Set<String> names = new TreeSet<>(tuned.keySet());
    List<String> words = new ArrayList<>();
    for (String name : names) {
      String there = published.getOrDefault(name, "");
      String here = tuned.getOrDefault(name, "");
      if (!here.equals(there)) {
        words.add(name + " " + there + " → " + here);
      }
    }
    return String.join(", ", words);
  }

  /** Returns the mean and the 95 % interval over several trainings of one supernet. */
  static Interval overTrainings(double[] taus, String name) {
    if (taus.length < 2) {
      return Interval.undefined(BOOTSTRAP.level());
    }
    return BOOTSTRAP.percentile(
        Arrays.copyOf(taus, taus.length),
        Summary::mean,
        RandomStreams.of(0).child("results").child(name).stream("tau over trainings"));
  }
}
