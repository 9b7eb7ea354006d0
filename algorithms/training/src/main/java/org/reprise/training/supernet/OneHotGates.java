package org.reprise.training.supernet;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.network.ActiveChoices;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;

/**
 * Paths along one choice of each decision whose gates, 1 of the chosen and 0 of the others, carry a
 * gradient to the logits all the same. Only the chosen are computed.
 */
public final class OneHotGates {
  private OneHotGates() {}

  /** What the gates of choices that are not computed are told of the loss. */
  public enum Unchosen {
    /** Nothing: the gradient is that of the chosen gate alone (Dong and Yang 2019, equation 7). */
    SILENT,
    /**
     * The sum of the gradient of the edge's output, as if each gave 1 everywhere: what the authors'
     * code computes, which adds the gates of the others to the sum as plain numbers
     * (D-X-Y/AutoDL-Projects, {@code search_cells.py}; issues 36 and 119).
     */
    ONES
  }

  /**
   * Returns the most probable choices after noise was added, whose gradient is that of the softmax
   * at a temperature: onehot - stop(p) + p (Dong and Yang 2019, equations 3 to 6).
   *
   * @param noise standard Gumbel numbers, {@link ArchitectureParameters#noise}
   * @param free a choice that costs nothing and is computed beside a decision's first one, which
   *     may be none, so that the edge is there; read only with {@link Unchosen#ONES}
   */
  public static Path straightThrough(
      ArchitectureParameters parameters,
      double[] noise,
      double temperature,
      Unchosen unchosen,
      int free) {
    double[][] soft = parameters.concrete(noise, temperature);
    double[][] hard = greatest(soft);
    ActiveChoices active =
        unchosen == Unchosen.ONES ? withFree(hard, free) : ActiveChoices.of(chosen(hard));
    return new Path(
        active,
        tape -> straightThrough(tape, parameters, noise, temperature),
        unchosen == Unchosen.ONES);
  }

  /** Returns the table of gates of {@link #straightThrough}. */
  static Variable straightThrough(
      Tape tape, ArchitectureParameters parameters, double[] noise, double temperature) {
    double[][] soft = parameters.concrete(noise, temperature);
    return parameters.record(
        tape,
        greatest(soft),
        upstream -> ArchitectureParameters.ofConcrete(soft, upstream, temperature));
  }

  /** Returns an architecture drawn from the softmax of the logits, by its Gumbel maximum. */
  public static Architecture draw(ArchitectureParameters parameters, RandomGenerator random) {
    return chosen(greatest(parameters.concrete(parameters.noise(random), 1)));
  }

  /**
   * Returns an architecture whose gates give the logits a policy gradient: the gradient of a
   * decision's chosen gate is the cost that the decision is charged with, and the logits' is that
   * cost times the gradient of log p (Hu et al. 2020, section 3.2; Xie et al. 2019, appendix D).
   */
  public static Path policy(ArchitectureParameters parameters, Architecture architecture) {
    return new Path(ActiveChoices.of(architecture), tape -> policy(tape, parameters, architecture));
  }

  /** Returns the table of gates of {@link #policy}. */
  static Variable policy(Tape tape, ArchitectureParameters parameters, Architecture architecture) {
    double[][] p = parameters.probabilities();
    double[][] gates = new double[p.length][];
    for (int d = 0; d < p.length; d++) {
      gates[d] = new double[p[d].length];
      gates[d][architecture.choice(d)] = 1;
    }
    return parameters.record(
        tape,
        gates,
        upstream -> {
          double[][] gradient = new double[p.length][];
          for (int d = 0; d < p.length; d++) {
            double cost = upstream[d][architecture.choice(d)];
            gradient[d] = new double[p[d].length];
            for (int c = 0; c < p[d].length; c++) {
              gradient[d][c] = cost * (gates[d][c] - p[d][c]);
            }
          }
          return gradient;
        });
  }

  private static double[][] greatest(double[][] soft) {
    double[][] hard = new double[soft.length][];
    for (int d = 0; d < soft.length; d++) {
      int best = 0;
      for (int c = 1; c < soft[d].length; c++) {
        best = soft[d][c] > soft[d][best] ? c : best;
      }
      hard[d] = new double[soft[d].length];
      hard[d][best] = 1;
    }
    return hard;
  }

  private static Architecture chosen(double[][] hard) {
    int[] choices = new int[hard.length];
    for (int d = 0; d < hard.length; d++) {
      for (int c = 0; c < hard[d].length; c++) {
        choices[d] = hard[d][c] == 1 ? c : choices[d];
      }
    }
    return Architecture.of(choices);
  }

  private static ActiveChoices withFree(double[][] hard, int free) {
    List<List<Integer>> active = new ArrayList<>();
    for (int choice : chosen(hard).choices()) {
      active.add(choice == 0 ? List.of(0, free) : List.of(choice));
    }
    return new ActiveChoices(active);
  }
}
