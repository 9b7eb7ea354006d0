package org.reprise.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.reprise.report.figure.FigureData;
import org.reprise.report.figure.Palette;
import org.reprise.report.landscape.FoundCell;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.leaderboard.JudgedTarget;
import org.reprise.report.leaderboard.Leaderboard;
import org.reprise.report.leaderboard.MethodInfo;
import org.reprise.report.leaderboard.Row;

/** Makes the page of each method. */
final class MethodPages {
  private static final String CONTROL = "random-search";
  private static final int CELLS = 5;

  private final List<Leaderboard> leaderboards;
  private final List<FigureData.BoardData> figures;
  private final Map<String, Palette.Style> styles;
  private final List<JudgedTarget> targets;

  MethodPages(
      List<Leaderboard> leaderboards,
      List<FigureData.BoardData> figures,
      Map<String, Palette.Style> styles,
      List<JudgedTarget> targets) {
    this.leaderboards = leaderboards;
    this.figures = figures;
    this.styles = styles;
    this.targets = targets;
  }

  /** Returns the page of one method. */
  String page(MethodInfo method) {
    List<TargetView> own =
        targets.stream()
            .filter(target -> target.target().method().equals(method.name()))
            // Those that the runs measure come first.
            .sorted(Comparator.comparing(target -> !target.here()))
            .map(target -> TargetView.of(target.outcome(), target.when()))
            .toList();
    List<IndexView.Fact> parameters = parameters(method);
    List<String> deviations = deviations(method);
    List<MethodView.MethodBoard> boards = new ArrayList<>();
    List<FigureData.BoardData> data = new ArrayList<>();
    for (int i = 0; i < leaderboards.size(); i++) {
      for (Row row : leaderboards.get(i).rows()) {
        if (row.method().label().equals(method.label())) {
          FigureData.BoardData shown = figures.get(i).only(List.of(method.label(), CONTROL));
          boards.add(
              board(
                  leaderboards.get(i),
                  row,
                  data.size(),
                  FigureView.of(shown, BoardText.id(i), Set.of())));
          data.add(shown);
        }
      }
    }
    Map<String, Palette.Style> shown = new LinkedHashMap<>(styles);
    return Template.fill(
        "method.mustache",
        new MethodView(
            method.label(),
            method.name(),
            method.description(),
            method.citation(),
            method.paperNumber() > 0
                ? "Paper " + method.paperNumber() + " of those that Reprise reproduces."
                : "A method beyond the papers that Reprise reproduces, as a baseline.",
            parameters,
            !parameters.isEmpty(),
            deviations,
            !deviations.isEmpty(),
            own,
            !own.isEmpty(),
            boards,
            PageJson.inPage(new FigureData(shown, data))));
  }

  /** As run: a protocol may set a parameter, which is then shown with the boards that have it. */
  private List<IndexView.Fact> parameters(MethodInfo method) {
    Map<String, Map<String, List<String>>> boardsByValue = new LinkedHashMap<>();
    for (Leaderboard leaderboard : leaderboards) {
      for (Row row : leaderboard.rows()) {
        if (row.method().label().equals(method.label())) {
          row.method()
              .parameters()
              .forEach(
                  (name, value) ->
                      boardsByValue
                          .computeIfAbsent(name, n -> new LinkedHashMap<>())
                          .computeIfAbsent(value, v -> new ArrayList<>())
                          .add(leaderboard.board().title()));
        }
      }
    }
    List<IndexView.Fact> facts = new ArrayList<>();
    boardsByValue.forEach(
        (name, values) ->
            facts.add(
                new IndexView.Fact(
                    name,
                    values.size() == 1
                        ? values.keySet().iterator().next()
                        : values.entrySet().stream()
                            .map(e -> e.getKey() + " on " + String.join(", ", e.getValue()))
                            .collect(Collectors.joining("; ")))));
    return facts;
  }

  /** Returns what the method says itself, and what its targets say of their protocols. */
  private List<String> deviations(MethodInfo method) {
    Set<String> all = new LinkedHashSet<>(method.deviations());
    targets.stream()
        .filter(target -> target.target().method().equals(method.name()))
        .forEach(target -> all.addAll(target.target().deviations()));
    return List.copyOf(all);
  }

  private static MethodView.MethodBoard board(
      Leaderboard leaderboard, Row row, int index, FigureView figures) {
    List<IndexView.Fact> facts = new ArrayList<>();
    facts.add(
        new IndexView.Fact(
            leaderboard.board().score(),
            Figures.spread(row.score().mean(), row.score().deviation())
                + leaderboard.board().metric().unit()));
    facts.add(new IndexView.Fact("regret", Figures.fixed(row.regret(), 3)));
    facts.add(
        new IndexView.Fact(
            "place", (leaderboard.rows().indexOf(row) + 1) + " of " + leaderboard.rows().size()));
    row.published()
        .ifPresent(
            published ->
                facts.add(
                    new IndexView.Fact(
                        "published", published.test().text() + " as " + published.printedAs())));
    facts.add(
        new IndexView.Fact(
            "evaluations",
            Figures.fixed(row.evaluations().mean(), 1)
                + ", "
                + Figures.fixed(row.unique().mean(), 1)
                + " different"));
    if (leaderboard.board().hasSeconds()) {
      facts.add(
          new IndexView.Fact(
              "simulated training", Figures.seconds(row.seconds().mean()) + " a run"));
    }
    facts.add(
        new IndexView.Fact("search overhead", Figures.seconds(row.overhead().mean()) + " a run"));
    List<MethodView.Cell> cells = cells(leaderboard, row);
    return new MethodView.MethodBoard(
        "board-" + (index + 1),
        index,
        leaderboard.board().title(),
        figures,
        facts,
        cells,
        !cells.isEmpty(),
        "test " + leaderboard.board().metric().name());
  }

  private static List<MethodView.Cell> cells(Leaderboard leaderboard, Row row) {
    List<FoundCell.Final> finals = new ArrayList<>();
    leaderboard.board().methods().stream()
        .filter(method -> method.method().label().equals(row.method().label()))
        .flatMap(method -> method.runs().stream())
        .forEach(
            run ->
                finals.add(
                    new FoundCell.Final(
                        row.method().label(), run.architecture(), run.finalScore())));
    return FoundCell.best(finals, CELLS, null, leaderboard.board().metric().direction()).stream()
        .map(
            cell ->
                new MethodView.Cell(
                    cell.architecture(),
                    Figures.fixed(cell.score(), 3),
                    cell.runs().get(row.method().label()) + " of " + row.score().n()))
        .toList();
  }
}
