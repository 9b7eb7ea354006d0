package org.reprise.search;

import java.util.Arrays;
import org.reprise.space.Architecture;

/**
 * The evaluations of one run in their order, as the search saw them. Immutable; evaluations are
 * numbered from 0.
 */
public final class History {
  private final Architecture[] architectures;
  private final int[] entries;
  private final int[] epochs;
  private final double[] accuracies;
  private final double[] seconds;
  private final int unique;

  /** Takes over the arrays, which the caller must not keep. */
  History(
      Architecture[] architectures,
      int[] entries,
      int[] epochs,
      double[] accuracies,
      double[] seconds,
      int unique) {
    this.architectures = architectures;
    this.entries = entries;
    this.epochs = epochs;
    this.accuracies = accuracies;
    this.seconds = seconds;
    this.unique = unique;
  }

  /** How many evaluations were charged, repeated ones counted. */
  public int size() {
    return entries.length;
  }

  /** How many different entries were evaluated. */
  public int unique() {
    return unique;
  }

  /** What was evaluated. */
  public Architecture architecture(int evaluation) {
    return architectures[evaluation];
  }

  /** Its entry number in the oracle. */
  public int entry(int evaluation) {
    return entries[evaluation];
  }

  /** The fidelity in epochs. */
  public int epochs(int evaluation) {
    return epochs[evaluation];
  }

  /** The validation accuracy in percent that the search saw. */
  public double validationAccuracy(int evaluation) {
    return accuracies[evaluation];
  }

  /** Simulated seconds spent when it was known. */
  public double seconds(int evaluation) {
    return seconds[evaluation];
  }

  /** Simulated seconds of the whole run. */
  public double totalSeconds() {
    return seconds.length == 0 ? 0.0 : seconds[seconds.length - 1];
  }

  /**
   * The evaluations at which the incumbent changed. The incumbent is the best by validation
   * accuracy so far; an evaluation at a higher fidelity takes precedence over all at lower ones,
   * and an equal accuracy changes nothing.
   */
  public int[] incumbents() {
    int[] changes = new int[size()];
    int count = 0;
    int best = -1;
    for (int i = 0; i < size(); i++) {
      if (best < 0
          || epochs[i] > epochs[best]
          || (epochs[i] == epochs[best] && accuracies[i] > accuracies[best])) {
        best = i;
        changes[count++] = i;
      }
    }
    return Arrays.copyOf(changes, count);
  }

  /**
   * A 64-bit digest of the whole trajectory (entries, fidelities, accuracies): equal for identical
   * runs.
   */
  public long digest() {
    long digest = size();
    for (int i = 0; i < size(); i++) {
      long step =
          entries[i] * 0x9E3779B97F4A7C15L ^ epochs[i] ^ Double.doubleToLongBits(accuracies[i]);
      digest = Long.rotateLeft((digest ^ step) * 0xBF58476D1CE4E5B9L, 31);
    }
    return digest;
  }
}
