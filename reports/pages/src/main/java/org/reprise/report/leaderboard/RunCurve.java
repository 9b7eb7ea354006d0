package org.reprise.report.leaderboard;

import java.util.List;
import org.reprise.report.landscape.TradeOff;
import org.reprise.report.statistics.StepCurve;

/**
 * One finished run, scored on one data set. The arrays describe its incumbents, in their order; the
 * caller must not change them.
 *
 * @param seed seed index, which pairs runs of different methods
 * @param evaluations how many evaluations were spent when the incumbent was known, from 1
 * @param seconds simulated seconds spent then
 * @param multiplyAdds training compute spent then
 * @param signal what the search saw: validation accuracy in percent, or another metric
 * @param score the incumbent's score, which the search never saw; NaN where the table has none
 * @param valid full validation accuracy of the last incumbent, in percent; what the search saw
 *     where the benchmark has no other
 * @param architecture the last incumbent, as its space writes it; empty if nothing was evaluated
 * @param totalEvaluations evaluations of the whole run, repeated ones counted
 * @param uniqueEvaluations different architectures among them
 * @param totalSeconds simulated seconds of the whole run
 * @param totalMultiplyAdds training compute of the whole run; 0 where it is not known
 * @param overheadSeconds time that the method itself took, NaN where it was not measured
 * @param front its Pareto front by the benchmark's named costs; empty if there are none
 */
public record RunCurve(
    int seed,
    int[] evaluations,
    double[] seconds,
    double[] multiplyAdds,
    double[] signal,
    double[] score,
    double valid,
    String architecture,
    int totalEvaluations,
    int uniqueEvaluations,
    double totalSeconds,
    double totalMultiplyAdds,
    double overheadSeconds,
    List<TradeOff.Member> front) {

  /** Returns the score of the last incumbent; NaN if there is none. */
  public double finalScore() {
    return score.length == 0 ? Double.NaN : score[score.length - 1];
  }

  /** Returns what the search saw of the last incumbent; NaN if there is none. */
  public double finalSignal() {
    return signal.length == 0 ? Double.NaN : signal[signal.length - 1];
  }

  /** Returns the incumbent's score over evaluations. */
  public StepCurve scoreOverEvaluations() {
    return new StepCurve(places(), score);
  }

  /** Returns the incumbent's score over simulated seconds. */
  public StepCurve scoreOverSeconds() {
    return new StepCurve(seconds, score);
  }

  /** Returns what the search saw of the incumbent, over evaluations. */
  public StepCurve signalOverEvaluations() {
    return new StepCurve(places(), signal);
  }

  /** Returns what the search saw of the incumbent, over simulated seconds. */
  public StepCurve signalOverSeconds() {
    return new StepCurve(seconds, signal);
  }

  /** Returns the incumbent's score over training compute. */
  public StepCurve scoreOverCompute() {
    return new StepCurve(multiplyAdds, score);
  }

  /** Returns what the search saw of the incumbent, over training compute. */
  public StepCurve signalOverCompute() {
    return new StepCurve(multiplyAdds, signal);
  }

  private double[] places() {
    double[] places = new double[evaluations.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = evaluations[i];
    }
    return places;
  }
}
