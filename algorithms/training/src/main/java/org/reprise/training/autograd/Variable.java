package org.reprise.training.autograd;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/** A tensor and, after {@link Tape#backward}, the gradient of the loss with respect to it. */
public final class Variable {
  private final Tensor value;
  private final boolean needsGradient;
  private @Nullable Tensor gradient;
  // Whether the gradient's memory is this variable's own; if not, it must not be changed.
  private boolean ownsGradient;
  private boolean gradientShared;
  private final boolean outlivesTape;

  Variable(Tensor value, boolean needsGradient, boolean outlivesTape) {
    this.value = value;
    this.needsGradient = needsGradient;
    this.outlivesTape = outlivesTape;
  }

  /**
   * Returns a trained tensor, which outlives tapes; its gradients add up until they are cleared.
   */
  public static Variable parameter(Tensor value) {
    return new Variable(value, true, true);
  }

  /** Returns a tensor that outlives tapes and that no gradient reaches. */
  public static Variable frozen(Tensor value) {
    return new Variable(value, false, true);
  }

  /** Returns the numbers. */
  public Tensor value() {
    return value;
  }

  /** Returns the shape of the numbers. */
  public TensorShape shape() {
    return value.shape();
  }

  /** Returns the gradient, or null if none has arrived. */
  public @Nullable Tensor gradient() {
    return gradient;
  }

  /** Returns the gradient, for those who are called when one has arrived. */
  public Tensor requireGradient() {
    return Objects.requireNonNull(gradient, "no gradient has arrived");
  }

  /** Returns whether a gradient can arrive. */
  public boolean needsGradient() {
    return needsGradient;
  }

  /** Forgets the gradient. */
  public void clearGradient(Operations operations) {
    if (gradient != null && ownsGradient) {
      operations.release(gradient);
    }
    gradient = null;
  }

  /**
   * Adds to the gradient.
   *
   * @param own whether {@code more} belongs to this variable from now on
   */
  void receive(Operations operations, Tensor more, boolean own) {
    if (!needsGradient) {
      if (own) {
        operations.release(more);
      }
    } else if (gradient == null) {
      // A lent gradient dies with the tape.
      boolean copy = outlivesTape && !own;
      gradient = copy ? operations.mix(List.of(more), new double[] {1}) : more;
      ownsGradient = own || copy;
    } else {
      if (ownsGradient) {
        operations.accumulate(gradient, more, 1);
      } else {
        gradient = operations.add(gradient, more);
        ownsGradient = true;
      }
      if (own) {
        operations.release(more);
      }
    }
  }

  /** Hands the gradient on as it stands: its memory then lives until the tape is closed. */
  void shareGradient(Operations operations, Variable input) {
    gradientShared = true;
    input.receive(operations, requireGradient(), false);
  }

  boolean isGradientShared() {
    return gradientShared;
  }
}
