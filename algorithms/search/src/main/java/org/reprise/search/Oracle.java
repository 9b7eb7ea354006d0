package org.reprise.search;

import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/**
 * Where validation accuracies come from, a table or real training, before the {@link Ledger}
 * charges them. Each architecture that it knows has an entry number, so that a lookup is done once
 * per evaluation.
 */
public interface Oracle {
  /** Returns the space that it covers. */
  SearchSpace space();

  /** Returns the entry of {@code architecture}, or -1 if it is not known. */
  int entry(Architecture architecture);

  /** Returns how many numbers {@link #fidelities()} has, and what they are: epochs, ascending. */
  int[] fidelities();

  /**
   * Validation accuracy in percent of an entry.
   *
   * @param fidelity index into {@link #fidelities()}
   */
  double validationAccuracy(int entry, int fidelity);

  /** Returns what that evaluation costs in seconds of (simulated) training, never negative. */
  double seconds(int entry, int fidelity);

  /**
   * Returns what it costs in multiply-adds of training by the rule of {@link TrainingCompute}; 0
   * where that is not known.
   */
  default double multiplyAdds(int entry, int fidelity) {
    return 0;
  }

  /** Returns the time that it has spent on trainings so far, which is not the method's own. */
  default ElapsedTime trainingTime() {
    return ElapsedTime.NONE;
  }

  /** Scores of untrained networks; the {@link Ledger} charges them. */
  default ProxyScores proxies() {
    return ProxyScores.NONE;
  }

  /** Returns what is known of an architecture without training; of networks, their counts. */
  default ArchitectureCosts costs() {
    return ArchitectureCosts.of(space());
  }
}
