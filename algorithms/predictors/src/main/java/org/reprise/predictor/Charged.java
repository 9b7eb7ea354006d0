package org.reprise.predictor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.reprise.search.Evaluator;
import org.reprise.search.statistics.Ranks;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/**
 * The architectures that a search has paid for, each once, with their validation accuracies in
 * percent: all that its predictor may learn from.
 */
public final class Charged {
  private static final int ATTEMPTS = 1000;

  private final Evaluator evaluator;
  private final ToLongFunction<Architecture> key;
  private final List<Architecture> architectures = new ArrayList<>();
  private final List<Double> accuracies = new ArrayList<>();
  private final Set<Long> keys = new HashSet<>();

  /** Nothing yet; evaluations will be charged to {@code evaluator}, keys are the space's. */
  public Charged(Evaluator evaluator) {
    this(evaluator, evaluator.space()::key);
  }

  /** The same with keys of its own, for parts of architectures that the space has no key for. */
  public Charged(Evaluator evaluator, ToLongFunction<Architecture> key) {
    this.key = key;
    this.evaluator = evaluator;
  }

  /** Evaluates {@code architecture}, which is charged, and remembers its accuracy. */
  public void evaluate(Architecture architecture) {
    double accuracy = evaluator.evaluate(architecture);
    keys.add(key.applyAsLong(architecture));
    architectures.add(architecture);
    accuracies.add(accuracy);
  }

  /** Evaluates random architectures, none twice, until there are {@code size} in all. */
  public void evaluateRandom(int size, RandomGenerator random) {
    for (int attempt = 0; architectures.size() < size && attempt < ATTEMPTS * size; attempt++) {
      Architecture architecture = space().sample(random);
      if (!contains(architecture)) {
        evaluate(architecture);
      }
    }
  }

  /** Returns the space that is searched. */
  public SearchSpace space() {
    return evaluator.space();
  }

  /** Returns how many there are. */
  public int size() {
    return architectures.size();
  }

  /** Returns whether an architecture of the same key is among them. */
  public boolean contains(Architecture architecture) {
    return keys.contains(key.applyAsLong(architecture));
  }

  /** Returns a copy of all keys, for collecting what is new. */
  public Set<Long> keys() {
    return new HashSet<>(keys);
  }

  /** Returns all, in the order in which they were charged; a view. */
  public List<Architecture> architectures() {
    return Collections.unmodifiableList(architectures);
  }

  /** Returns their accuracies in percent, in the same order. */
  public double[] accuracies() {
    return accuracies.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Returns the greatest accuracy in percent. */
  public double bestAccuracy() {
    return Collections.max(accuracies);
  }

  /** Returns the {@code count} best, best first; of equals the earlier first. */
  public List<Architecture> best(int count) {
    return Arrays.stream(Ranks.greatest(count, accuracies())).mapToObj(architectures::get).toList();
  }
}
