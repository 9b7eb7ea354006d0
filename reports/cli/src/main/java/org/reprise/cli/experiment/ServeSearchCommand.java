package org.reprise.cli.experiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.OutputFolder;
import org.reprise.cli.Reprise;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.ProtocolFile;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.result.ResultWriter;
import org.reprise.search.Algorithms;
import org.reprise.search.Budget;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Method;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;
import org.reprise.table.store.BuiltInTables;
import org.reprise.table.store.TableHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code reprise serve-search}: a method of another program asks for evaluations over standard
 * input and output, and its searches become runs like any other.
 */
@Command(
    name = "serve-search",
    description =
        "Judge a method of another program, which asks for evaluations in lines of JSON over"
            + " standard input and output.")
public final class ServeSearchCommand implements CliCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "What results call the method.")
  private String name;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "A table of 'reprise list tables'; default: ${DEFAULT-VALUE}.",
      defaultValue = BuiltInTables.NB201_FASHION)
  private String tableName;

  @Option(
      names = "--protocol",
      paramLabel = "NAME|FILE",
      description = "As for 'reprise run'; default: the first that fits the table.")
  private String protocol;

  @Option(
      names = "--budget",
      paramLabel = "BUDGET",
      description = "Of each search, as for 'reprise run'; default: the protocol's.")
  private String budget;

  @Option(names = "--seeds", paramLabel = "N", description = "Searches; default: 1.")
  private int seeds = 1;

  @Option(names = "--master-seed", paramLabel = "N", description = "Default: 0.")
  private long masterSeed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The result directory: new, empty, or of the same experiment.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    OutputFolder.require(out);
    if (Algorithms.all().containsKey(name) || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new InvalidInputException(
          "--name '" + name + "': letters, digits, '.', '_' and '-', and no method's of Reprise");
    }
    Table table = TableHome.ofUser().open(tableName);
    Benchmark benchmark = benchmark(table);
    PrintWriter answers = spec.commandLine().getOut();
    AskAndTell method =
        new AskAndTell(
            name,
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
            answers);
    Experiment experiment =
        new Experiment(
            List.of(
                new Experiment.Cell(
                    benchmark,
                    budget == null ? benchmark.budget() : Budget.parse(budget),
                    new Method(method, Hyperparameters.of(List.of(), Map.of()), name))),
            seeds,
            masterSeed);
    ResultWriter.check(out, experiment.identity());
    try (RunProgress progress = new RunProgress(spec.commandLine().getErr())) {
      // One search at a time: there is one program to talk to.
      new ExperimentRunner(experiment, 1, progress).run(out, CommandWords.of(spec));
    }
    answers.println("{\"event\":\"complete\"}");
    return Reprise.DONE;
  }

  private Benchmark benchmark(Table table) throws IOException {
    if (protocol == null) {
      return Protocols.usual(table).on(table);
    }
    return (protocol.endsWith(".json")
            ? ProtocolFile.read(Path.of(protocol))
            : Protocols.named(protocol, table))
        .on(table);
  }
}
