package org.reprise.search;

/**
 * The Adam optimiser (Kingma and Ba 2015, algorithm 1) over one vector of parameters, in double
 * precision: for controllers and small predictors.
 */
public final class VectorAdam {
  private final double learningRate;
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double[] mean;
  private final double[] square;
  private double power1 = 1;
  private double power2 = 1;

  /** An optimiser for {@code size} parameters. */
  public VectorAdam(int size, double learningRate, double beta1, double beta2, double epsilon) {
    this.learningRate = learningRate;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    mean = new double[size];
    square = new double[size];
  }

  /** With the paper's beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8. */
  public VectorAdam(int size, double learningRate) {
    this(size, learningRate, 0.9, 0.999, 1e-8);
  }

  /** One step down the gradient. */
  public void step(double[] parameters, double[] gradient) {
    step(parameters, gradient, learningRate);
  }

  /** One step down the gradient with another learning rate than the usual one. */
  public void step(double[] parameters, double[] gradient, double rate) {
    power1 *= beta1;
    power2 *= beta2;
    double correction1 = rate / (1 - power1);
    double correction2 = 1 / (1 - power2);
    for (int i = 0; i < parameters.length; i++) {
      mean[i] = beta1 * mean[i] + (1 - beta1) * gradient[i];
      square[i] = beta2 * square[i] + (1 - beta2) * gradient[i] * gradient[i];
      parameters[i] -= correction1 * mean[i] / (Math.sqrt(square[i] * correction2) + epsilon);
    }
  }
}
