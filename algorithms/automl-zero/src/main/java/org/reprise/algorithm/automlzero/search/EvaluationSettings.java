package org.reprise.algorithm.automlzero.search;

/**
 * How programs are evaluated.
 *
 * @param maxAbsError an error above this stops a task (100 in the code)
 * @param deadCode whether instructions without effect run all the same; the result is the same to
 *     the bit, only slower
 * @param equivalence how repeated programs are recognised
 * @param cacheSize fitness values that are remembered (100,000 in the code)
 * @param checkExamples training and validation examples of an equivalence check (10 in the code)
 * @param hurdle whether a short training decides on the full one (paper; not in the code)
 * @param hurdleFraction share of the training examples in the short training
 * @param hurdlePercentile the bar among distinct recent fitness values (0.75 in the paper)
 * @param conventions where paper and code differ
 */
public record EvaluationSettings(
    double maxAbsError,
    boolean deadCode,
    Equivalence equivalence,
    int cacheSize,
    int checkExamples,
    boolean hurdle,
    double hurdleFraction,
    double hurdlePercentile,
    Conventions conventions) {

  /** How repeated programs are recognised. */
  public enum Equivalence {
    /** Not at all. */
    NONE,
    /** By their errors on a few examples of each task, task by task (as the code). */
    PER_TASK,
    /**
     * First by their live instructions up to renaming, which runs nothing; then by their errors on
     * a few examples of all tasks together.
     */
    WHOLE_PROGRAM
  }

  /** The code's values, with the cheaper equivalence check. */
  public static final EvaluationSettings DEFAULT =
      new EvaluationSettings(
          100, false, Equivalence.WHOLE_PROGRAM, 100_000, 10, false, 0.05, 0.75, Conventions.CODE);

  /** These settings with another equivalence check. */
  public EvaluationSettings with(Equivalence other) {
    return new EvaluationSettings(
        maxAbsError,
        deadCode,
        other,
        cacheSize,
        checkExamples,
        hurdle,
        hurdleFraction,
        hurdlePercentile,
        conventions);
  }

  /** These settings with or without hurdles. */
  public EvaluationSettings withHurdle(boolean on) {
    return new EvaluationSettings(
        maxAbsError,
        deadCode,
        equivalence,
        cacheSize,
        checkExamples,
        on,
        hurdleFraction,
        hurdlePercentile,
        conventions);
  }

  /** These settings, running dead instructions too or not. */
  public EvaluationSettings withDeadCode(boolean on) {
    return new EvaluationSettings(
        maxAbsError,
        on,
        equivalence,
        cacheSize,
        checkExamples,
        hurdle,
        hurdleFraction,
        hurdlePercentile,
        conventions);
  }

  /** These settings under other conventions. */
  public EvaluationSettings with(Conventions other) {
    return new EvaluationSettings(
        maxAbsError,
        deadCode,
        equivalence,
        cacheSize,
        checkExamples,
        hurdle,
        hurdleFraction,
        hurdlePercentile,
        other);
  }
}
