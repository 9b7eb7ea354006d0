package org.reprise.report.leaderboard;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reprise.report.landscape.AlphaTrajectory;
import org.reprise.report.landscape.ColumnRanking;
import org.reprise.report.landscape.ColumnSelection;
import org.reprise.report.landscape.FoundCell;
import org.reprise.report.landscape.Landscape;
import org.reprise.report.landscape.PredictorRankings;
import org.reprise.report.landscape.TradeOff;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.ConstrainedBenchmark;
import org.reprise.reproduction.benchmark.Optimum;
import org.reprise.reproduction.benchmark.Protocol;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.result.ExperimentFile;
import org.reprise.reproduction.result.ExperimentFile.BenchmarkEntry;
import org.reprise.reproduction.result.ExperimentFile.MethodEntry;
import org.reprise.reproduction.result.Incumbent;
import org.reprise.reproduction.result.Provenance;
import org.reprise.reproduction.result.Results;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.reproduction.result.Timing;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Algorithms;
import org.reprise.search.Budget;
import org.reprise.search.Hyperparameters;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.table.Direction;

/** Makes a {@link Study} of a result directory: a board for each benchmark and test score. */
public final class StudyReader {
  private static final int DRAWN_CELLS = 4;

  private final Results results;
  private final Map<String, Benchmark> benchmarks = new HashMap<>();
  private final Map<String, ConstrainedBenchmark> limits = new HashMap<>();

  private StudyReader(Results results, List<Benchmark> benchmarks) {
    this.results = results;
    for (Benchmark benchmark : benchmarks) {
      // Rankings are those of the whole table.
      Benchmark whole = benchmark;
      if (benchmark instanceof ConstrainedBenchmark limited) {
        limits.put(benchmark.name(), limited);
        whole = limited.inner();
      }
      this.benchmarks.put(benchmark.name(), whole);
    }
  }

  /**
   * Returns the study of {@code results}.
   *
   * @param benchmarks what was searched, as far as it is at hand: what the results do not hold of
   *     the whole table is taken from there
   * @throws InvalidInputException if no run is finished
   */
  public static Study of(Results results, List<Benchmark> benchmarks) {
    if (results.runs().isEmpty()) {
      throw new InvalidInputException("the result directory has no finished run");
    }
    return new StudyReader(results, benchmarks).study();
  }

  private Study study() {
    List<Board> boards = new ArrayList<>();
    for (BenchmarkEntry benchmark : results.experiment().identity().benchmarks()) {
      for (String score : testScores(benchmark)) {
        boards.add(board(benchmark, score));
      }
    }
    return new Study(boards, provenance());
  }

  /** Returns the scores that are not validation accuracies; if all are, the first. */
  private static List<String> testScores(BenchmarkEntry benchmark) {
    List<String> tests =
        benchmark.scores().keySet().stream().filter(score -> !score.endsWith("/valid")).toList();
    return tests.isEmpty() ? List.of(benchmark.scores().keySet().iterator().next()) : tests;
  }

  private Board board(BenchmarkEntry benchmark, String score) {
    String valid = score.replaceAll("/test$", "/valid");
    boolean hasValid = !valid.equals(score) && benchmark.scores().containsKey(valid);
    Benchmark.Signal signal = benchmark.signals().get(benchmark.signals().size() - 1);
    Optimum best = benchmark.optimumByScore().get(score);
    List<MethodRuns> methods = new ArrayList<>();
    for (MethodEntry method : benchmark.methods()) {
      List<RunCurve> runs =
          results.runs(benchmark.name(), method.label()).stream()
              .map(record -> run(benchmark, record, score, hasValid ? valid : null))
              .toList();
      if (!runs.isEmpty()) {
        methods.add(new MethodRuns(info(method), runs));
      }
    }
    String dataset = score.replaceAll("/.*", "");
    return new Board(
        benchmark.table(),
        benchmark.tableSha256(),
        benchmark.protocol(),
        benchmark.source(),
        benchmark.space(),
        score,
        benchmark.scoreColumn(score),
        hasValid ? benchmark.scoreColumn(valid) : "",
        benchmark.signals().stream()
            .map(Benchmark.Signal::accuracy)
            .collect(Collectors.joining(", ")),
        signal.seconds(),
        benchmark.budget(),
        remarks(benchmark, score),
        benchmark.architectures().min(BigInteger.valueOf(Long.MAX_VALUE)).longValue(),
        landscape(benchmark, score, methods),
        optimum(best, score, hasValid ? valid : null),
        optimum(benchmark.optimumBySignal(), score, hasValid ? valid : null),
        methods,
        PublishedResults.of(benchmark.protocol(), benchmark.budget(), dataset),
        metric(benchmark.scoreColumn(score), benchmark.scoreDirection(score)),
        metric(signal.accuracy(), benchmark.signalDirection()));
  }

  private static ScoreMetric metric(String columns, Direction direction) {
    return new ScoreMetric(Protocol.metric(columns), direction);
  }

  private static BoardOptimum optimum(
      @Nullable Optimum best, String score, @Nullable String valid) {
    if (best == null) {
      return BoardOptimum.UNKNOWN;
    }
    return new BoardOptimum(
        best.definition(),
        best.architecture(),
        valid != null ? best.score(valid) : best.signal(),
        best.signal(),
        best.score(score));
  }

  /** Returns what the method itself says of a budget, where it is at hand with these parameters. */
  private static Optional<String> remark(MethodEntry method, String budget) {
    AlgorithmProvider provider = Algorithms.all().get(method.name());
    if (provider == null) {
      return Optional.empty();
    }
    try {
      return provider.remark(
          Hyperparameters.of(provider.parameters(), method.parameters()), Budget.parse(budget));
    } catch (InvalidInputException e) {
      // Runs of another version, whose parameters or budgets were others.
      return Optional.empty();
    }
  }

  /**
   * Returns the protocol's deviations, gaps of the table, and who counts shorter looks as
   * evaluations.
   */
  private List<String> remarks(BenchmarkEntry entry, String score) {
    List<String> remarks = new ArrayList<>(entry.deviations());
    if (selectsOnTest(entry) && remarks.stream().noneMatch(r -> r.contains("selects on"))) {
      remarks.add("The search selects on test values: what it finds looks better than it is.");
    }
    if (benchmarks.get(entry.name()) instanceof TableBenchmark benchmark) {
      double[] values = benchmark.measure(score).values();
      long gaps =
          IntStream.range(0, values.length)
              .filter(row -> benchmark.isSearchable(row) && Double.isNaN(values[row]))
              .count();
      if (gaps > 0) {
        remarks.add(
            gaps
                + " of the "
                + benchmark.size()
                + " architectures that can be searched "
                + (gaps == 1 ? "has" : "have")
                + " no "
                + score
                + ": left out of the optimum and of every mean.");
      }
    }
    Map<String, List<String>> said = new LinkedHashMap<>();
    for (MethodEntry method : entry.methods()) {
      remark(method, entry.budget())
          .ifPresent(
              remark -> said.computeIfAbsent(remark, key -> new ArrayList<>()).add(method.label()));
    }
    said.forEach((remark, labels) -> remarks.add(String.join(", ", labels) + ": " + remark + "."));
    int longest = entry.signals().stream().mapToInt(Benchmark.Signal::epochs).max().orElse(0);
    List<String> shorter =
        entry.methods().stream()
            .map(MethodEntry::label)
            .filter(
                label ->
                    results.runs(entry.name(), label).stream()
                        .flatMap(run -> run.incumbents().stream())
                        .anyMatch(incumbent -> incumbent.epochs() < longest))
            .toList();
    if (!shorter.isEmpty()) {
      remarks.add(
          String.join(", ", shorter)
              + (shorter.size() == 1 ? " looks" : " look")
              + " at trainings shorter than "
              + longest
              + " epochs, and each look counts as one evaluation: compare over training time, not"
              + " over evaluations. Their regret may rise where a longer look replaces a shorter.");
    }
    return remarks;
  }

  private static boolean selectsOnTest(BenchmarkEntry entry) {
    return entry.selectsOnTest()
        || entry.signals().stream().anyMatch(s -> ColumnContent.isOnTest(s.accuracy()));
  }

  private Landscape landscape(BenchmarkEntry entry, String score, List<MethodRuns> methods) {
    Benchmark benchmark = benchmarks.get(entry.name());
    List<FoundCell.Final> finals = new ArrayList<>();
    Map<String, List<List<TradeOff.Member>>> fronts = new LinkedHashMap<>();
    for (MethodRuns method : methods) {
      String label = method.method().label();
      fronts.put(label, method.runs().stream().map(RunCurve::front).toList());
      for (RunCurve run : method.runs()) {
        finals.add(new FoundCell.Final(label, run.architecture(), run.finalScore()));
      }
    }
    SearchSpace space =
        benchmark == null ? SearchSpaces.all().get(entry.space()) : benchmark.space();
    List<FoundCell> found = FoundCell.best(finals, DRAWN_CELLS, space, entry.scoreDirection(score));
    if (!(benchmark instanceof TableBenchmark table)) {
      return new Landscape(
          Double.NaN,
          List.of(),
          TradeOff.of(entry.scoreDirection(score), fronts),
          found,
          alphas(entry, methods, space),
          ColumnSelection.NONE);
    }
    double mean = mean(table, score);
    RandomStreams streams = RandomStreams.of(0).child("rankings").child(score);
    return new Landscape(
        mean,
        rankings(table, score, streams),
        TradeOff.of(table, score, limits.get(entry.name()), fronts),
        found,
        alphas(entry, methods, space),
        ColumnSelection.of(table, score));
  }

  private List<AlphaTrajectory> alphas(
      BenchmarkEntry entry, List<MethodRuns> methods, @Nullable SearchSpace space) {
    if (space == null) {
      return List.of();
    }
    return methods.stream()
        .map(method -> method.method().label())
        .flatMap(
            label ->
                AlphaTrajectory.of(
                    label,
                    space,
                    results.runs(entry.name(), label).stream().map(RunRecord::notes).toList())
                    .stream())
        .toList();
  }

  private static List<ColumnRanking> rankings(
      TableBenchmark benchmark, String score, RandomStreams streams) {
    List<ColumnRanking> rankings = new ArrayList<>(ColumnRanking.of(benchmark, score, streams));
    rankings.addAll(
        PredictorRankings.of(
            benchmark,
            score,
            PredictorRankings.USUAL,
            PredictorRankings.USUAL_SIZES,
            streams.child("predictors")));
    rankings.sort(
        Comparator.comparingDouble((ColumnRanking r) -> -r.correlations().tau())
            .thenComparing(ColumnRanking::column));
    return rankings;
  }

  /** Mean score of what can be searched. */
  private static double mean(TableBenchmark benchmark, String score) {
    double[] values = benchmark.measure(score).values();
    return IntStream.range(0, values.length)
        .filter(benchmark::isSearchable)
        .mapToDouble(row -> values[row])
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  private RunCurve run(
      BenchmarkEntry entry, RunRecord record, String score, @Nullable String valid) {
    List<Incumbent> incumbents = record.incumbents();
    Timing timing = results.timings().get(record.run());
    boolean found = !incumbents.isEmpty();
    return new RunCurve(
        record.seed(),
        // What was proposed before any evaluation stands at the first place of the axis.
        incumbents.stream().mapToInt(i -> Math.max(1, i.evaluation())).toArray(),
        incumbents.stream().mapToDouble(Incumbent::seconds).toArray(),
        incumbents.stream().mapToDouble(Incumbent::multiplyAdds).toArray(),
        incumbents.stream().mapToDouble(Incumbent::validAccuracy).toArray(),
        incumbents.stream().mapToDouble(i -> i.score(score)).toArray(),
        valid != null ? record.score(valid) : found ? record.chosen().validAccuracy() : Double.NaN,
        found ? record.chosen().architecture() : "",
        record.evaluations(),
        record.unique(),
        record.seconds(),
        record.multiplyAdds(),
        timing == null ? Double.NaN : overhead(timing),
        front(entry, record, score));
  }

  /** As recorded; of a run from before there were fronts, what it ended with. */
  private List<TradeOff.Member> front(BenchmarkEntry entry, RunRecord record, String score) {
    if (!record.front().isEmpty()) {
      return record.front().stream()
          .map(point -> new TradeOff.Member(point.costs(), point.score(score)))
          .toList();
    }
    if (record.incumbents().isEmpty()
        || !(benchmarks.get(entry.name()) instanceof TableBenchmark benchmark)) {
      return List.of();
    }
    Architecture chosen = benchmark.space().parse(record.chosen().architecture());
    Map<String, Double> costs = new LinkedHashMap<>();
    for (String cost : benchmark.namedCosts()) {
      costs.put(cost, benchmark.costs().named(cost).applyAsDouble(chosen));
    }
    costs.values().removeIf(cost -> !(cost >= 0));
    return List.of(new TradeOff.Member(costs, record.score(score)));
  }

  /** Processor time where the Java machine tells it, else elapsed time. */
  private static double overhead(Timing timing) {
    return (timing.cpuNanos() >= 0 ? timing.cpuNanos() : timing.wallNanos()) / 1e9;
  }

  private static MethodInfo info(MethodEntry method) {
    // A result directory may come from a program with other methods.
    AlgorithmProvider provider = Algorithms.all().get(method.name());
    return new MethodInfo(
        method.label(),
        method.name(),
        provider == null ? "" : provider.description(),
        method.paper(),
        provider == null ? 0 : provider.paper().number(),
        method.parameters(),
        List.of());
  }

  private StudyProvenance provenance() {
    ExperimentFile.Identity identity = results.experiment().identity();
    Provenance there = results.experiment().provenance();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Reprise", identity.version() + ", commit " + identity.commit());
    facts.put("started", there.started());
    facts.put(
        "seeds", "0 to " + (identity.seeds() - 1) + " of master seed " + identity.masterSeed());
    facts.put("runs", results.runs().size() + " of " + results.planned());
    for (BenchmarkEntry benchmark : identity.benchmarks()) {
      facts.put("table " + benchmark.table(), "SHA-256 " + benchmark.tableSha256());
    }
    facts.put("Java", there.java());
    facts.put("system", there.system());
    facts.put("processor", there.processor() + ", " + there.processors() + " usable");
    there.libraries().forEach((name, version) -> facts.putIfAbsent(name, version));
    return new StudyProvenance(
        there.commandLine().stream()
            .map(StudyReader::quoted)
            .collect(Collectors.joining(" ", "./", "")),
        facts);
  }

  /** Returns a word as a POSIX shell reads it back. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
