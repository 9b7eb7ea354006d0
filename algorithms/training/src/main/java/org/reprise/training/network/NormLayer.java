package org.reprise.training.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.space.network.Layer.Activation.Function;
import org.reprise.training.autograd.RunningStatistics;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.TensorShape;

/**
 * A batch norm: the batch's statistics or running ones, as the {@link Mode} says.
 *
 * @param scale one number per channel, or null
 * @param shift one number per channel, or null where {@code scale} is
 * @param running what evaluation uses
 */
public record NormLayer(@Nullable Weight scale, @Nullable Weight shift, RunningStatistics running)
    implements TrainedLayer {
  /** What is added to a variance before its root is taken. */
  public static final double EPSILON = 1e-5;

  /**
   * Returns the batch norm called {@code name}; with a scale of 1 and a shift of 0 if {@code
   * affine}.
   */
  static NormLayer of(String name, int channels, boolean affine, WeightSource weights) {
    TensorShape shape = TensorShape.perChannel(channels);
    return new NormLayer(
        affine ? weights.weight(name + ".scale", shape, Initializer.constant(1)) : null,
        affine ? weights.weight(name + ".shift", shape, Initializer.constant(0)) : null,
        weights.statistics(name, channels));
  }

  @Override
  public Variable forward(Tape tape, List<Variable> inputs, Pass pass) {
    return forward(tape, inputs.get(0), pass.mode(), running);
  }

  /** Returns the same with other statistics in the place of its own. */
  public Variable forward(Tape tape, Variable x, Mode mode, RunningStatistics statistics) {
    Variable factors = scale == null ? null : scale.on(tape);
    Variable summands = shift == null ? null : shift.on(tape);
    return mode == Mode.EVALUATION
        ? tape.frozenNorm(x, factors, summands, statistics, EPSILON)
        : tape.batchNorm(x, factors, summands, EPSILON, 1, observer(mode, statistics));
  }

  /** Returns the same and then a function of each number: both at once where the engine can. */
  public Variable activated(
      Tape tape, Variable x, Mode mode, RunningStatistics statistics, Function then) {
    if (tape.isRecording() || !tape.operations().activatesNorms()) {
      return tape.activation(forward(tape, x, mode, statistics), then);
    }
    Variable factors = scale == null ? null : scale.on(tape);
    Variable summands = shift == null ? null : shift.on(tape);
    return mode == Mode.EVALUATION
        ? tape.activatedFrozenNorm(x, factors, summands, statistics, EPSILON, then)
        : tape.activatedNorm(x, factors, summands, EPSILON, observer(mode, statistics), then);
  }

  private static Tape.@Nullable BatchObserver observer(Mode mode, RunningStatistics statistics) {
    return switch (mode) {
      case TRAINING -> statistics::follow;
      case CALIBRATION -> statistics::average;
      case BATCH_STATISTICS, EVALUATION -> null;
    };
  }

  @Override
  public List<Parameter> parameters() {
    return scale == null || shift == null
        ? List.of()
        : List.of(scale.parameter(), shift.parameter());
  }
}
