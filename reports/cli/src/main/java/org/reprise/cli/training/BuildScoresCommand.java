package org.reprise.cli.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.reprise.algorithm.zerocost.ProxyTask;
import org.reprise.algorithm.zerocost.ScoreBuilding;
import org.reprise.algorithm.zerocost.ScoreEntries;
import org.reprise.cli.Reprise;
import org.reprise.report.correlation.ProxyColumns;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;
import org.reprise.table.store.TableHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise table build-scores}: zero-cost scores of all architectures of a table. */
@Command(
    name = "build-scores",
    description = {
      "Score all architectures of a table by all zero-cost proxies, and lay the scores beside the"
          + " table, which shows them from then on as columns. Started again it goes on with what"
          + " is missing.",
      "Of architectures that compute the same function one is scored for all of them."
    })
public final class BuildScoresCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TABLE", description = "A table of 'reprise table list'.")
  private String name;

  @Option(
      names = "--entries",
      paramLabel = "FILE",
      description =
          "Where scores are written down as they are computed, and what a second start goes on"
              + " with; default: TABLE.entries.csv beside the tables of the user.")
  private Optional<Path> file;

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "0",
      description =
          "Each scores all architectures with other weights and another batch; default: 0.")
  private List<Long> seeds;

  @Option(names = "--threads", paramLabel = "N", description = "Scorings at a time; default: 1.")
  private int threads = 1;

  @Mixin private ProxyOptions options;

  @Override
  public Integer call() throws IOException {
    if (threads < 1) {
      throw new InvalidInputException("--threads must be at least 1, not " + threads);
    }
    ProxyOptions.checked(seeds);
    TableHome home = TableHome.ofUser();
    Table table = home.open(name);
    ProxyTask task = options.task(table.space());
    List<Architecture> architectures = distinct(table);
    Path written =
        file.orElseGet(() -> home.scores(name).resolveSibling(name + ".scores.entries.csv"));
    ScoreEntries entries = new ScoreEntries(written, task);
    int known;
    try (TrainingBar bar =
        new TrainingBar(
            spec.commandLine().getErr(), "scorings", (long) architectures.size() * seeds.size())) {
      known =
          new ScoreBuilding(task, options::open)
              .run(architectures, seeds, entries, threads, bar::step);
    }
    new ProxyColumns(table)
        .write(home.scores(name), task.description(), options.dataset(), entries.open(), seeds);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s: %d scorings of %d architectures, %d of them known before; file: %s%n",
        name,
        (long) architectures.size() * seeds.size(),
        architectures.size(),
        known,
        home.scores(name));
    return Reprise.DONE;
  }

  /** In the order of their keys; of cells that compute the same function the first. */
  private static List<Architecture> distinct(Table table) {
    Set<String> functions = new HashSet<>();
    List<Architecture> distinct = new ArrayList<>();
    LongStream.range(0, table.rows())
        .map(row -> table.key((int) row))
        .sorted()
        .mapToObj(table.space()::fromKey)
        .filter(architecture -> functions.add(table.space().functionKey(architecture)))
        .forEach(distinct::add);
    return distinct;
  }
}
