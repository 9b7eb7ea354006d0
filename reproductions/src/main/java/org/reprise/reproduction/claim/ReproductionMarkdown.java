package org.reprise.reproduction.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.claim.Measurement;

/** A reproduction report as Markdown: one table for each method, deviations below it. */
final class ReproductionMarkdown {
  private final ReproductionReport report;
  private final StringBuilder text = new StringBuilder();

  ReproductionMarkdown(ReproductionReport report) {
    this.report = report;
  }

  String text() {
    text.append("# Reproduction report\n\n");
    text.append(
        report.full()
            ? "Full number of runs."
            : "Reduced number of runs: what sampling alone may add to a distance is allowed on top"
                + " of each tolerance.");
    text.append(" Master seed ").append(report.masterSeed());
    text.append(", seed indices from 0. Reprise ").append(report.version());
    text.append(", commit ").append(report.commit()).append(", ");
    text.append(report.provenance().started()).append(", Java ");
    text.append(report.provenance().java()).append(".\n\n");
    text.append("**").append(report.headline()).append(".**\n");
    text.append(
        "\n"
            + "A value that is not confirmed is shown beside ours and not judged. *Close* means"
            + " within twice what is allowed, or a difference whose interval includes the bound. A"
            + " miss is *known* where the target records an earlier one with its explanation; it is"
            + " missed all the same.\n");
    papers();
    Map<String, List<Outcome>> byMethod = new LinkedHashMap<>();
    for (Outcome outcome : report.outcomes()) {
      byMethod.computeIfAbsent(outcome.target().method(), m -> new ArrayList<>()).add(outcome);
    }
    byMethod.forEach(this::section);
    return text.toString();
  }

  private void papers() {
    text.append("\n## Papers\n\n");
    text.append("A paper's sum rests on its own statements, tested on its own ground.\n\n");
    text.append("| paper | in sum | own statements | on other ground |\n|---|---|---|---|\n");
    for (PaperSummary paper : PaperSummary.of(report.outcomes())) {
      String own =
          paper.own().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(count -> count.getValue() + " " + count.getKey().text())
              .collect(Collectors.joining(", "));
      String[] cells = {
        escaped(paper.paper()), paper.standing().text(), own, paper.elsewhereText()
      };
      text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
  }

  private void section(String method, List<Outcome> outcomes) {
    text.append("\n## ").append(escaped(method)).append("\n\n");
    text.append("| target | paper, place | published | held to | rule | ours | runs | verdict |\n");
    text.append("|---|---|---|---|---|---|---|---|\n");
    List<String> notes = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      Target target = outcome.target();
      String cells =
          String.join(
              " | ",
              "`" + target.id() + "`: " + escaped(target.claim()),
              escaped(target.paper() + "; " + target.place()),
              value(target.published()),
              value(target.reference()),
              target.rule().text(target.runs().full()),
              ours(outcome),
              outcome.measured() == null ? "–" : Integer.toString(outcome.measured().n()),
              verdict(outcome));
      text.append("| ").append(cells).append(" |\n");
      for (String deviation : target.deviations()) {
        notes.add("- `" + target.id() + "`: " + escaped(deviation));
      }
      if (target.reference() != null && target.reference().source() != null) {
        notes.add("- `" + target.id() + "` is held to " + escaped(target.reference().source()));
      }
    }
    if (!notes.isEmpty()) {
      text.append('\n').append(String.join("\n", notes)).append('\n');
    }
  }

  private static String verdict(Outcome outcome) {
    String remark = outcome.remark();
    return "**"
        + outcome.verdict().text()
        + "**: "
        + escaped(outcome.reason())
        + (remark.isEmpty() ? "" : ". " + escaped(remark));
  }

  private static String value(Target.@Nullable Value value) {
    if (value == null) {
      return "–";
    }
    String spread = value.spread() == null ? "" : " ± " + PlainNumber.text(value.spread());
    return PlainNumber.text(value.value()) + spread + " (" + value.confidence().text() + ")";
  }

  private static String ours(Outcome outcome) {
    Measurement measured = outcome.measured();
    if (measured == null) {
      return "–";
    }
    if (measured.n() == 1) {
      return PlainNumber.text(measured.value());
    }
    return PlainNumber.text(measured.value())
        + " ± "
        + PlainNumber.text(measured.spread())
        + " (95 % of the mean: ± "
        + PlainNumber.text(outcome.interval())
        + ")";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
  }
}
