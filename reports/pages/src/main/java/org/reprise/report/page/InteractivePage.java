package org.reprise.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.reprise.report.figure.CorrelationRow;
import org.reprise.report.figure.FigureData;
import org.reprise.report.figure.Palette;
import org.reprise.report.leaderboard.Figures;

/**
 * One page with the boards of all grounds, whose charts and tables answer to the pointer: what the
 * pages of results show in still figures. It asks the network for nothing.
 */
public final class InteractivePage {
  /** The page. */
  public static final String FILE = "interactive.html";

  private InteractivePage() {}

  /**
   * A ground on the page.
   *
   * @param name of it
   * @param address of its Markdown page, from the folder of this one
   * @param facts names and values, in the order of the page
   * @param answers who is ahead at each budget
   * @param headings of the columns beside that of the method
   * @param helps what each of these is
   * @param rows of texts, the method first
   * @param references lines below the methods, likewise
   * @param rankings how everything that ranks does
   * @param board what the charts draw
   */
  public record Ground(
      String name,
      String address,
      Map<String, String> facts,
      List<Answer> answers,
      List<String> headings,
      List<String> helps,
      List<List<String>> rows,
      List<List<String>> references,
      List<CorrelationRow> rankings,
      FigureData.BoardData board) {}

  /**
   * Who is ahead at a budget.
   *
   * @param trainings the budget, in trainings of a mean architecture
   * @param leaders labels of the best and of those that it is not told apart from
   * @param score of the best, in words
   * @param regret of the best
   */
  public record Answer(int trainings, List<String> leaders, String score, double regret) {}

  /** Returns the page and what it needs beside it, by their paths in its folder. */
  public static Map<String, String> files(List<Ground> grounds) {
    List<String> labels =
        grounds.stream()
            .flatMap(ground -> ground.board().labels().stream())
            .distinct()
            .sorted()
            .toList();
    Map<String, String> files = new LinkedHashMap<>(Template.assets());
    files.put(
        FILE,
        Template.fill(
            "interactive.mustache",
            new InteractiveView(
                IntStream.range(0, grounds.size()).mapToObj(i -> view(grounds.get(i), i)).toList(),
                PageJson.inPage(
                    new FigureData(
                        Palette.styles(labels), grounds.stream().map(Ground::board).toList())))));
    return files;
  }

  private static InteractiveView.GroundView view(Ground ground, int index) {
    FigureView figures = FigureView.of(ground.board(), BoardText.id(index), Set.of());
    List<IndexView.Column> columns = new ArrayList<>();
    columns.add(new IndexView.Column("method", "name and parameters set by hand", false));
    for (int i = 0; i < ground.headings().size(); i++) {
      columns.add(new IndexView.Column(ground.headings().get(i), ground.helps().get(i), true));
    }
    return new InteractiveView.GroundView(
        BoardText.id(index),
        index,
        ground.name(),
        ground.address(),
        ground.facts().entrySet().stream()
            .map(fact -> new IndexView.Fact(fact.getKey(), fact.getValue()))
            .toList(),
        ground.answers().stream()
            .map(
                answer ->
                    new InteractiveView.AnswerView(
                        answer.trainings(),
                        answer.leaders(),
                        answer.score(),
                        Figures.fixed(answer.regret(), 3)))
            .toList(),
        columns,
        Stream.concat(
                ground.rows().stream().map(texts -> row(texts, false)),
                ground.references().stream().map(texts -> row(texts, true)))
            .toList(),
        figures,
        "test " + ground.board().metric().name(),
        ground.board().criticalDifference() != null,
        IntStream.range(0, ground.board().tradeOffs().size())
            .mapToObj(
                i -> {
                  String cost = ground.board().tradeOffs().get(i).name();
                  return new FigureView.Choice(Integer.toString(i), cost, cost);
                })
            .toList(),
        ground.rankings().stream().map(InteractivePage::ranking).toList());
  }

  private static IndexView.RowView row(List<String> texts, boolean reference) {
    return new IndexView.RowView(
        texts.get(0), null, reference, texts.stream().skip(1).map(InteractivePage::cell).toList());
  }

  /** An interval stands below its figure, as in reports. */
  private static IndexView.Cell cell(String text) {
    int interval = text.indexOf(" [");
    return interval < 0
        ? new IndexView.Cell(SortValue.of(text), text, "")
        : new IndexView.Cell(
            SortValue.of(text), text.substring(0, interval), text.substring(interval + 1));
  }

  private static InteractiveView.RankingRow ranking(CorrelationRow row) {
    return new InteractiveView.RankingRow(
        row.name(),
        row.kind(),
        List.of(
            cell(row.n(), String.format(Locale.ROOT, "%,d", row.n()), ""),
            cell(
                row.tau(), Figures.fixed(row.tau(), 3), Figures.interval(row.low(), row.high(), 3)),
            cell(row.tauTop(), Figures.fixed(row.tauTop(), 3), "of " + row.top()),
            cell(row.precision(), Figures.fixed(row.precision(), 3), "at " + row.top())));
  }

  private static IndexView.Cell cell(double value, String text, String note) {
    return Double.isNaN(value)
        ? new IndexView.Cell("", text, "")
        : new IndexView.Cell(Double.toString(value), text, note);
  }
}
