package org.reprise.training.relaxation;

/**
 * How shared weights descend: stochastic gradient descent with a cosine from the first rate to the
 * last.
 *
 * @param rate the first
 * @param lastRate at the end
 * @param momentum of the descent
 * @param nesterov whether the gradient is taken after the momentum
 * @param decay weight decay
 * @param clip largest norm of the gradient; 0 for no limit
 */
public record WeightDescent(
    double rate, double lastRate, double momentum, boolean nesterov, double decay, double clip) {
  /** As in DARTS: 0.025 to 0.001, momentum 0.9, decay 3e-4, norms of at most 5. */
  public static final WeightDescent OF_DARTS = new WeightDescent(0.025, 0.001, 0.9, false, 3e-4, 5);
}
