package org.reprise.space.network;

import java.util.List;

/**
 * One operation of a network, without weights. Counting rules: multiply-adds are those of
 * convolutions and fully connected layers; parameters include the scale and shift of a batch norm
 * and biases.
 */
public sealed interface Layer {
  /**
   * Returns the output's shape.
   *
   * @throws IllegalArgumentException if the inputs do not fit this layer
   */
  Shape output(List<Shape> inputs);

  /** Returns how many trained numbers it has. */
  default long parameters(List<Shape> inputs) {
    return 0;
  }

  /** Multiply-adds for one example. */
  default long multiplyAdds(List<Shape> inputs) {
    return 0;
  }

  /**
   * A two-dimensional convolution; depthwise where {@code groups} equals the channels.
   *
   * @param outputChannels number of filters
   * @param kernelHeight rows of the window
   * @param kernelWidth columns of the window
   * @param strideHeight step from row to row
   * @param strideWidth step from column to column
   * @param dilation 1 for a dense window
   * @param groups divides both channel counts
   * @param padding border rule
   * @param bias whether each filter has one
   */
  record Convolution(
      int outputChannels,
      int kernelHeight,
      int kernelWidth,
      int strideHeight,
      int strideWidth,
      int dilation,
      int groups,
      Padding padding,
      boolean bias)
      implements Layer {

    /** A convolution with the same step in both directions. */
    public Convolution(
        int outputChannels,
        int kernelHeight,
        int kernelWidth,
        int stride,
        int dilation,
        int groups,
        Padding padding,
        boolean bias) {
      this(
          outputChannels,
          kernelHeight,
          kernelWidth,
          stride,
          stride,
          dilation,
          groups,
          padding,
          bias);
    }

    /** Returns a square, dense convolution without bias. */
    public static Convolution of(int outputChannels, int kernel, int stride, Padding padding) {
      return new Convolution(outputChannels, kernel, kernel, stride, 1, 1, padding, false);
    }

    /** Returns a depthwise convolution without bias. */
    public static Convolution depthwise(
        int channels, int kernel, int stride, int dilation, Padding padding) {
      return new Convolution(channels, kernel, kernel, stride, dilation, channels, padding, false);
    }

    /**
     * Returns the step, where it is the same in both directions.
     *
     * @throws IllegalStateException if it is not
     */
    public int stride() {
      if (strideHeight != strideWidth) {
        throw new IllegalStateException(
            "the stride is " + strideHeight + "x" + strideWidth + ", not one number");
      }
      return strideHeight;
    }

    @Override
    public Shape output(List<Shape> inputs) {
      Shape in = only(inputs);
      if (in.channels() % groups != 0 || outputChannels % groups != 0) {
        throw new IllegalArgumentException(
            groups
                + " groups do not divide "
                + in.channels()
                + " and "
                + outputChannels
                + " channels");
      }
      return new Shape(
          outputChannels,
          padding.side(in.height(), dilation * (kernelHeight - 1) + 1, strideHeight),
          padding.side(in.width(), dilation * (kernelWidth - 1) + 1, strideWidth));
    }

    @Override
    public long parameters(List<Shape> inputs) {
      return weights(inputs) + (bias ? outputChannels : 0);
    }

    @Override
    public long multiplyAdds(List<Shape> inputs) {
      Shape out = output(inputs);
      return weights(inputs) * out.height() * out.width();
    }

    private long weights(List<Shape> inputs) {
      return (long) outputChannels
          * (only(inputs).channels() / groups)
          * kernelHeight
          * kernelWidth;
    }
  }

  /**
   * Normalisation over batch and positions, per channel.
   *
   * @param affine whether it has a trained scale and shift
   */
  record BatchNorm(boolean affine) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      return only(inputs);
    }

    @Override
    public long parameters(List<Shape> inputs) {
      return affine ? 2L * only(inputs).channels() : 0;
    }
  }

  /** A function of each number. */
  record Activation(Function function) implements Layer {
    /** The functions that networks here use. */
    public enum Function {
      RELU,
      RELU6,
      SWISH,
      HARD_SWISH,
      SIGMOID,
      HARD_SIGMOID
    }

    @Override
    public Shape output(List<Shape> inputs) {
      return only(inputs);
    }
  }

  /**
   * Pooling over a square window; an average leaves the padding out of its count.
   *
   * @param kind maximum or average
   * @param kernel side of the window
   * @param stride step in both directions
   * @param padding border rule
   */
  record Pooling(Kind kind, int kernel, int stride, Padding padding) implements Layer {
    /** What a window becomes. */
    public enum Kind {
      MAX,
      AVERAGE
    }

    @Override
    public Shape output(List<Shape> inputs) {
      Shape in = only(inputs);
      return new Shape(
          in.channels(),
          padding.side(in.height(), kernel, stride),
          padding.side(in.width(), kernel, stride));
    }
  }

  /** The average over all positions of each channel. */
  record GlobalPooling() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      return new Shape(only(inputs).channels(), 1, 1);
    }
  }

  /**
   * A fully connected layer over all numbers of its input.
   *
   * @param outputs number of outputs
   * @param bias whether each has one
   */
  record Linear(int outputs, boolean bias) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      return new Shape(outputs, 1, 1);
    }

    @Override
    public long parameters(List<Shape> inputs) {
      return multiplyAdds(inputs) + (bias ? outputs : 0);
    }

    @Override
    public long multiplyAdds(List<Shape> inputs) {
      return (long) only(inputs).size() * outputs;
    }
  }

  /** The sum of equally shaped inputs. */
  record Add() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shape first = inputs.get(0);
      for (Shape other : inputs) {
        if (!other.equals(first)) {
          throw new IllegalArgumentException("cannot add " + other + " to " + first);
        }
      }
      return first;
    }
  }

  /**
   * The choices of a decision, one input each, joined: their sum, or, where a supernet's path gives
   * them, each times its weight.
   *
   * @param decision its number in the space
   * @param choices their numbers, in the order of the inputs
   */
  record Mix(int decision, List<Integer> choices) implements Layer {
    public Mix {
      choices = List.copyOf(choices);
    }

    @Override
    public Shape output(List<Shape> inputs) {
      if (inputs.size() != choices.size()) {
        throw new IllegalArgumentException(
            inputs.size() + " inputs for " + choices.size() + " choices");
      }
      return new Add().output(inputs);
    }
  }

  /** Inputs stacked along the channels. */
  record Concat() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shape first = inputs.get(0);
      int channels = 0;
      for (Shape other : inputs) {
        if (other.height() != first.height() || other.width() != first.width()) {
          throw new IllegalArgumentException("cannot stack " + other + " on " + first);
        }
        channels += other.channels();
      }
      return first.withChannels(channels);
    }
  }

  /**
   * The first input's channels multiplied by the second's single numbers: the gate of
   * squeeze-excite.
   */
  record Gate() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      if (inputs.size() != 2 || !inputs.get(1).equals(new Shape(inputs.get(0).channels(), 1, 1))) {
        throw new IllegalArgumentException(
            "a gate takes a map and one number per channel, not " + inputs);
      }
      return inputs.get(0);
    }
  }

  /**
   * The first channels of the input: the truncation of NAS-Bench-101, the shared slices of a
   * supernet.
   *
   * @param count how many, at most all
   */
  record FirstChannels(int count) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shape in = only(inputs);
      if (count > in.channels()) {
        throw new IllegalArgumentException(
            "cannot take " + count + " channels of " + in.channels());
      }
      return in.withChannels(count);
    }
  }

  /** The input as it is. */
  record Identity() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      return only(inputs);
    }
  }

  /**
   * Zeros in the shape of the input, or of every {@code stride}-th position of it.
   *
   * @param stride step in both directions
   */
  record Zero(int stride) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shape in = only(inputs);
      return new Shape(
          in.channels(),
          Padding.SAME.side(in.height(), 1, stride),
          Padding.SAME.side(in.width(), 1, stride));
    }
  }

  /**
   * The input without its first row and column, a zero row and column after: the shift of a
   * factorized reduction.
   */
  record Shift() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      return only(inputs);
    }
  }

  /**
   * Numbers dropped at random in training.
   *
   * @param rate probability of dropping one, in [0, 1)
   */
  record Dropout(double rate) implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      return only(inputs);
    }
  }

  private static Shape only(List<Shape> inputs) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException("takes one input, not " + inputs.size());
    }
    return inputs.get(0);
  }
}
