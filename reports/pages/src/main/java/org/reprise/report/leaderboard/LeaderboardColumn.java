package org.reprise.report.leaderboard;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A column of the leaderboard, as every form shows it: people read {@code row} and {@code
 * reference} under the heading, programs read the figures. See {@link LeaderboardColumns}.
 *
 * @param place its place among the columns that people read
 * @param heading over the column
 * @param help what it is, in a phrase
 * @param terminal whether the terminal, which is narrow, shows it
 * @param shown whether a leaderboard has it
 * @param row what a method's line shows
 * @param reference what a line below the methods shows
 * @param figures of {@code results.csv} and {@code results.json}
 */
public record LeaderboardColumn(
    int place,
    Function<Board, String> heading,
    Function<Board, String> help,
    boolean terminal,
    Predicate<Leaderboard> shown,
    Function<Row, Cell> row,
    Function<ReferenceRow, Cell> reference,
    List<Figure> figures) {

  /**
   * What people read.
   *
   * @param value to sort by; NaN if undefined
   * @param text the figure
   * @param note a smaller remark; empty if none
   */
  public record Cell(double value, String text, String note) {
    /** Nothing. */
    public static final Cell NONE = new Cell(Double.NaN, "", "");

    /** Returns a figure without remark. */
    public static Cell of(double value, String text) {
      return new Cell(value, text, "");
    }
  }

  /**
   * What programs read.
   *
   * @param name in the head of {@code results.csv}
   * @param row of a method: a number, a truth value, or null
   * @param reference of the optimum, likewise
   */
  public record Figure(
      String name,
      Function<Row, @Nullable Object> row,
      Function<ReferenceRow, @Nullable Object> reference) {}
}
