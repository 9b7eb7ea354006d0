package org.reprise.training.dual;

import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/** Gradients of losses that are computed outside of the operations, with their tangents. */
public final class DualLosses {
  private DualLosses() {}

  /**
   * Returns the gradient of the mean cross-entropy with respect to the logits, (p - y) / n, whose
   * tangent is (diag(p) - p p') t / n for logits that change by t; to be given to {@code
   * Tape.backward}.
   *
   * @param logits examples x classes x 1 x 1
   * @param labels one class per example
   */
  public static Tensor crossEntropyGradient(
      DualOperations operations, Tensor logits, int[] labels) {
    TensorShape shape = logits.shape();
    int classes = shape.c();
    double[] z = operations.read(logits);
    double[] change = operations.readTangent(logits);
    double[] gradient = new double[z.length];
    double[] tangent = new double[z.length];
    for (int i = 0; i < labels.length; i++) {
      int at = i * classes;
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        largest = Math.max(largest, z[at + k]);
      }
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        gradient[at + k] = Math.exp(z[at + k] - largest);
        sum += gradient[at + k];
      }
      double meanChange = 0;
      for (int k = 0; k < classes; k++) {
        gradient[at + k] /= sum;
        meanChange += gradient[at + k] * change[at + k];
      }
      for (int k = 0; k < classes; k++) {
        double p = gradient[at + k];
        tangent[at + k] = p * (change[at + k] - meanChange) / labels.length;
        gradient[at + k] = (p - (k == labels[i] ? 1 : 0)) / labels.length;
      }
    }
    return operations.map(shape, gradient, tangent);
  }
}
