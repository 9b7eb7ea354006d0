package org.reprise.search;

import java.util.function.ToDoubleFunction;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;

/**
 * An oracle that computes validation accuracy by a formula, over a space small enough to number:
 * for examples, toys and tests. Entries are keys; every evaluation costs the same.
 */
public final class FunctionOracle implements Oracle {
  private final SearchSpace space;
  private final ToDoubleFunction<Architecture> accuracy;
  private final double seconds;
  private final ArchitectureCosts costs;

  /**
   * An oracle over {@code space}.
   *
   * @param accuracy validation accuracy in percent
   * @param seconds what one evaluation costs
   * @throws InvalidInputException if the space has more than 2^31 - 1 architectures
   */
  public FunctionOracle(
      SearchSpace space, ToDoubleFunction<Architecture> accuracy, double seconds) {
    this(space, accuracy, seconds, ArchitectureCosts.of(space));
  }

  /** The same with costs by name. */
  public FunctionOracle(
      SearchSpace space,
      ToDoubleFunction<Architecture> accuracy,
      double seconds,
      ArchitectureCosts costs) {
    if (!space.hasExactKeys() || space.size().bitLength() >= Integer.SIZE) {
      throw new InvalidInputException(
          "space "
              + space.name()
              + " is too large to number its architectures; accepted: fewer than 2^31");
    }
    this.space = space;
    this.accuracy = accuracy;
    this.seconds = seconds;
    this.costs = costs;
  }

  @Override
  public SearchSpace space() {
    return space;
  }

  @Override
  public int entry(Architecture architecture) {
    return (int) space.key(architecture);
  }

  @Override
  public int[] fidelities() {
    return new int[] {0};
  }

  @Override
  public double validationAccuracy(int entry, int fidelity) {
    return accuracy.applyAsDouble(space.fromKey(entry));
  }

  @Override
  public double seconds(int entry, int fidelity) {
    return seconds;
  }

  @Override
  public ArchitectureCosts costs() {
    return costs;
  }
}
