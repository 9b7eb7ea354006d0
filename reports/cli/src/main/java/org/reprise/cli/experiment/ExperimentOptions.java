package org.reprise.cli.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Algorithms;
import org.reprise.search.Budget;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;
import org.reprise.table.store.BuiltInTables;
import org.reprise.table.store.TableHome;
import picocli.CommandLine.Option;

/** The options that say what to run: methods, tables, protocol, budget, seeds. */
final class ExperimentOptions {
  private static final String ALL = "all";
  private static final String QUICK = "quick";

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      split = ",",
      description =
          "A table of 'reprise list tables'; may be given more than once."
              + " Default: ${DEFAULT-VALUE}.",
      defaultValue = BuiltInTables.NB201_FASHION)
  private List<String> tables;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = "How it is searched and scored; default: the first that fits the table.")
  private String protocol;

  @Option(
      names = "--methods",
      paramLabel = "METHOD",
      split = ",",
      description =
          "Methods of 'reprise list algorithms', with parameters as name:parameter=value; all, or"
              + " quick: those of which a run takes about a second or less. Default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = QUICK)
  private List<String> methods;

  @Option(
      names = "--budget",
      paramLabel = "BUDGET",
      description =
          "Evaluations (300), simulated seconds (12000s) or multiply-adds of training (1e12macs);"
              + " default: the protocol's, and for"
              + " 'leaderboard' without --protocol 300 evaluations.")
  private String budget;

  @Option(names = "--seeds", paramLabel = "N", description = "Runs of each; default: 50.")
  private int seeds = 50;

  @Option(names = "--master-seed", paramLabel = "N", description = "Default: 0.")
  private long masterSeed;

  @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  private List<Benchmark> benchmarks;

  /**
   * The experiment that the options describe.
   *
   * @param controls methods that are run even if they are not named
   * @param usual the budget where neither budget nor protocol is named; null for the protocol's
   * @throws InvalidInputException if an option is not acceptable
   */
  Experiment experiment(List<String> controls, Budget usual) throws IOException {
    Budget limit = budget == null ? (protocol == null ? usual : null) : Budget.parse(budget);
    if (threads < 1) {
      throw new InvalidInputException("threads must be 1 or more, not " + threads);
    }
    methods.stream()
        .filter(method -> !method.equals(ALL) && !method.equals(QUICK))
        .forEach(method -> Algorithms.named(method.strip().replaceAll(":.*", "")));
    benchmarks = openBenchmarks();
    return Experiment.of(benchmarks, methods(controls), limit, seeds, masterSeed);
  }

  /** The benchmarks of the experiment, once it was asked for. */
  List<Benchmark> benchmarks() {
    return benchmarks;
  }

  /** Runs under way at a time. */
  int threads() {
    return threads;
  }

  private List<Benchmark> openBenchmarks() throws IOException {
    TableHome home = TableHome.ofUser();
    List<Benchmark> opened = new ArrayList<>();
    for (String name : tables) {
      Table table = home.open(name.strip());
      opened.add(
          protocol == null ? TableBenchmark.of(table) : Protocols.named(protocol, table).on(table));
    }
    return opened;
  }

  private boolean isQuick(AlgorithmProvider method) {
    boolean several =
        benchmarks.stream().allMatch(benchmark -> benchmark.protocol().fidelities().size() > 1);
    return !method.isSlow() && (several || !method.needsSeveralFidelities());
  }

  private List<String> methods(List<String> controls) {
    List<String> chosen = new ArrayList<>();
    for (String method : methods) {
      if (method.equals(ALL) || method.equals(QUICK)) {
        Algorithms.all().values().stream()
            .filter(provider -> method.equals(ALL) || isQuick(provider))
            .filter(
                provider ->
                    benchmarks.stream().allMatch(b -> provider.unsupported(b.space()).isEmpty()))
            .map(AlgorithmProvider::name)
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
