package org.reprise.report.figure;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reprise.report.landscape.AlphaTrajectory;
import org.reprise.space.Decision;

/**
 * What charts draw of a search by gradients.
 *
 * @param label of the method
 * @param runs of which the numbers are means
 * @param decisions with their probabilities
 * @param parameterFree probability of choices without parameters by epoch, from 0 to 1; null where
 *     there are no operations
 * @param entropy of the decisions by epoch, as a share of the greatest
 * @param mixture mean accuracy of the mixture in the end, in percent; null where it is not known
 * @param derived that of the derived architecture in the same network
 * @param gaps each run's mixture and derived accuracy
 */
public record AlphaData(
    String label,
    int runs,
    List<Panel> decisions,
    double @Nullable [] parameterFree,
    double[] entropy,
    @Nullable Double mixture,
    @Nullable Double derived,
    List<double[]> gaps) {

  /**
   * One decision.
   *
   * @param name such as an edge
   * @param choices such as operations
   * @param probabilities by choice and epoch, the first as initialised
   */
  public record Panel(String name, List<String> choices, double[][] probabilities) {}

  static AlphaData of(AlphaTrajectory alpha) {
    List<Panel> panels =
        IntStream.range(0, alpha.decisions().size()).mapToObj(d -> panel(alpha, d)).toList();
    return new AlphaData(
        alpha.label(),
        alpha.runs(),
        panels,
        alpha.hasOperations() ? alpha.parameterFree() : null,
        alpha.entropy(),
        mean(alpha.gaps(), 0),
        mean(alpha.gaps(), 1),
        alpha.gaps());
  }

  private static Panel panel(AlphaTrajectory alpha, int d) {
    Decision decision = alpha.decisions().get(d);
    double[][] probabilities = new double[decision.size()][alpha.probabilities().size()];
    for (int choice = 0; choice < probabilities.length; choice++) {
      for (int epoch = 0; epoch < probabilities[choice].length; epoch++) {
        probabilities[choice][epoch] = alpha.probabilities().get(epoch)[d][choice];
      }
    }
    return new Panel(decision.name(), decision.choices(), probabilities);
  }

  private static @Nullable Double mean(List<double[]> gaps, int part) {
    return gaps.isEmpty()
        ? null
        : Double.valueOf(gaps.stream().mapToDouble(gap -> gap[part]).average().orElseThrow());
  }

  /** Returns how many epochs it lasted. */
  int epochs() {
    return entropy.length - 1;
  }

  /** Returns all choices of its decisions, in their order. */
  List<String> choices() {
    return decisions.stream().flatMap(panel -> panel.choices().stream()).distinct().toList();
  }
}
