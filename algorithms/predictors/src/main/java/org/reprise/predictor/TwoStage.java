package org.reprise.predictor;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/**
 * The cascade of the Neural Predictor [5] (Wen et al. 2019, section 3.3): a classifier keeps the
 * architectures whose accuracy is likely above a threshold, and a regressor that has learnt from
 * those alone ranks them.
 *
 * <p>What is kept is predicted at the threshold or above, what is filtered at it or below: the mean
 * of the regressor and of the poor examples, weighted by the classifier. With fewer than {@value
 * #LEAST} examples on one side of the threshold there is one stage, the regressor over all.
 */
public final class TwoStage implements Predictor {
  private static final int LEAST = 10;

  private final double threshold;
  private final Gcn classifier;
  private final Gcn regressor;
  private boolean cascade;
  private double poorMean;

  /**
   * A cascade for the cells of {@code space}.
   *
   * @param threshold accuracy in percent; 91 for NAS-Bench-101 as published
   */
  public TwoStage(SearchSpace space, Gcn.Settings settings, double threshold) {
    this.threshold = threshold;
    classifier = new Gcn(space, settings, new Gcn.Classification(threshold));
    regressor = new Gcn(space, settings, new Gcn.Regression());
  }

  @Override
  public void fit(List<Architecture> architectures, double[] accuracies, RandomGenerator random) {
    RandomGenerator forClassifier = new SplittableRandom(random.nextLong());
    RandomGenerator forRegressor = new SplittableRandom(random.nextLong());
    int[] good =
        IntStream.range(0, accuracies.length).filter(i -> accuracies[i] > threshold).toArray();
    cascade = good.length >= LEAST && accuracies.length - good.length >= LEAST;
    if (!cascade) {
      regressor.fit(architectures, accuracies, forRegressor);
      return;
    }
    poorMean =
        Arrays.stream(accuracies).filter(accuracy -> accuracy <= threshold).average().orElseThrow();
    classifier.fit(architectures, accuracies, forClassifier);
    regressor.fit(
        IntStream.of(good).mapToObj(architectures::get).toList(),
        IntStream.of(good).mapToDouble(i -> accuracies[i]).toArray(),
        forRegressor);
  }

  @Override
  public double[] predict(List<Architecture> architectures) {
    double[] predictions = regressor.predict(architectures);
    if (!cascade) {
      return predictions;
    }
    double[] percent = classifier.predict(architectures);
    for (int i = 0; i < predictions.length; i++) {
      double kept = percent[i] / 100;
      predictions[i] =
          kept > 0.5
              ? Math.max(threshold, predictions[i])
              : Math.min(threshold, kept * predictions[i] + (1 - kept) * poorMean);
    }
    return predictions;
  }
}
