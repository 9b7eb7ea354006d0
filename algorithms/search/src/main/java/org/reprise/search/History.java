package org.reprise.search;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.reprise.space.Architecture;

/**
 * The evaluations of one run in their order, as the search saw them, and what it proposed.
 * Immutable; evaluations are numbered from 0.
 */
public final class History {
  private final Architecture[] architectures;
  private final int[] entries;
  private final int[] epochs;
  private final double[] accuracies;
  private final double[] seconds;
  private final double[] multiplyAdds;
  private final int unique;
  private final Cost total;
  private final Cost own;
  private final List<Proposal> proposals;
  private final List<Note> notes;

  /**
   * What a method answered.
   *
   * @param architecture what it proposed
   * @param entry its number in the oracle
   * @param evaluations charged before
   * @param seconds simulated seconds spent by then
   * @param multiplyAdds training compute spent by then
   */
  public record Proposal(
      Architecture architecture, int entry, int evaluations, double seconds, double multiplyAdds) {}

  /**
   * Numbers that a method kept of its way.
   *
   * @param series what they are
   * @param multiplyAdds training compute spent by then
   * @param values in the order in which the method gave them
   */
  public record Note(String series, double multiplyAdds, List<Double> values) {}

  /** Takes over the arrays, which the caller must not keep. */
  History(
      Architecture[] architectures,
      int[] entries,
      int[] epochs,
      double[] accuracies,
      double[] seconds,
      double[] multiplyAdds,
      int unique,
      Cost total,
      Cost own,
      List<Proposal> proposals,
      List<Note> notes) {
    this.architectures = architectures;
    this.entries = entries;
    this.epochs = epochs;
    this.accuracies = accuracies;
    this.seconds = seconds;
    this.multiplyAdds = multiplyAdds;
    this.unique = unique;
    this.total = total;
    this.own = own;
    this.proposals = List.copyOf(proposals);
    this.notes = List.copyOf(notes);
  }

  /** Returns how many evaluations were charged, repeated ones counted. */
  public int size() {
    return entries.length;
  }

  /** Returns how many different entries were evaluated. */
  public int unique() {
    return unique;
  }

  /** Returns what was evaluated. */
  public Architecture architecture(int evaluation) {
    return architectures[evaluation];
  }

  /** Returns its entry number in the oracle. */
  public int entry(int evaluation) {
    return entries[evaluation];
  }

  /** Returns the fidelity in epochs. */
  public int epochs(int evaluation) {
    return epochs[evaluation];
  }

  /** Returns the validation accuracy in percent that the search saw. */
  public double validationAccuracy(int evaluation) {
    return accuracies[evaluation];
  }

  /** Simulated seconds spent when it was known. */
  public double seconds(int evaluation) {
    return seconds[evaluation];
  }

  /** Training compute in multiply-adds spent when it was known. */
  public double multiplyAdds(int evaluation) {
    return multiplyAdds[evaluation];
  }

  /** Simulated seconds of the whole run. */
  public double totalSeconds() {
    return total.seconds();
  }

  /** Training compute of the whole run, in multiply-adds. */
  public double totalMultiplyAdds() {
    return total.multiplyAdds();
  }

  /** Returns what the method answered, in its order; the last is its answer. */
  public List<Proposal> proposals() {
    return proposals;
  }

  /** Returns what the method noted of its way, in its order; not part of the digest. */
  public List<Note> notes() {
    return notes;
  }

  /**
   * Returns the evaluations at which the incumbent changed. The incumbent is the best by validation
   * accuracy so far; an evaluation at a higher fidelity takes precedence over all at lower ones,
   * and an equal accuracy changes nothing.
   */
  public int[] incumbents() {
    return incumbents(evaluation -> true);
  }

  /** Returns the same among the evaluations that are {@code admissible}, by their numbers. */
  public int[] incumbents(IntPredicate admissible) {
    int[] changes = new int[size()];
    int count = 0;
    int best = -1;
    for (int i = 0; i < size(); i++) {
      boolean better =
          best < 0
              || epochs[i] > epochs[best]
              || (epochs[i] == epochs[best] && accuracies[i] > accuracies[best]);
      if (better && admissible.test(i)) {
        best = i;
        changes[count++] = i;
      }
    }
    return Arrays.copyOf(changes, count);
  }

  /**
   * Returns a 64-bit digest of the whole trajectory (entries, fidelities, accuracies, what the
   * method spent itself and what it proposed): equal for identical runs.
   */
  public long digest() {
    long digest = size();
    for (int i = 0; i < size(); i++) {
      long step =
          entries[i] * 0x9E3779B97F4A7C15L ^ epochs[i] ^ Double.doubleToLongBits(accuracies[i]);
      digest = mix(digest, step);
    }
    if (own.seconds() > 0 || own.multiplyAdds() > 0) {
      digest = mix(digest, Double.doubleToLongBits(own.seconds()));
      digest = mix(digest, Double.doubleToLongBits(own.multiplyAdds()));
    }
    for (Proposal proposal : proposals) {
      digest = mix(digest, proposal.entry() * 0x9E3779B97F4A7C15L ^ proposal.evaluations());
    }
    return digest;
  }

  private static long mix(long digest, long step) {
    return Long.rotateLeft((digest ^ step) * 0xBF58476D1CE4E5B9L, 31);
  }
}
