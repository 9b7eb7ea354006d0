package org.reprise.report.leaderboard;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.reprise.report.landscape.ColumnWords;
import org.reprise.report.leaderboard.LeaderboardColumn.Cell;
import org.reprise.report.leaderboard.LeaderboardColumn.Figure;
import org.reprise.report.statistics.Interval;
import org.reprise.report.statistics.RunHypervolumes;
import org.reprise.report.statistics.Summary;

/**
 * The columns of a leaderboard, each declared once for the terminal, Markdown, CSV, JSON and the
 * page. To add one is to add an entry to the list; its figures come last in {@code results.csv}.
 */
public final class LeaderboardColumns {
  private static final Predicate<Leaderboard> ALWAYS = leaderboard -> true;
  private static final Function<ReferenceRow, Cell> NO_CELL = reference -> Cell.NONE;

  /** All, in the order of the figures in {@code results.csv}. */
  private static final List<LeaderboardColumn> ALL =
      List.of(
          new LeaderboardColumn(
              1,
              b -> "runs",
              b -> "seeds",
              true,
              ALWAYS,
              LeaderboardColumns::runs,
              NO_CELL,
              List.of(figure("runs", row -> row.score().n()))),
          column(8, "evaluations", "of a run, repeated ones counted", "evaluations")
              .shows(row -> fixed(row.evaluations().mean(), 1), row -> row.evaluations().mean()),
          column(9, "unique", "different architectures among them", "unique_evaluations")
              .shows(row -> fixed(row.unique().mean(), 1), row -> row.unique().mean()),
          column(11, "simulated", "simulated training time of a run", "simulated_seconds")
              .in(leaderboard -> leaderboard.board().hasSeconds())
              .shows(row -> seconds(row.seconds().mean()), row -> row.seconds().mean()),
          column(12, "overhead", "time of the method itself, a run", "overhead_seconds")
              .shows(row -> seconds(row.overhead().mean()), row -> row.overhead().mean()),
          accuracy(
              13,
              b -> "seen: " + ColumnContent.of(b.lastSignal(), b.dataset(), "validation"),
              b -> b.signalMetric().name() + " of the final incumbents as the search saw it",
              leaderboard -> !leaderboard.board().validColumns().isEmpty(),
              "signal",
              Row::signal,
              reference -> reference.best().signal()),
          accuracy(
              2,
              LeaderboardColumns::searchedHeading,
              b ->
                  b.validColumns().isEmpty()
                      ? "of the final incumbents, as the search saw it: " + b.signalColumns()
                      : "of the final incumbents: " + b.validColumns(),
              ALWAYS,
              "valid",
              Row::valid,
              reference -> reference.best().valid()),
          test(),
          column(5, "regret", b -> b.metric().difference() + " from the optimum", "regret")
              .reference(ReferenceRow::regret)
              .shows(row -> fixed(row.regret(), 3), Row::regret),
          column(
                  14,
                  "normalised",
                  "regret as a share of the mean architecture's",
                  "normalised_regret")
              .notInTerminal()
              .reference(ReferenceRow::normalisedRegret)
              .shows(row -> fixed(row.normalisedRegret(), 3), Row::normalisedRegret),
          column(
                  15,
                  "on the way",
                  "mean regret of the incumbent over all evaluations",
                  "mean_regret_on_the_way")
              .notInTerminal()
              .reference(reference -> reference.isOptimum() ? 0 : Double.NaN)
              .shows(row -> fixed(row.areaUnderCurve(), 3), Row::areaUnderCurve),
          column(6, "rank", "average rank over seeds, 1 is best", "average_rank")
              .notInTerminal()
              .shows(row -> fixed(row.rank(), 2), Row::rank),
          column(7, "p", "against the first, " + Pairwise.TEST, "p_against_best")
              .shows(row -> Figures.p(row.againstBest()), Row::againstBest),
          published(16, "published validation", false, "published_valid_acc", Published::valid),
          published(4, "published", true, "published_test_acc", Published::test),
          column(
                  10,
                  "compute",
                  "multiply-adds of training, a run: forward and backward",
                  "train_multiply_adds")
              .in(leaderboard -> leaderboard.board().hasCompute())
              .shows(
                  row -> Figures.scientific(row.multiplyAdds().mean()),
                  row -> row.multiplyAdds().mean()),
          hypervolume());

  private LeaderboardColumns() {}

  /** Returns those that people read of {@code leaderboard}, in their order. */
  public static List<LeaderboardColumn> of(Leaderboard leaderboard) {
    return ALL.stream()
        .filter(column -> column.shown().test(leaderboard))
        .sorted(Comparator.comparingInt(LeaderboardColumn::place))
        .toList();
  }

  /** Returns what programs read, in the order of {@code results.csv}. */
  public static List<Figure> figures() {
    return ALL.stream().flatMap(column -> column.figures().stream()).toList();
  }

  private static Cell runs(Row row) {
    int missing = row.score().missing();
    String note = missing > 0 ? missing + " without a score" : row.ranked() ? "" : "not ranked";
    return new Cell(row.score().n(), Integer.toString(row.score().n()), note);
  }

  private static LeaderboardColumn test() {
    return new LeaderboardColumn(
        3,
        b -> heading(b),
        b -> b.score() + ": " + b.metric().axis() + " of the final incumbents",
        true,
        ALWAYS,
        row ->
            new Cell(
                row.score().mean(),
                Figures.spread(row.score().mean(), row.score().deviation()),
                interval(row.interval())),
        reference -> Cell.of(reference.best().score(), fixed(reference.best().score(), 2)),
        List.of(
            new Figure(
                "test_acc_mean", row -> row.score().mean(), reference -> reference.best().score()),
            figure("test_acc_std", row -> row.score().deviation()),
            figure("test_acc_median", row -> row.score().median()),
            figure("test_acc_ci95_low", row -> row.interval().low()),
            figure("test_acc_ci95_high", row -> row.interval().high())));
  }

  private static LeaderboardColumn hypervolume() {
    return new LeaderboardColumn(
        17,
        b -> "hypervolume",
        b ->
            b.mainTradeOff()
                .map(
                    t ->
                        "of a run's front, score against "
                            + ColumnWords.cost(t.cost())
                            + ", as a share of all")
                .orElse(""),
        true,
        leaderboard -> leaderboard.board().mainTradeOff().isPresent(),
        row ->
            row.hypervolume() == null
                ? Cell.NONE
                : new Cell(
                    row.hypervolume().mean(),
                    fixed(row.hypervolume().mean(), 3),
                    Figures.interval(row.hypervolume().interval(), 3)),
        NO_CELL,
        List.of(
            figure("hypervolume", row -> volume(row, RunHypervolumes::mean)),
            figure("hypervolume_ci95_low", row -> volume(row, v -> v.interval().low())),
            figure("hypervolume_ci95_high", row -> volume(row, v -> v.interval().high()))));
  }

  private static Double volume(Row row, ToDoubleFunction<RunHypervolumes> of) {
    return row.hypervolume() == null ? Double.NaN : of.applyAsDouble(row.hypervolume());
  }

  private static String heading(Board board) {
    return ColumnContent.of(
        board.scoreColumns(),
        board.dataset(),
        board.score().endsWith("/test") ? "test" : board.score());
  }

  /** Returns what the column beside the score holds: what the search saw says so. */
  private static String searchedHeading(Board board) {
    if (!board.validColumns().isEmpty()) {
      return ColumnContent.of(board.validColumns(), board.dataset(), "validation");
    }
    String seen = ColumnContent.of(board.lastSignal(), board.dataset(), "validation");
    return seen.equals(heading(board)) ? seen + ", seen" : seen;
  }

  private static String interval(Interval interval) {
    return Double.isNaN(interval.low())
        ? ""
        : "[" + fixed(interval.low(), 2) + ", " + fixed(interval.high(), 2) + "]";
  }

  private static LeaderboardColumn accuracy(
      int place,
      Function<Board, String> heading,
      Function<Board, String> help,
      Predicate<Leaderboard> shown,
      String figure,
      Function<Row, Summary> of,
      ToDoubleFunction<ReferenceRow> reference) {
    return new LeaderboardColumn(
        place,
        heading,
        help,
        place < 5,
        shown,
        row ->
            Cell.of(
                of.apply(row).mean(),
                Figures.spread(of.apply(row).mean(), of.apply(row).deviation())),
        best -> Cell.of(reference.applyAsDouble(best), fixed(reference.applyAsDouble(best), 2)),
        List.of(
            new Figure(figure + "_acc_mean", row -> of.apply(row).mean(), reference::applyAsDouble),
            figure(figure + "_acc_std", row -> of.apply(row).deviation())));
  }

  private static LeaderboardColumn published(
      int place,
      String heading,
      boolean terminal,
      String figure,
      Function<Published, Published.Figure> of) {
    return new LeaderboardColumn(
        place,
        b -> heading,
        b -> "what the paper prints for it under this protocol",
        terminal,
        leaderboard -> !leaderboard.board().published().isEmpty(),
        row -> printed(row.published().map(of)),
        reference -> printed(reference.board().publishedFor(reference.label()).map(of)),
        List.of(
            figure(figure, row -> row.published().map(p -> of.apply(p).mean()).orElse(null)),
            figure(
                figure + "_std",
                row -> row.published().map(p -> of.apply(p).deviation()).orElse(null)),
            figure(
                figure + "_confirmed",
                row -> row.published().map(p -> of.apply(p).confirmed()).orElse(null))));
  }

  private static Cell printed(Optional<Published.Figure> figure) {
    return figure
        .map(
            f ->
                new Cell(
                    f.mean(),
                    Figures.spread(f.mean(), f.deviation()),
                    f.confirmed() ? "" : "unconfirmed"))
        .orElse(Cell.NONE);
  }

  private static Figure figure(String name, Function<Row, @Nullable Object> of) {
    return new Figure(name, of, reference -> null);
  }

  private static String fixed(double value, int digits) {
    return Figures.fixed(value, digits);
  }

  private static String seconds(double value) {
    return Figures.seconds(value);
  }

  private static Simple column(int place, String heading, String help, String figure) {
    return column(place, heading, b -> help, figure);
  }

  private static Simple column(
      int place, String heading, Function<Board, String> help, String figure) {
    return new Simple(place, heading, help, figure, true, ALWAYS, NO_CELL);
  }

  /** A column of one number, on its way to be declared. */
  private record Simple(
      int place,
      String heading,
      Function<Board, String> help,
      String figure,
      boolean terminal,
      Predicate<Leaderboard> shown,
      Function<ReferenceRow, Cell> reference) {
    Simple notInTerminal() {
      return new Simple(place, heading, help, figure, false, shown, reference);
    }

    Simple in(Predicate<Leaderboard> boards) {
      return new Simple(place, heading, help, figure, terminal, boards, reference);
    }

    Simple reference(ToDoubleFunction<ReferenceRow> value) {
      Function<ReferenceRow, Cell> cell =
          row -> {
            double number = value.applyAsDouble(row);
            return Double.isNaN(number)
                ? Cell.NONE
                : Cell.of(number, number == 0 ? "0" : Figures.fixed(number, 3));
          };
      return new Simple(place, heading, help, figure, terminal, shown, cell);
    }

    LeaderboardColumn shows(Function<Row, String> text, ToDoubleFunction<Row> value) {
      return new LeaderboardColumn(
          place,
          b -> heading,
          help,
          terminal,
          shown,
          row -> Cell.of(value.applyAsDouble(row), text.apply(row)),
          reference,
          List.of(
              new Figure(
                  figure, value::applyAsDouble, row -> orNull(reference.apply(row).value()))));
    }

    private static @Nullable Object orNull(double value) {
      return Double.isNaN(value) ? null : (Object) value;
    }
  }
}
