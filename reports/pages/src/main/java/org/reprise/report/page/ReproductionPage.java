package org.reprise.report.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reprise.data.file.OutputFile;
import org.reprise.report.leaderboard.Figures;
import org.reprise.reproduction.claim.Outcome;
import org.reprise.reproduction.claim.ReproductionReport;
import org.reprise.reproduction.result.Provenance;

/** The reproduction report as one page that needs no other file. */
public final class ReproductionPage {
  /** The name of its file, beside the other forms of the report. */
  public static final String FILE = "reproduction.html";

  private ReproductionPage() {}

  /**
   * Writes all forms of the report, the page among them, into {@code directory}, which is created
   * if need be.
   */
  public static void write(ReproductionReport report, Path directory) throws IOException {
    report.write(directory);
    OutputFile.writeText(directory.resolve(FILE), html(report));
  }

  static String html(ReproductionReport report) {
    List<ReproductionView.VerdictCount> counts = new ArrayList<>();
    report
        .counts()
        .forEach(
            (verdict, count) ->
                counts.add(
                    new ReproductionView.VerdictCount(
                        verdict.text(),
                        verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        count)));
    Map<String, List<TargetView>> byMethod = new LinkedHashMap<>();
    for (Outcome outcome : report.outcomes()) {
      byMethod
          .computeIfAbsent(outcome.target().method(), method -> new ArrayList<>())
          .add(TargetView.of(outcome, ""));
    }
    List<ReproductionView.Section> sections = new ArrayList<>();
    byMethod.forEach(
        (method, targets) ->
            sections.add(
                new ReproductionView.Section("method-" + (sections.size() + 1), method, targets)));
    return Template.fill(
        "reproduction.mustache",
        new ReproductionView(
            report.headline(),
            report.full()
                ? "The full number of runs."
                : "A reduced number of runs: what sampling alone may add to a distance is allowed"
                    + " on top of each tolerance.",
            counts,
            PaperView.of(report.outcomes()),
            sections,
            String.join(" ", report.provenance().commandLine()),
            facts(report),
            Template.text("report.css"),
            Template.text("reproduction.js")));
  }

  private static List<IndexView.Fact> facts(ReproductionReport report) {
    Provenance there = report.provenance();
    double seconds = report.outcomes().stream().mapToDouble(Outcome::seconds).sum();
    List<IndexView.Fact> facts = new ArrayList<>();
    facts.add(new IndexView.Fact("Reprise", report.version() + ", commit " + report.commit()));
    facts.add(new IndexView.Fact("finished", there.started()));
    facts.add(new IndexView.Fact("seeds", "from 0, of master seed " + report.masterSeed()));
    facts.add(new IndexView.Fact("elapsed", Figures.seconds(seconds)));
    facts.add(new IndexView.Fact("Java", there.java()));
    facts.add(new IndexView.Fact("system", there.system()));
    facts.add(
        new IndexView.Fact("processor", there.processor() + ", " + there.processors() + " usable"));
    return facts;
  }
}
