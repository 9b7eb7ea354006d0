package org.reprise.training.dual;

import org.jspecify.annotations.Nullable;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/**
 * Numbers and how they change along a direction.
 *
 * <p>Its tangent has the shape and kind of the value, and is null where nothing changes.
 */
final class DualTensor implements Tensor {
  private final Tensor value;
  private @Nullable Tensor tangent;

  DualTensor(Tensor value, @Nullable Tensor tangent) {
    this.value = value;
    this.tangent = tangent;
  }

  Tensor value() {
    return value;
  }

  @Nullable Tensor tangent() {
    return tangent;
  }

  void setTangent(@Nullable Tensor newTangent) {
    tangent = newTangent;
  }

  @Override
  public TensorShape shape() {
    return value.shape();
  }
}
