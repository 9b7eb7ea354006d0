package org.reprise.cli.evolve;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.reprise.algorithm.automlzero.report.Simplifier;
import org.reprise.algorithm.automlzero.search.Progress;
import org.reprise.cli.VersionProvider;
import org.reprise.reproduction.result.Provenance;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code reprise evolve} says: a line for each round, and at the end what was found. */
final class EvolveOutput {
  private final CommandSpec spec;
  private final long start = System.nanoTime();
  // The individuals that an earlier run had seen.
  private long before;

  EvolveOutput(CommandSpec spec) {
    this.spec = spec;
  }

  /**
   * Prints how far the search is.
   *
   * @param budget individuals in all
   * @param round individuals between two such lines
   */
  void progress(Progress progress, long budget, long round) {
    if (before == 0) {
      before = Math.max(1, progress.individuals() - round);
    }
    PrintWriter err = spec.commandLine().getErr();
    double seconds = (System.nanoTime() - start) / 1e9;
    double hits = progress.sameCode() + progress.sameErrors();
    err.printf(
        Locale.ROOT,
        "%,d of %,d  best %.6f  now %.6f  mean %.4f  %,.0f individuals/s  cache %.1f %%%n",
        progress.individuals(),
        budget,
        progress.bestEver(),
        progress.bestNow(),
        progress.meanNow(),
        (progress.individuals() - before) / seconds,
        100 * hits / progress.individuals());
    err.flush();
  }

  /** Prints the fitness of a program. */
  void fitness(double search, double select, double test) {
    PrintWriter writer = spec.commandLine().getOut();
    writer.printf(Locale.ROOT, "fitness on the search tasks     %.6f%n", search);
    writer.printf(Locale.ROOT, "fitness on the selection tasks  %.6f%n", select);
    writer.printf(Locale.ROOT, "fitness on unseen tasks         %.6f%n", test);
  }

  /** Prints the program without the lines that do nothing. */
  void program(Simplifier simplifier) {
    PrintWriter writer = spec.commandLine().getOut();
    writer.println();
    writer.print(simplifier.simplified().toText());
    long idle =
        simplifier.lines().stream()
            .filter(line -> line.status() != Simplifier.Status.WORKS)
            .count();
    writer.println("# lines that do nothing, left out: " + idle);
  }

  /** Returns what ran, and where. */
  List<String> provenance() throws IOException {
    // The arguments as they were typed, the command's name among them.
    List<String> words = spec.commandLine().getParseResult().originalArgs();
    Provenance now = Provenance.now(words);
    return List.of(
        "command: reprise " + String.join(" ", words),
        "reprise: " + VersionProvider.version(),
        "finished: " + now.started(),
        "Java: " + now.java(),
        "system: "
            + now.system()
            + ", "
            + now.processor()
            + ", "
            + now.processors()
            + " processors");
  }
}
