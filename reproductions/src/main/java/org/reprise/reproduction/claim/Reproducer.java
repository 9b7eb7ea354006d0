package org.reprise.reproduction.claim;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.experiment.ProgressListener;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.Algorithms;
import org.reprise.search.Budget;
import org.reprise.search.RandomStreams;
import org.reprise.search.work.Workers;
import org.reprise.table.Table;

/** Runs reproduction targets and judges them by their rules. */
public final class Reproducer {
  /** The master seed of every reproduction; run i of a target has seed index i. */
  public static final long MASTER_SEED = 1;

  private final TargetTables tables;
  private final TargetJudge judge = new TargetJudge(Targets.all());
  private final boolean full;
  private final Workers workers;
  private final Map<String, TargetCheck> checks = new HashMap<>();
  private final Map<String, List<RunRecord>> finished = new HashMap<>();
  private @Nullable JudgedTable measuredOn;

  /**
   * A reproducer.
   *
   * @param tables where tables and data are found
   * @param full whether to make the full number of runs, or the reduced one of a build
   * @param workers make the runs
   */
  public Reproducer(TargetTables tables, boolean full, Workers workers) {
    this.tables = tables;
    this.full = full;
    this.workers = workers;
    ServiceLoader.load(TargetCheck.class).forEach(check -> checks.put(check.name(), check));
  }

  /**
   * Runs and judges {@code targets} in their order. Trials that a full reproduction has done are
   * kept until all targets of their method are judged.
   *
   * @param heard hears each outcome as soon as it stands
   */
  public List<Outcome> run(List<Target> targets, Consumer<Outcome> heard) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Target target : targets) {
      Outcome outcome = run(target);
      outcomes.add(outcome);
      heard.accept(outcome);
    }
    if (full) {
      for (String method : targets.stream().map(Target::method).distinct().toList()) {
        if (targets.containsAll(
            Targets.all().stream().filter(target -> target.method().equals(method)).toList())) {
          tables.finished(method);
        }
      }
    }
    return outcomes;
  }

  private Outcome run(Target target) throws IOException {
    int runs = full ? target.runs().full() : target.runs().reduced();
    if (runs == 0) {
      return Outcome.notRun(target, "takes too long for a short form; --full runs it");
    }
    long start = System.nanoTime();
    Measurement measured;
    measuredOn = null;
    try {
      measured = measure(target, runs);
    } catch (NotAvailableException e) {
      return Outcome.notRun(target, e.getMessage());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Rule.Judgement judgement = judge.judge(target, measured);
    return new Outcome(
        target, judgement.verdict(), judgement.reason(), measured, runs, seconds, measuredOn);
  }

  private Measurement measure(Target target, int runs) throws IOException, NotAvailableException {
    if (target.row() != null) {
      Target.Row row = target.row();
      return Measurement.meanOf(
          scores(row.protocol(), row.method(), row.score(), row.budget(), runs), "");
    }
    if (target.comparison() != null) {
      Target.Comparison pair = target.comparison();
      double[] better = scores(pair.protocol(), pair.better(), pair.score(), pair.budget(), runs);
      double[] worse = scores(pair.protocol(), pair.worse(), pair.score(), pair.budget(), runs);
      return difference(Measurement.meanOf(better, ""), Measurement.meanOf(worse, ""));
    }
    Target.Check named = target.requireCheck();
    TargetCheck check = checks.get(named.name());
    if (check == null) {
      throw new NotAvailableException(
          "no module of this installation has the check " + named.name());
    }
    return check.measure(new Context(target, named.arguments(), runs));
  }

  /**
   * Returns the difference of two independent means, with the spread that gives it its standard
   * error.
   */
  static Measurement difference(Measurement a, Measurement b) {
    double error = Math.hypot(a.standardError(), b.standardError());
    int n = Math.min(a.n(), b.n());
    return new Measurement(
        a.value() - b.value(),
        error * Math.sqrt(n),
        n,
        PlainNumber.text(a.value()) + " against " + PlainNumber.text(b.value()));
  }

  /**
   * Returns the scores of what {@code runs} runs choose; runs are made once and serve every target.
   */
  private double[] scores(
      String protocol, String method, String score, @Nullable String budget, int runs)
      throws NotAvailableException {
    String name = method.split(":", 2)[0];
    if (!Algorithms.all().containsKey(name)) {
      throw new NotAvailableException("no module of this installation has the method " + name);
    }
    TableBenchmark benchmark = tables.benchmark(protocol, score);
    measuredOn = JudgedTable.of(benchmark.table());
    Budget spent = budget == null ? benchmark.budget() : Budget.parse(budget);
    String key = String.join(" ", benchmark.name(), method, spent.toString(), "" + runs);
    List<RunRecord> records = finished.get(key);
    if (records == null) {
      Experiment experiment =
          Experiment.of(List.of(benchmark), List.of(method), spent, runs, MASTER_SEED);
      records = new ExperimentRunner(experiment, workers, ProgressListener.SILENT).run();
      finished.put(key, records);
    }
    double[] scores = records.stream().mapToDouble(run -> run.score(score)).toArray();
    for (double value : scores) {
      if (Double.isNaN(value)) {
        throw new NotAvailableException(
            benchmark.name() + " has no " + score + " for a cell that was chosen");
      }
    }
    return scores;
  }

  /** What a check of one target may use. */
  private final class Context implements CheckContext {
    private final Target target;
    private final Map<String, String> arguments;
    private final int runs;

    Context(Target target, Map<String, String> arguments, int runs) {
      this.target = target;
      this.arguments = arguments;
      this.runs = runs;
    }

    @Override
    public String argument(String name) {
      String value = arguments.get(name);
      if (value == null) {
        throw new IllegalArgumentException(
            "target " + target.id() + " gives its check no argument " + name);
      }
      return value;
    }

    @Override
    public int runs() {
      return runs;
    }

    @Override
    public RandomStreams streams() {
      return RandomStreams.of(MASTER_SEED).child(target.id());
    }

    @Override
    public Path data(String file) throws NotAvailableException {
      return tables.data(file);
    }

    @Override
    public Optional<Path> unfinished(String name) {
      return full ? tables.unfinished(name, target.method()) : Optional.empty();
    }

    @Override
    public Table table(String protocol) throws NotAvailableException {
      Table table = tables.table(protocol);
      measuredOn = JudgedTable.of(table);
      return table;
    }
  }
}
