package org.reprise.report.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.reprise.report.results.PaperResults.ClaimResult;
import org.reprise.report.results.PaperResults.PaperResult;
import org.reprise.reproduction.claim.Verdict;

/** The page of the papers: each with its claims, verdicts, and our figure beside the published. */
final class PapersPage {
  /** The file. */
  static final String FILE = "papers.md";

  /** From the folder of the pages to the root of the repository. */
  private static final String ROOT = "../../";

  private static final Map<String, String> WHOSE =
      Map.of("article", "the article", "paper", "the paper", "code", "its code");

  private final PaperResults results;
  private final PageText page =
      new PageText("Which papers hold up?", "[its data](data/papers.json)");

  private PapersPage(PaperResults results) {
    this.results = results;
  }

  static String of(PaperResults results) {
    return new PapersPage(results).write();
  }

  private String write() {
    page.paragraph(
        "The papers of the survey \"Recent advances in Neural Architecture Search\" in its"
            + " numbering, each by its claims: what was printed, what came out here, and the"
            + " verdict by a rule that stood before the run. Verdicts up to "
            + results.latest()
            + ". `./reprise reproduce METHOD` measures a claim again.");
    page.heading("In short");
    List<List<String>> rows = new ArrayList<>();
    for (PaperResult paper : results.papers()) {
      rows.add(
          List.of(
              "[" + paper.number() + "]",
              "[" + PageText.plain(paper.title()) + "](#paper-" + paper.number() + ")",
              paper.standing(),
              PageText.plain(paper.finding())));
    }
    page.table(List.of("", "paper", "verdict", "what was found"), 0, rows);
    misses();
    corrections();
    page.heading("The papers");
    results.papers().forEach(this::paper);
    page.heading("Beyond the survey");
    page.paragraph("Claims on benchmarks, baselines and methods that the survey does not list.");
    results.beyond().forEach(this::paper);
    return page.toString();
  }

  private Stream<PaperResult> all() {
    return Stream.concat(results.papers().stream(), results.beyond().stream());
  }

  private void misses() {
    page.heading("What is missed");
    List<List<String>> rows = new ArrayList<>();
    all()
        .forEach(
            paper ->
                paper.claims().stream()
                    .filter(claim -> claim.verdict().equals(Verdict.NOT_REPRODUCED.text()))
                    .forEach(
                        claim ->
                            rows.add(
                                List.of(
                                    PageText.plain(paper.name()),
                                    PageText.plain(claim.claim()) + " (`" + claim.id() + "`)",
                                    PageText.plain(claim.held()),
                                    PageText.plain(claim.ours()),
                                    PageText.plain(
                                        claim.because().isEmpty()
                                            ? claim.reason()
                                            : claim.because())))));
    page.table(List.of("paper", "claim", "held to", "here", "why"), 0, rows);
  }

  private void corrections() {
    page.heading("What turned out wrong");
    page.paragraph(
        "Statements of the survey itself, of a paper or of its code that do not hold as they are"
            + " written, each with the test that shows it.");
    List<List<String>> rows = new ArrayList<>();
    for (Article.Correction correction : results.corrections()) {
      rows.add(
          List.of(
              WHOSE.getOrDefault(correction.by(), correction.by())
                  + ", ["
                  + correction.about()
                  + "]",
              PageText.plain(correction.said()),
              PageText.plain(correction.found()),
              link(correction.test())));
    }
    page.table(List.of("whose", "said", "what is so", "shown by"), 0, rows);
  }

  /** Returns a link to a test, which is named by its file and, behind a #, its method. */
  private static String link(String test) {
    int hash = test.indexOf('#');
    String file = hash < 0 ? test : test.substring(0, hash);
    String name = file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
    return "["
        + PageText.code(hash < 0 ? name : name + " " + test.substring(hash + 1))
        + "]("
        + ROOT
        + file
        + ")";
  }

  private void paper(PaperResult paper) {
    page.subheading(
        (paper.number() == 0 ? "" : "<a id=\"paper-" + paper.number() + "\"></a>")
            + PageText.plain(paper.name()));
    String where = paper.page().isEmpty() ? "" : " [Its page](" + ROOT + paper.page() + ").";
    page.paragraph(
        (paper.by().isEmpty() ? "" : PageText.plain(paper.by()) + ". ")
            + "**"
            + (paper.standing().isEmpty() ? "released results" : paper.standing())
            + "**. "
            + PageText.plain(paper.finding())
            + where);
    if (!paper.tests().isEmpty()) {
      page.list(paper.tests().stream().map(PapersPage::link).toList());
    }
    if (!paper.claims().isEmpty()) {
      page.table(
          List.of("verdict", "claim", "held to", "here", "ground", "run"),
          0,
          paper.claims().stream().map(PapersPage::row).toList());
    }
  }

  private static List<String> row(ClaimResult claim) {
    String why = claim.because().isEmpty() ? "" : " *" + PageText.plain(claim.because()) + "*";
    return List.of(
        claim.verdict(),
        PageText.plain(claim.claim()) + " (`" + claim.id() + "`)" + why,
        PageText.plain(claim.held()),
        claim.ours().isEmpty() ? PageText.plain(claim.reason()) : PageText.plain(claim.ours()),
        claim.ground(),
        claim.when());
  }
}
