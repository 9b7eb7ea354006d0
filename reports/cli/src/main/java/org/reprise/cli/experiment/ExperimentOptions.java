package org.reprise.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reprise.cli.ClusterOptions;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.ConstrainedBenchmark;
import org.reprise.reproduction.benchmark.Constraint;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.result.ExperimentFile;
import org.reprise.reproduction.result.Results;
import org.reprise.search.Algorithms;
import org.reprise.search.Budget;
import org.reprise.search.work.Workers;
import org.reprise.space.InvalidInputException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options that say what to run: methods, tables or training, protocol, budget, seeds. Closing
 * gives the file of entries free.
 */
final class ExperimentOptions implements AutoCloseable {
  private static final int SEEDS = 50;

  @Mixin private GroundOptions ground;

  @Option(
      names = "--add",
      description =
          "Keep the methods and seeds that --out holds, and run what is named besides; all else"
              + " must be as it was.")
  private boolean add;

  @Option(
      names = "--methods",
      paramLabel = "METHOD",
      split = ",",
      description =
          "Methods of 'reprise list algorithms', with parameters as name:parameter=value; all, or"
              + " quick: those of which a run takes about a second or less. Default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = MethodChoice.QUICK)
  private List<String> methods;

  @Option(
      names = "--budget",
      paramLabel = "BUDGET",
      description =
          "Evaluations (300), simulated seconds (12000s) or multiply-adds of training (1e12macs);"
              + " default: the protocol's, and for"
              + " 'leaderboard' without --protocol 300 evaluations.")
  private String budget;

  @Option(
      names = "--constraint",
      paramLabel = "COST<=LIMIT",
      description =
          "Only architectures within it are answers, such as 'multiply_adds<=1000000'; may be given"
              + " more than once.")
  private List<String> constraints = List.of();

  @Option(names = "--seeds", paramLabel = "N", description = "Runs of each; default: 50.")
  private Integer seeds;

  @Option(names = "--master-seed", paramLabel = "N", description = "Default: 0.")
  private long masterSeed;

  @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private ClusterOptions cluster;

  private List<Benchmark> benchmarks = List.of();

  /**
   * The experiment that the options describe.
   *
   * @param controls methods that are run even if they are not named
   * @param usual the budget where neither budget nor protocol is named; null for the protocol's
   * @param directory where the results go
   * @throws InvalidInputException if an option is not acceptable
   */
  Experiment experiment(List<String> controls, @Nullable Budget usual, Path directory)
      throws IOException {
    Budget limit = budget == null ? (ground.namesProtocol() ? null : usual) : Budget.parse(budget);
    if (threads < 1) {
      throw new InvalidInputException("threads must be 1 or more, not " + threads);
    }
    methods.stream()
        .filter(method -> !MethodChoice.isGroup(method))
        .forEach(method -> Algorithms.named(method.strip().replaceAll(":.*", "")));
    List<Constraint> limits = constraints.stream().map(Constraint::parse).toList();
    benchmarks = new ArrayList<>();
    for (Benchmark benchmark : ground.open()) {
      benchmarks.add(limits.isEmpty() ? benchmark : new ConstrainedBenchmark(benchmark, limits));
    }
    Optional<ExperimentFile.Identity> before = add ? Results.identity(directory) : Optional.empty();
    Set<String> labels = new LinkedHashSet<>();
    before.ifPresent(
        b -> b.benchmarks().forEach(e -> e.methods().forEach(m -> labels.add(m.label()))));
    labels.addAll(methods(controls));
    int runs = seeds == null ? before.map(ExperimentFile.Identity::seeds).orElse(SEEDS) : seeds;
    return Experiment.of(benchmarks, List.copyOf(labels), limit, runs, masterSeed);
  }

  /** The benchmarks of the experiment, once it was asked for. */
  List<Benchmark> benchmarks() {
    return benchmarks;
  }

  /**
   * Returns who makes the runs.
   *
   * @param err hears what a user has to know while waiting
   */
  Workers workers(PrintWriter err) {
    return cluster.workers(threads, err);
  }

  /** What a reader should know of what is searched and scored, in sentences. */
  List<String> notes() {
    return ground.notes();
  }

  /** What was trained, in a line; empty where nothing is. */
  Optional<String> trainings() {
    return ground.trainings();
  }

  @Override
  public void close() {
    ground.close();
  }

  private List<String> methods(List<String> controls) {
    List<String> chosen = new ArrayList<>();
    for (String method : methods) {
      if (MethodChoice.isGroup(method)) {
        MethodChoice.of(method, benchmarks).stream()
            .filter(name -> !chosen.contains(name))
            .forEach(chosen::add);
      } else {
        chosen.add(method.strip());
      }
    }
    controls.stream().filter(control -> !chosen.contains(control)).forEach(chosen::add);
    return chosen;
  }
}
