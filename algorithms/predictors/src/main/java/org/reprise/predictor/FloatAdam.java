package org.reprise.predictor;

/**
 * The Adam optimiser (Kingma and Ba 2015, algorithm 1) in single precision, with weight decay added
 * to the gradient as in the published predictors; {@link org.reprise.search.VectorAdam} is its
 * double-precision twin for controllers.
 */
final class FloatAdam {
  private final float beta1;
  private final float beta2;
  private final float epsilon;
  private final float weightDecay;
  private final float[] mean;
  private final float[] square;
  private double power1 = 1;
  private double power2 = 1;

  FloatAdam(int size, double beta1, double beta2, double epsilon, double weightDecay) {
    this.beta1 = (float) beta1;
    this.beta2 = (float) beta2;
    this.epsilon = (float) epsilon;
    this.weightDecay = (float) weightDecay;
    mean = new float[size];
    square = new float[size];
  }

  /** One step down the gradient. */
  void step(float[] parameters, float[] gradient, double learningRate) {
    power1 *= beta1;
    power2 *= beta2;
    if (weightDecay != 0f) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += weightDecay * parameters[i];
      }
    }
    average(mean, gradient, beta1);
    averageSquare(square, gradient, beta2);
    move(
        parameters,
        (float) (learningRate / (1 - power1)),
        mean,
        (float) (1 / (1 - power2)),
        square,
        epsilon);
  }

  // A loop each, since HotSpot does not vectorise a loop that writes three arrays.
  private static void average(float[] mean, float[] gradient, float beta) {
    float rest = 1f - beta;
    for (int i = 0; i < mean.length; i++) {
      mean[i] = beta * mean[i] + rest * gradient[i];
    }
  }

  private static void averageSquare(float[] square, float[] gradient, float beta) {
    float rest = 1f - beta;
    for (int i = 0; i < square.length; i++) {
      square[i] = beta * square[i] + rest * gradient[i] * gradient[i];
    }
  }

  private static void move(
      float[] parameters,
      float rate,
      float[] mean,
      float correction,
      float[] square,
      float epsilon) {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= rate * mean[i] / ((float) Math.sqrt(correction * square[i]) + epsilon);
    }
  }
}
