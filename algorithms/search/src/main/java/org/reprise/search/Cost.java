package org.reprise.search;

/**
 * What a piece of work costs a search. Both numbers must follow from the run's seed alone, since
 * they are part of its record: compute by the rule of {@link TrainingCompute}, and seconds only
 * where they are simulated, never measured.
 *
 * @param seconds simulated seconds; 0 where only the compute is known
 * @param multiplyAdds training compute
 */
public record Cost(double seconds, double multiplyAdds) {
  public Cost {
    if (!(seconds >= 0) || !(multiplyAdds >= 0)) {
      throw new IllegalArgumentException(
          "a cost cannot be " + seconds + " seconds and " + multiplyAdds + " multiply-adds");
    }
  }

  /** Returns a cost in training compute alone. */
  public static Cost multiplyAdds(double multiplyAdds) {
    return new Cost(0, multiplyAdds);
  }

  /** Returns the compute that was counted so far. */
  public static Cost of(TrainingCompute compute) {
    return multiplyAdds(compute.multiplyAdds());
  }
}
