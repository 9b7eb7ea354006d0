package org.reprise.report.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.page.InteractivePage;
import org.reprise.reproduction.claim.Verdict;

/** The first page of the results: what there is, and the answer in a few sentences. */
final class ResultsIndex {
  /** The file. */
  static final String FILE = "README.md";

  /** The budget, in trainings, that the first page answers for. */
  private static final int BRIEF = 50;

  private ResultsIndex() {}

  static String of(List<GroundResults> grounds, PaperResults papers) {
    PageText page = new PageText("Results", "the files in [data](data)");
    page.paragraph(
        "What came out, to be read without running anything. Every sentence, table and figure is"
            + " made from the files in [data](data) by `./reprise results`, and a test fails when a"
            + " page does not match them.");
    List<String> items = new ArrayList<>();
    items.add("[Which method?](" + WhichMethodPage.FILE + ") by budget and ground");
    items.add("[Which papers hold up?](" + PapersPage.FILE + ") all claims, misses first");
    items.add(
        "[All grounds on one page]("
            + InteractivePage.FILE
            + ") whose charts answer to the pointer,"
            + " to be opened in a browser from a copy of this folder");
    for (GroundResults ground : grounds) {
      items.add(
          "["
              + ground.name()
              + "]("
              + ground.name()
              + ".md): "
              + PageText.plural(ground.methods().size(), "method")
              + ", "
              + String.format(Locale.ROOT, "%,d", ground.architectures())
              + " architectures");
    }
    page.list(items);
    page.heading("Which method on a budget of " + BRIEF + " trainings");
    List<String> sentences = new ArrayList<>(BudgetAnswers.of(grounds, BRIEF));
    sentences.addAll(NoiseSection.sentences(grounds, BRIEF));
    page.list(sentences);
    page.paragraph(
        "Each with its runs, intervals and figures: [by budget and ground]("
            + WhichMethodPage.FILE
            + "#with-"
            + BRIEF
            + "-trainings-worth-of-compute).");
    page.heading("Which papers hold up");
    List<String> held = new ArrayList<>(List.of(claims(papers, "")));
    papers.papers().stream()
        .filter(paper -> !paper.asked().isEmpty())
        .forEach(
            paper ->
                held.add(
                    PageText.plain(paper.asked())
                        + " (["
                        + paper.number()
                        + "]): "
                        + PageText.plain(paper.finding())
                        + " ([its claims]("
                        + PapersPage.FILE
                        + "#paper-"
                        + paper.number()
                        + "))"));
    page.list(held);
    return page.toString();
  }

  /**
   * Returns three sentences for the README of the repository.
   *
   * @param ground the one that comes with Reprise
   * @param folder of the pages, with a slash at its end
   */
  static List<String> brief(GroundResults ground, PaperResults papers, String folder) {
    List<String> sentences = new ArrayList<>();
    BudgetRanking fifty = ground.at(BRIEF);
    if (!fifty.standings().isEmpty()) {
      BudgetRanking.BudgetStanding best = fifty.standings().get(0);
      int others = fifty.leaders().size() - 1;
      sentences.add(
          "With the compute of "
              + BRIEF
              + " trainings on `"
              + ground.name()
              + "`, "
              + PageText.code(best.label())
              + " is ahead with "
              + Figures.fixed(best.score(), 2)
              + " "
              + Figures.interval(best.low(), best.high(), 2)
              + (others == 0
                  ? ", told apart from all others"
                  : ", not told apart from " + PageText.plural(others, "other method"))
              + fifty
                  .of(BudgetRanking.CONTROL)
                  .map(
                      random ->
                          "; random search is at "
                              + Figures.fixed(random.score(), 2)
                              + " "
                              + Figures.interval(random.low(), random.high(), 2))
                  .orElse("")
              + " ([which method]("
              + folder
              + WhichMethodPage.FILE
              + ")).");
    }
    BudgetRanking last = ground.at(GroundMaker.BUDGETS.get(GroundMaker.BUDGETS.size() - 1));
    if (!last.standings().isEmpty()) {
      BudgetRanking.BudgetStanding best = last.standings().get(0);
      sentences.add(
          "With ten times as much, "
              + PageText.code(best.label())
              + " is "
              + Figures.fixed(best.regret(), 2)
              + " points short of the best architecture, and the one that is best by what a search"
              + " sees "
              + Figures.fixed(ground.regretFloor(), 2)
              + " short ([all figures]("
              + folder
              + ground.name()
              + ".md)).");
    }
    sentences.add(claims(papers, folder));
    return sentences;
  }

  private static String claims(PaperResults papers, String folder) {
    Map<String, Integer> counts = new TreeMap<>();
    papers.papers().stream()
        .flatMap(paper -> paper.claims().stream())
        .forEach(claim -> counts.merge(claim.verdict(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      Integer count = counts.get(verdict.text());
      if (count != null) {
        parts.add(count + " " + verdict.text());
      }
    }
    return "Of the claims of and about the survey's "
        + papers.papers().size()
        + " papers: "
        + String.join("; ", parts)
        + " ([which papers hold up]("
        + folder
        + PapersPage.FILE
        + ")).";
  }
}
