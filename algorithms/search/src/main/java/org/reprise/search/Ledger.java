package org.reprise.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;

/**
 * The evaluator that a search is handed: it charges each query against the budget and records it.
 * Not thread-safe; a run has its own.
 *
 * <p>Every search that goes on asking ends, also on a budget of seconds or multiply-adds: after
 * {@value #FREE_IN_A_ROW} evaluations in a row that cost none of it, as where a method has settled
 * on an architecture whose training took 0 s, and after {@value #MOST} in all.
 */
public final class Ledger implements Evaluator {
  /** So many evaluations in a row that cost nothing end a search whose budget counts none. */
  public static final int FREE_IN_A_ROW = 1_000;

  /** No search whose budget counts no evaluations makes more. */
  public static final int MOST = 1_000_000;

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
  private double[] computed = new double[128];
  private int size;
  private int unique;
  private int freeInARow;
  private double seconds;
  private double multiplyAdds;
  // What the method spent beside evaluations, and its answers.
  private double ownSeconds;
  private double ownMultiplyAdds;
  private final List<History.Proposal> proposals = new ArrayList<>();
  private final List<History.Note> notes = new ArrayList<>();

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
    return Math.min(1.0, Math.max(spent, multiplyAdds / budget.multiplyAdds()));
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
    if (size == budget.evaluations() || isEndless()) {
      throw BudgetExhausted.INSTANCE;
    }
    int entry = known(architecture);
    double after = seconds + oracle.seconds(entry, fidelityIndex);
    double computedAfter = multiplyAdds + oracle.multiplyAdds(entry, fidelityIndex);
    if (after > budget.seconds() || computedAfter > budget.multiplyAdds()) {
      throw BudgetExhausted.INSTANCE;
    }
    double accuracy = oracle.validationAccuracy(entry, fidelityIndex);
    freeInARow = isFree(after, computedAfter) ? freeInARow + 1 : 0;
    seconds = after;
    multiplyAdds = computedAfter;
    if (size == entries.length) {
      grow();
    }
    architectures[size] = architecture;
    entries[size] = entry;
    fidelity[size] = (byte) fidelityIndex;
    accuracies[size] = accuracy;
    elapsed[size] = after;
    computed[size] = computedAfter;
    size++;
    if (!seen.get(entry)) {
      seen.set(entry);
      unique++;
    }
    return accuracy;
  }

  private int known(Architecture architecture) {
    int entry = oracle.entry(architecture);
    if (entry < 0) {
      throw new InvalidInputException(
          "the benchmark does not know "
              + space().format(architecture)
              + "; its space must be restricted to what it knows");
    }
    return entry;
  }

  @Override
  public void spend(Cost cost) {
    double after = seconds + cost.seconds();
    double computedAfter = multiplyAdds + cost.multiplyAdds();
    if (after > budget.seconds() || computedAfter > budget.multiplyAdds()) {
      throw BudgetExhausted.INSTANCE;
    }
    seconds = after;
    multiplyAdds = computedAfter;
    ownSeconds += cost.seconds();
    ownMultiplyAdds += cost.multiplyAdds();
  }

  @Override
  public double proxyScore(String proxy, Architecture architecture) {
    spend(Cost.multiplyAdds(oracle.proxies().multiplyAdds(proxy, architecture)));
    return oracle.proxies().score(proxy, architecture);
  }

  @Override
  public void propose(Architecture architecture) {
    proposals.add(
        new History.Proposal(architecture, known(architecture), size, seconds, multiplyAdds));
  }

  @Override
  public void note(String series, double... values) {
    List<Double> kept = Arrays.stream(values).boxed().toList();
    notes.add(new History.Note(series, multiplyAdds, kept));
  }

  @Override
  public ArchitectureCosts costs() {
    return oracle.costs();
  }

  /** Returns whether what is spent afterwards is no nearer to any limit. */
  private boolean isFree(double secondsAfter, double multiplyAddsAfter) {
    return (secondsAfter == seconds || Double.isInfinite(budget.seconds()))
        && (multiplyAddsAfter == multiplyAdds || Double.isInfinite(budget.multiplyAdds()));
  }

  private boolean isEndless() {
    return !budget.countsEvaluations() && (freeInARow == FREE_IN_A_ROW || size == MOST);
  }

  private void grow() {
    int capacity = 2 * entries.length;
    architectures = Arrays.copyOf(architectures, capacity);
    entries = Arrays.copyOf(entries, capacity);
    fidelity = Arrays.copyOf(fidelity, capacity);
    accuracies = Arrays.copyOf(accuracies, capacity);
    elapsed = Arrays.copyOf(elapsed, capacity);
    computed = Arrays.copyOf(computed, capacity);
  }

  /** Returns what was evaluated so far; a copy that later evaluations do not change. */
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
        Arrays.copyOf(computed, size),
        unique,
        new Cost(seconds, multiplyAdds),
        new Cost(ownSeconds, ownMultiplyAdds),
        proposals,
        notes);
  }
}
