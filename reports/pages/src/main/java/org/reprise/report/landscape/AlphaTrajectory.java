package org.reprise.report.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reprise.search.History;
import org.reprise.space.Decision;
import org.reprise.space.SearchSpace;
import org.reprise.space.darts.DartsSearchSpace;
import org.reprise.space.mobile.MobileFashionFactors;
import org.reprise.training.relaxation.RelaxedSearch;

/**
 * Where the architecture parameters of a search by gradients went: the probabilities of its choices
 * by epoch, as a mean over runs. A run that ended early stays where it was.
 *
 * @param label of the method
 * @param runs how many there are
 * @param decisions with their choices, such as the edges of a cell with their operations
 * @param probabilities by epoch, decision and choice; the first as initialised
 * @param gaps of each run that has them, accuracies of the mixture and of the derived architecture
 *     in the same network, in percent
 */
public record AlphaTrajectory(
    String label,
    int runs,
    List<Decision> decisions,
    List<double[][]> probabilities,
    List<double[]> gaps) {
  private static final String PARAMETRIC = "conv";

  /**
   * Returns the trajectory of a method on {@code space}; empty if its runs kept none.
   *
   * @param notes of each run
   */
  public static Optional<AlphaTrajectory> of(
      String label, SearchSpace space, List<List<History.Note>> notes) {
    List<List<List<Double>>> runs = new ArrayList<>();
    List<double[]> gaps = new ArrayList<>();
    for (List<History.Note> run : notes) {
      List<List<Double>> epochs = values(run, RelaxedSearch.SOFTMAX);
      if (!epochs.isEmpty()) {
        runs.add(epochs);
      }
      for (List<Double> gap : values(run, RelaxedSearch.DISCRETISATION)) {
        gaps.add(new double[] {gap.get(0), gap.get(1)});
      }
    }
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    int numbers = runs.get(0).get(0).size();
    return Stream.of(space.whole(), new DartsSearchSpace(), new MobileFashionFactors())
        .map(SearchSpace::decisions)
        .filter(decisions -> decisions.stream().mapToInt(Decision::size).sum() == numbers)
        .findFirst()
        .map(
            decisions ->
                new AlphaTrajectory(label, runs.size(), decisions, mean(decisions, runs), gaps));
  }

  private static List<List<Double>> values(List<History.Note> notes, String series) {
    return notes.stream()
        .filter(note -> note.series().equals(series))
        .map(History.Note::values)
        .toList();
  }

  private static List<double[][]> mean(List<Decision> decisions, List<List<List<Double>>> runs) {
    int epochs = runs.stream().mapToInt(List::size).max().orElse(0);
    List<double[][]> means = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      double[][] mean = new double[decisions.size()][];
      int place = 0;
      for (int d = 0; d < mean.length; d++) {
        mean[d] = new double[decisions.get(d).size()];
        for (int choice = 0; choice < mean[d].length; choice++) {
          for (List<List<Double>> run : runs) {
            List<Double> then = run.get(Math.min(epoch, run.size() - 1));
            mean[d][choice] += then.get(place) / runs.size();
          }
          place++;
        }
      }
      means.add(mean);
    }
    return means;
  }

  /** Returns whether some of its choices are convolutions, so that others have no parameters. */
  public boolean hasOperations() {
    return decisions.stream().flatMap(d -> d.choices().stream()).anyMatch(AlphaTrajectory::learns);
  }

  private static boolean learns(String choice) {
    return choice.contains(PARAMETRIC);
  }

  /**
   * Returns the mean probability of choices without parameters (none, skips, poolings) over all
   * decisions, by epoch.
   */
  public double[] parameterFree() {
    return probabilities.stream().mapToDouble(this::parameterFree).toArray();
  }

  private double parameterFree(double[][] epoch) {
    double sum = 0;
    for (int d = 0; d < epoch.length; d++) {
      for (int choice = 0; choice < epoch[d].length; choice++) {
        sum += learns(decisions.get(d).choices().get(choice)) ? 0 : epoch[d][choice];
      }
    }
    return sum / epoch.length;
  }

  /**
   * Returns the mean entropy of the decisions by epoch, as a share of the greatest that each can
   * have: 1 says nothing yet, 0 has decided.
   */
  public double[] entropy() {
    return probabilities.stream()
        .mapToDouble(
            epoch -> Arrays.stream(epoch).mapToDouble(AlphaTrajectory::entropy).average().orElse(0))
        .toArray();
  }

  private static double entropy(double[] decision) {
    double sum = 0;
    for (double p : decision) {
      sum -= p > 0 ? p * Math.log(p) : 0;
    }
    return decision.length < 2 ? 0 : sum / Math.log(decision.length);
  }
}
