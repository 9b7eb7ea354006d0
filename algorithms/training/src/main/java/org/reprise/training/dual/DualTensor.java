package org.reprise.training.dual;

import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/**
 * Numbers and how they change along a direction.
 *
 * <p>Its tangent has the shape and kind of the value, and is null where nothing changes.
 */
final class DualTensor implements Tensor {
  private final Tensor value;
  private Tensor tangent;

  DualTensor(Tensor value, Tensor tangent) {
    this.value = value;
    this.tangent = tangent;
  }

  Tensor value() {
    return value;
  }

  Tensor tangent() {
    return tangent;
  }

  void setTangent(Tensor newTangent) {
    tangent = newTangent;
  }

  @Override
  public TensorShape shape() {
    return value.shape();
  }
}
