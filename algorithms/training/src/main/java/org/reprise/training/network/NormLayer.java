package org.reprise.training.network;

import java.util.List;
import org.reprise.training.autograd.RunningStatistics;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/** A batch norm: the batch's statistics in training, running ones in evaluation. */
public final class NormLayer implements TrainedLayer {
  private static final double MOMENTUM = 0.1;
  private static final double EPSILON = 1e-5;

  private final String name;
  private final Variable scale;
  private final Variable shift;
  private final RunningStatistics running;

  /** A batch norm with scale 1 and shift 0, trained only if {@code affine}. */
  public NormLayer(String name, int channels, boolean affine, Operations operations) {
    this.name = name;
    this.running = new RunningStatistics(channels, MOMENTUM, EPSILON);
    if (affine) {
      double[] ones = new double[channels];
      java.util.Arrays.fill(ones, 1);
      TensorShape shape = TensorShape.perChannel(channels);
      this.scale = Variable.parameter(operations.parameter(shape, ones));
      this.shift = Variable.parameter(operations.parameter(shape, new double[channels]));
    } else {
      this.scale = null;
      this.shift = null;
    }
  }

  @Override
  public Variable forward(Tape tape, List<Variable> inputs, boolean training) {
    return training
        ? tape.batchNorm(inputs.get(0), scale, shift, running, 1)
        : tape.frozenNorm(inputs.get(0), scale, shift, running);
  }

  @Override
  public List<Parameter> parameters() {
    return scale == null
        ? List.of()
        : List.of(new Parameter(name + ".scale", scale), new Parameter(name + ".shift", shift));
  }

  /** One number per channel, or null. */
  public Variable scale() {
    return scale;
  }

  /** One number per channel, or null. */
  public Variable shift() {
    return shift;
  }

  /** What evaluation uses. */
  public RunningStatistics running() {
    return running;
  }
}
