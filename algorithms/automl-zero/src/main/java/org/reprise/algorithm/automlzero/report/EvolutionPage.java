package org.reprise.algorithm.automlzero.report;

import java.util.List;
import java.util.Locale;
import org.reprise.algorithm.automlzero.ProgramExperiment;
import org.reprise.algorithm.automlzero.SearchTask;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.algorithm.automlzero.search.ProgramEvaluator;
import org.reprise.algorithm.automlzero.search.Progress;

/**
 * The page of a run: fitness over time, the final program as found and simplified, and the ancestry
 * of the winner. One HTML file without references to anything outside.
 */
public final class EvolutionPage {
  private static final String STYLE =
      """
      body{font:16px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;
        color:#1a1a1a;background:#fff}
      h1{font-size:1.6rem} h2{font-size:1.2rem;margin-top:2rem}
      table{border-collapse:collapse;width:100%} td,th{text-align:left;padding:.2rem .6rem;
        vertical-align:top;border-bottom:1px solid #ddd} td.n{text-align:right;
        font-variant-numeric:tabular-nums}
      code,pre{font-family:ui-monospace,monospace;font-size:.9rem}
      pre{background:#f6f6f4;padding:.8rem;overflow-x:auto}
      .dead{color:#767676;text-decoration:line-through} .note{color:#767676;font-style:italic}
      svg{width:100%;height:auto} svg text{font-size:12px;fill:#555}
      .grid{stroke:#ddd} polyline{fill:none;stroke-width:2}
      .best{stroke:#0b6e4f} .now{stroke:#e08e0b} .mean{stroke:#8a8a8a}
      .key span{display:inline-block;width:1.6rem;height:.2rem;margin:0 .3rem .25rem 1rem}
      @media (prefers-color-scheme:dark){body{background:#16181a;color:#e6e6e6}
        pre{background:#222528} td,th{border-color:#3a3d40} .grid{stroke:#3a3d40}
        svg text{fill:#aaa} .dead,.note{color:#9a9a9a}}
      """;

  private EvolutionPage() {}

  /**
   * Returns the page.
   *
   * @param seed the seed of the experiment
   * @param outcome what the experiment ended with
   * @param simplifier the candidate, examined
   * @param provenance lines of "name: value" on what ran where, for the foot of the page
   */
  public static String html(
      SearchTask task,
      long seed,
      ProgramExperiment.Outcome outcome,
      Simplifier simplifier,
      List<String> provenance) {
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>")
        .append("<meta name='viewport' content='width=device-width,initial-scale=1'>")
        .append("<title>AutoML-Zero: ")
        .append(escape(task.name()))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style></head><body>\n<h1>AutoML-Zero: ")
        .append(escape(task.name()))
        .append("</h1>\n<p>")
        .append(escape(task.description()))
        .append(". Settings: ")
        .append(escape(task.source()))
        .append("; seed ")
        .append(seed)
        .append(".</p>\n");
    summary(page, outcome);
    page.append("<h2>Fitness over individuals</h2>\n<p class='key'>")
        .append("<span style='background:#0b6e4f'></span>best so far")
        .append("<span style='background:#e08e0b'></span>best of the population")
        .append("<span style='background:#8a8a8a'></span>mean of the population</p>\n")
        .append(FitnessChart.svg(outcome.search().history()))
        .append("\n<h2>The program, simplified</h2>\n<pre>")
        .append(escape(simplifier.simplified().toText()))
        .append("</pre>\n");
    asFound(page, simplifier);
    ancestry(page, Ancestry.of(outcome.candidate(), task.settings().space().output()));
    page.append("<h2>What ran</h2>\n<ul>\n");
    for (String line : provenance) {
      page.append("<li>").append(escape(line)).append("</li>\n");
    }
    return page.append("</ul>\n</body></html>\n").toString();
  }

  private static void summary(StringBuilder page, ProgramExperiment.Outcome outcome) {
    ProgramEvaluator.Counters counters = outcome.search().counters();
    List<Progress> history = outcome.search().history();
    page.append("<table>\n");
    row(page, "fitness on the search tasks", number(outcome.candidate().fitness()));
    row(page, "fitness on the selection tasks", number(outcome.selectFitness()));
    row(page, "fitness on unseen tasks", number(outcome.testFitness()));
    row(
        page,
        "individuals",
        String.format(Locale.ROOT, "%,d in %,d rounds", counters.programs(), history.size()));
    row(page, "training steps", String.format(Locale.ROOT, "%,d", counters.trainSteps()));
    row(page, "recognised by their live code", share(counters.sameCode(), counters));
    row(page, "recognised by their errors", share(counters.sameErrors(), counters));
    row(page, "stopped by a hurdle", share(counters.underHurdle(), counters));
    row(page, "refused by the run-time cap", share(counters.overCap(), counters));
    page.append("</table>\n");
  }

  private static void row(StringBuilder page, String name, String value) {
    page.append("<tr><th>")
        .append(name)
        .append("</th><td class='n'>")
        .append(value)
        .append("</td></tr>\n");
  }

  private static String share(long part, ProgramEvaluator.Counters counters) {
    return String.format(
        Locale.ROOT, "%,d (%.1f %%)", part, 100.0 * part / Math.max(1, counters.programs()));
  }

  private static void asFound(StringBuilder page, Simplifier simplifier) {
    page.append("<h2>The program as it was found</h2>\n<pre>");
    for (Component component : Component.values()) {
      page.append("def ").append(component.title()).append("():\n");
      for (Simplifier.Line line : simplifier.lines()) {
        if (line.component() != component) {
          continue;
        }
        String code = escape(line.instruction().toString());
        if (line.status() == Simplifier.Status.WORKS) {
          page.append("  ").append(code).append('\n');
        } else {
          page.append("  <span class='dead'>")
              .append(code)
              .append("</span>  <span class='note'># ")
              .append(line.status().note())
              .append("</span>\n");
        }
      }
    }
    page.append("</pre>\n");
  }

  private static void ancestry(StringBuilder page, List<Ancestry.Step> steps) {
    page.append("<h2>Ancestry of the winner</h2>\n<p>Each accepted mutation that changed what the ")
        .append("program computes, and what it changed. Mutations of dead code and of names in ")
        .append("between are counted.</p>\n<table>\n<tr><th>individual</th><th>fitness</th>")
        .append("<th>mutation</th><th>lines</th></tr>\n");
    for (Ancestry.Step step : steps) {
      String mutation = step.mutation().isEmpty() ? "first program" : step.mutation();
      if (step.neutral() > 0) {
        mutation += " (after " + step.neutral() + " without effect)";
      }
      page.append("<tr><td class='n'>")
          .append(String.format(Locale.ROOT, "%,d", step.individual()))
          .append("</td><td class='n'>")
          .append(number(step.after()))
          .append("</td><td>")
          .append(escape(mutation))
          .append("</td><td><code>")
          .append(escape(String.join("\n", step.changes())).replace("\n", "<br>"))
          .append("</code></td></tr>\n");
    }
    page.append("</table>\n");
  }

  private static String number(double fitness) {
    return String.format(Locale.ROOT, "%.6f", fitness);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
