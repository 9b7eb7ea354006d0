package org.reprise.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.ClusterOptions;
import org.reprise.cli.JsonOption;
import org.reprise.cli.OutputFolder;
import org.reprise.cli.Reprise;
import org.reprise.report.page.ReproductionPage;
import org.reprise.reproduction.claim.Outcome;
import org.reprise.reproduction.claim.RecordedVerdicts;
import org.reprise.reproduction.claim.Reproducer;
import org.reprise.reproduction.claim.ReproductionReport;
import org.reprise.reproduction.claim.Standing;
import org.reprise.reproduction.claim.Target;
import org.reprise.reproduction.claim.TargetTables;
import org.reprise.reproduction.claim.Targets;
import org.reprise.reproduction.claim.TargetsAudit;
import org.reprise.search.work.Workers;
import org.reprise.space.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code reprise reproduce}: reruns what papers state and judges it. Ends with code 1 if a target
 * is contradicted and that miss is not recorded with its explanation, or is worse than recorded.
 */
@Command(
    name = "reproduce",
    description = "Rerun what the papers state and judge it by rules that stand before the run.")
public final class ReproduceCommand implements CliCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "METHOD",
      arity = "0..*",
      description =
          "Methods, spaces or tables that have targets, or single targets by their ids; all if none"
              + " is named.")
  private List<String> methods = new ArrayList<>();

  @Option(names = "--full", description = "Make the full number of runs, not the reduced one.")
  private boolean full;

  @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where reproduction.html, .md, .json and reproduction-junit.xml go; default:"
              + " nowhere.")
  private Path out;

  @Option(
      names = "--record",
      description =
          "In a checkout: write the verdicts into the file that the program is shipped with.")
  private boolean record;

  @Option(
      names = "--audit",
      description = "Run nothing; print for each statement what a wrong method could pass.")
  private boolean audit;

  @Mixin private ClusterOptions cluster;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    if (threads < 1) {
      throw new InvalidInputException("threads must be 1 or more, not " + threads);
    }
    Path checkout = RecordedVerdicts.IN_CHECKOUT.getParent();
    if (record && (checkout == null || !Files.isDirectory(checkout))) {
      throw new InvalidInputException("--record works in the root of a checkout of Reprise only");
    }
    List<Target> targets = Targets.of(methods);
    if (audit) {
      spec.commandLine().getOut().print(new TargetsAudit(Targets.all()).text());
      return Reprise.DONE;
    }
    if (out != null) {
      OutputFolder.require(out);
    }
    Path verdicts = record ? RecordedVerdicts.IN_CHECKOUT : RecordedVerdicts.fileOfUser();
    OutputFolder.require(
        Objects.requireNonNull(verdicts.toAbsolutePath().getParent(), "a file is in a folder"));
    PrintWriter terminal = spec.commandLine().getOut();
    List<String> dropped = new ArrayList<>();
    List<Outcome> outcomes;
    try (Workers workers = cluster.workers(threads, spec.commandLine().getErr())) {
      outcomes =
          new Reproducer(TargetTables.ofUser(), full, workers)
              .run(
                  targets,
                  outcome -> {
                    if (!json.requested()) {
                      print(terminal, outcome);
                    }
                    // At once: a full run takes hours, and may be killed.
                    dropped.addAll(keep(outcome, verdicts));
                  });
    }
    ReproductionReport report = ReproductionReport.of(outcomes, full, CommandWords.of(spec));
    if (out != null) {
      ReproductionPage.write(report, out);
    }
    dropped.forEach(line -> spec.commandLine().getErr().println("reprise: " + line));
    json.print(terminal, report, this::printSummary);
    return report.newOrWorse() == 0 ? Reprise.DONE : Reprise.FAILED;
  }

  private List<String> keep(Outcome outcome, Path verdicts) {
    try {
      ReproductionReport one = ReproductionReport.of(List.of(outcome), full, CommandWords.of(spec));
      return RecordedVerdicts.store(one, verdicts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(PrintWriter terminal, Outcome outcome) {
    String ours = outcome.measured() == null ? "" : value(outcome.measured().value()) + "; ";
    terminal.printf(
        Locale.ROOT,
        "%-16s %-50s %s%s%n",
        outcome.verdict().text(),
        outcome.target().id(),
        ours,
        outcome.reason());
    if (!outcome.remark().isEmpty()) {
      terminal.println("                 " + outcome.remark());
    }
    terminal.flush();
  }

  private static String value(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4f", value);
  }

  private void printSummary(ReproductionReport report) {
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.println();
    terminal.println(report.headline() + ".");
    report.outcomes().stream()
        .filter(outcome -> outcome.standing() == Standing.BETTER)
        .forEach(
            outcome ->
                terminal.println(
                    "BETTER than recorded: "
                        + outcome.target().id()
                        + "; renew its field known in targets.json"));
    report.outcomes().stream()
        .filter(outcome -> outcome.standing() == Standing.WORSE)
        .forEach(
            outcome -> terminal.println("WORSE: " + outcome.target().id() + ", " + hint(outcome)));
    if (out != null) {
      terminal.println("Report: " + out.resolve(ReproductionPage.FILE));
    }
  }

  /** The record that would accept a miss, were it explained. */
  private static String hint(Outcome outcome) {
    return String.format(
        Locale.ROOT,
        "not accepted; if it is understood, record in its targets.json"
            + " \"known\": {\"verdict\": \"%s\", \"measured\": %s, \"since\": \"%s\","
            + " \"because\": \"…\"}",
        outcome.verdict().text(),
        Objects.requireNonNull(outcome.measured(), "what is missed was measured").value(),
        LocalDate.now(ZoneOffset.UTC));
  }
}
