package org.reprise.search;

import java.util.Arrays;
import java.util.BitSet;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;

/**
 * The evaluator that a search is handed: it charges each query against the budget and records it.
 * Not thread-safe; a run has its own.
 */
public final class Ledger implements Evaluator {
  private final Oracle oracle;
  private final Budget budget;
  private final int[] fidelities;
  private final int full;
  private final BitSet seen = new BitSet();

  private Architecture[] architectures = new Architecture[128];
  private int[] entries = new int[128];
  private byte[] fidelity = new byte[128];
  private double[] accuracies = new double[128];
  private double[] elapsed = new double[128];
  private int size;
  private int unique;
  private double seconds;

  /** A ledger for one run of {@code budget} over {@code oracle}. */
  public Ledger(Oracle oracle, Budget budget) {
    this.oracle = oracle;
    this.budget = budget;
    fidelities = oracle.fidelities();
    full = fidelities.length - 1;
  }

  @Override
  public SearchSpace space() {
    return oracle.space();
  }

  @Override
  public int[] fidelities() {
    return fidelities.clone();
  }

  @Override
  public double progress() {
    double spent = Math.max(size / (double) budget.evaluations(), seconds / budget.seconds());
    return Math.min(1.0, spent);
  }

  @Override
  public double evaluate(Architecture architecture) {
    return charge(architecture, full);
  }

  @Override
  public double evaluate(Architecture architecture, int epochs) {
    int index = Arrays.binarySearch(fidelities, epochs);
    if (index < 0) {
      throw new IllegalArgumentException(
          "the benchmark has no fidelity of "
              + epochs
              + " epochs; it has "
              + Arrays.toString(fidelities));
    }
    return charge(architecture, index);
  }

  private double charge(Architecture architecture, int fidelityIndex) {
    if (size == budget.evaluations()) {
      throw BudgetExhausted.INSTANCE;
    }
    int entry = oracle.entry(architecture);
    if (entry < 0) {
      throw new InvalidInputException(
          "the benchmark does not know "
              + space().format(architecture)
              + "; its space must be restricted to what it knows");
    }
    double after = seconds + oracle.seconds(entry, fidelityIndex);
    if (after > budget.seconds()) {
      throw BudgetExhausted.INSTANCE;
    }
    double accuracy = oracle.validationAccuracy(entry, fidelityIndex);
    seconds = after;
    if (size == entries.length) {
      grow();
    }
    architectures[size] = architecture;
    entries[size] = entry;
    fidelity[size] = (byte) fidelityIndex;
    accuracies[size] = accuracy;
    elapsed[size] = after;
    size++;
    if (!seen.get(entry)) {
      seen.set(entry);
      unique++;
    }
    return accuracy;
  }

  private void grow() {
    int capacity = 2 * entries.length;
    architectures = Arrays.copyOf(architectures, capacity);
    entries = Arrays.copyOf(entries, capacity);
    fidelity = Arrays.copyOf(fidelity, capacity);
    accuracies = Arrays.copyOf(accuracies, capacity);
    elapsed = Arrays.copyOf(elapsed, capacity);
  }

  /** What was evaluated so far; a copy that later evaluations do not change. */
  public History history() {
    int[] epochs = new int[size];
    for (int i = 0; i < size; i++) {
      epochs[i] = fidelities[fidelity[i]];
    }
    return new History(
        Arrays.copyOf(architectures, size),
        Arrays.copyOf(entries, size),
        epochs,
        Arrays.copyOf(accuracies, size),
        Arrays.copyOf(elapsed, size),
        unique);
  }
}
