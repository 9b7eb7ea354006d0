package org.reprise.report.results;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.reprise.report.figure.CorrelationRow;
import org.reprise.report.figure.FigureData;

/**
 * All that the pages say of one ground, a table under a protocol: the file {@code data/NAME.json}.
 *
 * @param name of the ground and of its files
 * @param made where the figures come from
 * @param space what is searched
 * @param score what answers are scored by, such as {@code fashion14/test}
 * @param training multiply-adds of the training of a mean architecture; 0 where compute is not
 *     known and each evaluation counts as one training
 * @param architectures how many can be searched
 * @param methods best first, as the table has them
 * @param table one line for each method and reference
 * @param toldApart how many pairs of methods are, in words
 * @param notes what a reader must know, in sentences
 * @param regretFloor regret of the architecture that is best by what a search sees; NaN where
 *     unknown
 * @param budgets who is ahead at each budget, the smallest first
 * @param sensitivities what the parameters of a method change
 * @param rankings how everything that ranks does, strongest first
 * @param notRun methods that could search this ground and did not, each with the reason
 * @param board what the figures draw
 */
public record GroundResults(
    String name,
    Made made,
    String space,
    String score,
    double training,
    long architectures,
    List<MethodLine> methods,
    GroundTable table,
    String toldApart,
    List<String> notes,
    double regretFloor,
    List<BudgetRanking> budgets,
    List<Sensitivity> sensitivities,
    List<CorrelationRow> rankings,
    Map<String, String> notRun,
    FigureData.BoardData board) {

  /**
   * Where the figures of a ground come from.
   *
   * @param table its name
   * @param sha256 of its content
   * @param protocol by which it was searched and scored
   * @param source where that is published
   * @param signal the columns that a search saw, in words
   * @param columns the columns that score an answer
   * @param budget of a run, as the command line writes it
   * @param seeds runs of each method at most
   * @param masterSeed from which all randomness follows
   * @param version of Reprise
   * @param commit of its sources
   */
  public record Made(
      String table,
      String sha256,
      String protocol,
      String source,
      String signal,
      String columns,
      String budget,
      int seeds,
      long masterSeed,
      String version,
      String commit) {}

  /**
   * A method on this ground.
   *
   * @param label as results call it
   * @param name the method, without parameters
   * @param paper its number in the article, 0 if it is beyond
   * @param citation its paper in a line
   * @param parameters as run
   * @param runs how many
   * @param overhead seconds of processor time of the method itself, mean of a whole run; NaN where
   *     they were not measured
   * @param what it does, in a sentence; empty where that is not known
   */
  public record MethodLine(
      String label,
      String name,
      int paper,
      String citation,
      Map<String, String> parameters,
      int runs,
      double overhead,
      String what) {}

  /**
   * The leaderboard as texts, by the columns that every report has.
   *
   * @param headings of the columns
   * @param helps what each column is
   * @param rows of texts, the method first
   * @param references lines below the methods, likewise
   */
  public record GroundTable(
      List<String> headings,
      List<String> helps,
      List<List<String>> rows,
      List<List<String>> references) {}

  /**
   * What the parameters of a method change: the ones that this ground's protocol sets against the
   * published ones.
   *
   * @param method its name
   * @param published its label with the published parameters
   * @param differing the parameters that differ, in words
   * @param difference mean score with the protocol's parameters less that with the published ones,
   *     turned so that more is better
   * @param low lower end of its 95 % interval
   * @param high upper end
   * @param pairs of runs with the same seed
   * @param p of the paired comparison, Holm over all pairs of the board
   */
  public record Sensitivity(
      String method,
      String published,
      String differing,
      double difference,
      double low,
      double high,
      int pairs,
      double p) {}

  /** Returns whoever is ahead at one of the budgets, and random search. */
  List<String> leading() {
    return Stream.concat(
            budgets.stream().flatMap(budget -> budget.standings().stream().limit(1)),
            budgets.stream().flatMap(budget -> budget.of(BudgetRanking.CONTROL).stream()))
        .map(BudgetRanking.BudgetStanding::label)
        .distinct()
        .toList();
  }

  /**
   * Returns a method's name as Markdown: of one that ran with the parameters of its paper beside
   * those of the protocol, its name and that.
   */
  String called(String label) {
    return sensitivities.stream()
        .filter(sensitivity -> sensitivity.published().equals(label))
        .findFirst()
        .map(sensitivity -> PageText.code(sensitivity.method()) + " as published")
        .orElse(PageText.code(label));
  }

  /** Returns the names of methods as Markdown; {@code none} if there are none. */
  String called(List<BudgetRanking.BudgetStanding> standings) {
    return standings.isEmpty()
        ? "none"
        : standings.stream().map(standing -> called(standing.label())).collect(joining(", "));
  }

  /** Returns the method of a label; empty if it has no line. */
  Optional<MethodLine> method(String label) {
    return methods.stream().filter(method -> method.label().equals(label)).findFirst();
  }

  /** Returns who is ahead with so many trainings' worth of compute. */
  BudgetRanking at(int trainings) {
    return budgets.stream()
        .filter(budget -> budget.trainings() == trainings)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no ranking at " + trainings));
  }
}
