package org.reprise.training.tensor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.space.network.Layer.Activation.Function;
import org.reprise.space.network.Layer.Pooling.Kind;

/**
 * What training asks of a tensor library: forward operations and their gradients, nothing else. The
 * tape, the layers and the optimisers know only this interface, so another library, a device or a
 * faster kernel is a change behind it.
 *
 * <p>Two kinds of tensor may lie differently in memory: feature maps (activations and their
 * gradients) and parameters (weights and their gradients). Each method says which it takes.
 * Operations on two tensors take two of one kind. Every tensor returned is new and belongs to the
 * caller, who gives it back by {@link #release}. An instance serves one thread at a time.
 */
public interface Operations extends AutoCloseable {
  /** Returns what computes, and where, in words. */
  String description();

  /** Of the machine: device, threads and memory that it computes with, by name. */
  Map<String, String> machine();

  /** Returns a feature map with these numbers, examples slowest, columns fastest. */
  Tensor map(TensorShape shape, float[] values);

  /** Returns a feature map with these numbers, in the same order. */
  Tensor map(TensorShape shape, double[] values);

  /** Returns a parameter with these numbers, in the order of its shape. */
  Tensor parameter(TensorShape shape, double[] values);

  /** Returns a zero tensor of the kind and shape of {@code like}, to be kept between steps. */
  Tensor zerosLike(Tensor like);

  /** Returns a zero feature map. */
  Tensor zeroMap(TensorShape shape);

  /** Returns the numbers of a tensor in the order of its shape, the last extent fastest. */
  double[] read(Tensor tensor);

  /** Returns the numbers of several tensors; the engine is waited for once. */
  default List<double[]> read(List<Tensor> tensors) {
    return tensors.stream().map(this::read).toList();
  }

  /** Overwrites {@code target} with the numbers of {@code source}, of the same kind and shape. */
  void copy(Tensor source, Tensor target);

  /** Gives a tensor's memory back; it must not be used any more. */
  void release(Tensor tensor);

  /** Convolution of a map with weights (filters x channels/groups x kernel). */
  Tensor convolution(Tensor x, Tensor weights, Window window, int groups);

  /** Gradient of {@link #convolution} with respect to its map, whose shape is {@code x}. */
  Tensor convolutionInputGradient(
      Tensor dy, Tensor weights, TensorShape x, Window window, int groups);

  /** Gradient of {@link #convolution} with respect to its weights, whose shape is given. */
  Tensor convolutionWeightGradient(
      Tensor dy, Tensor x, TensorShape weights, Window window, int groups);

  /** Returns a map plus one number per channel. */
  Tensor addBias(Tensor x, Tensor bias);

  /** Sums of a map over examples and positions: a parameter with one number per channel. */
  Tensor channelSums(Tensor x);

  /**
   * Batch normalisation by the statistics of the batch itself.
   *
   * @param scale one number per channel, or null for 1
   * @param shift one number per channel, or null for 0
   * @param ghosts equal parts of the batch, each normalised by itself
   */
  Normalized batchNorm(
      Tensor x, @Nullable Tensor scale, @Nullable Tensor shift, double epsilon, int ghosts);

  /** Gradients of {@link #batchNorm}; those of scale and shift are null where {@code scale} is. */
  NormGradients batchNormGradient(
      Tensor dy, Tensor x, Normalized forward, @Nullable Tensor scale, double epsilon, int ghosts);

  /** x * scale + shift with one number per channel each. */
  Tensor channelAffine(Tensor x, double[] scale, double[] shift);

  /**
   * Returns running statistics in this engine's memory, of these numbers; empty if it keeps none.
   */
  default Optional<ResidentStatistics> resident(double[] mean, double[] variance) {
    return Optional.empty();
  }

  /**
   * Batch normalisation by running statistics that live in this engine's memory.
   *
   * @param scale one number per channel, or null for 1
   * @param shift one number per channel, or null for 0
   * @throws UnsupportedOperationException if this engine keeps none
   */
  default Tensor frozenNorm(
      Tensor x,
      @Nullable Tensor scale,
      @Nullable Tensor shift,
      ResidentStatistics running,
      double epsilon) {
    throw new UnsupportedOperationException("statistics are arrays here");
  }

  /**
   * Returns whether {@link #activatedNorm} and {@link #activatedAffine} are there; if not, one
   * operation is called after the other.
   */
  default boolean activatesNorms() {
    return false;
  }

  /**
   * {@link #batchNorm}, of one ghost, and then {@link #activation}; of that there is the result.
   */
  default Normalized activatedNorm(
      Tensor x, @Nullable Tensor scale, @Nullable Tensor shift, double epsilon, Function then) {
    throw new UnsupportedOperationException("batch norms are activated by a call of their own");
  }

  /** {@link #channelAffine} and then {@link #activation}. */
  default Tensor activatedAffine(Tensor x, double[] scale, double[] shift, Function then) {
    throw new UnsupportedOperationException("maps are activated by a call of their own");
  }

  /**
   * Returns how many passes through networks it is best asked for in one {@link #record}: 1 where
   * it does best what it is asked for at once, one pass after the other.
   */
  default int passesAtOnce() {
    return 1;
  }

  /**
   * Notes what {@code work} asks for. When the recording is run, whatever does not wait for each
   * other is done side by side; the numbers are those of one after the other. Work reads no numbers
   * and takes no step of an optimiser. Tensors that it is given numbers for have them once and for
   * all, so it changes none of those in place.
   *
   * @throws UnsupportedOperationException if this engine does at once what it is asked for
   */
  default Recording record(Runnable work) {
    throw new UnsupportedOperationException("passes are computed one after the other here");
  }

  /**
   * Returns whether {@link #crossEntropy} computes where the tensors are. If not, losses are
   * computed in double precision from what {@link #read} gives.
   */
  default boolean computesLosses() {
    return false;
  }

  /**
   * Mean cross-entropy of the softmax over the channels of {@code logits} with {@code targets}, a
   * map of the same shape: a parameter of one number.
   */
  default Tensor crossEntropy(Tensor logits, Tensor targets) {
    throw new UnsupportedOperationException("losses are computed outside");
  }

  /** Gradient of {@link #crossEntropy} with respect to the logits, times the number {@code dy}. */
  default Tensor crossEntropyGradient(Tensor dy, Tensor logits, Tensor targets) {
    throw new UnsupportedOperationException("losses are computed outside");
  }

  /**
   * {@link #crossEntropy} and how many examples have their largest logit at their largest target,
   * the first of equals: a parameter of two numbers.
   */
  default Tensor judgement(Tensor logits, Tensor targets) {
    throw new UnsupportedOperationException("losses are computed outside");
  }

  /** Returns a function of each number. */
  Tensor activation(Tensor x, Function function);

  /** Gradient of {@link #activation}. */
  Tensor activationGradient(Tensor dy, Tensor x, Function function);

  /** Pooling; an average leaves out the padding. */
  Tensor pool(Tensor x, Kind kind, Window window);

  /** Gradient of {@link #pool}; {@code y} is its result. The first of equal maxima receives it. */
  Tensor poolGradient(Tensor dy, Tensor x, Tensor y, Kind kind, Window window);

  /** Returns the sum of two tensors. */
  Tensor add(Tensor a, Tensor b);

  /** Returns the sum of tensors, each times its factor. */
  Tensor mix(List<Tensor> tensors, double[] factors);

  /** Returns the sum of all products of two tensors. */
  double dot(Tensor a, Tensor b);

  /** Returns a map times a map whose extents are equal to its own or 1. */
  Tensor multiply(Tensor x, Tensor factors);

  /** Gradient of {@link #multiply} with respect to its factors, whose shape is given. */
  Tensor multiplyGradient(Tensor dy, Tensor x, TensorShape factors);

  /** Maps stacked along the channels. */
  Tensor concat(List<Tensor> maps);

  /** Returns the part of a tensor that starts at {@code begin} and has {@code size}. */
  Tensor slice(Tensor x, int[] begin, TensorShape size);

  /** Zeros of shape {@code whole} with {@code part} laid in at {@code begin}: slice's gradient. */
  Tensor embed(Tensor part, int[] begin, TensorShape whole);

  /**
   * Returns the map moved up and left by so many rows and columns, zeros where nothing comes from.
   */
  Tensor shift(Tensor x, int rows, int columns);

  /** {@code target += factor * source}, in place. */
  void accumulate(Tensor target, Tensor source, double factor);

  /** {@code target *= factor}, in place. */
  void scale(Tensor target, double factor);

  /**
   * One step of stochastic gradient descent, in place: g' = g + decay w; v = momentum v + g'; w -=
   * rate (nesterov ? g' + momentum v : v).
   */
  void momentumStep(Tensor weights, Tensor gradient, Tensor velocity, MomentumStep step);

  /**
   * One step of Adam, in place (Kingma and Ba 2015, algorithm 1), with g' = g + decay w.
   *
   * @param mean first moment, kept between steps
   * @param square second moment, kept between steps
   */
  void adamStep(Tensor weights, Tensor gradient, Tensor mean, Tensor square, AdamStep step);

  /**
   * One step of RMSProp, in place: s = rho s + (1 - rho) g'^2; v = momentum v + rate g' / sqrt(s +
   * epsilon); w -= v (Tieleman and Hinton 2012, with TensorFlow's epsilon inside the root).
   */
  void rmsPropStep(Tensor weights, Tensor gradient, Tensor square, Tensor velocity, RmsStep step);

  /** Numbers of a step of {@link #momentumStep}. */
  record MomentumStep(double rate, double momentum, boolean nesterov, double decay) {}

  /** Numbers of a step of {@link #adamStep}; {@code time} counts steps from 1. */
  record AdamStep(
      double rate, double beta1, double beta2, double epsilon, double decay, int time) {}

  /** Numbers of a step of {@link #rmsPropStep}. */
  record RmsStep(double rate, double rho, double momentum, double epsilon, double decay) {}

  /**
   * Result of a batch norm.
   *
   * @param y the normalised map; what the moments hold lives as long as it does
   * @param moments of each ghost batch and channel
   */
  record Normalized(Tensor y, Moments moments) {
    /** With moments that were read. */
    public Normalized(Tensor y, double[] mean, double[] variance) {
      this(y, new Moments.Read(mean, variance));
    }

    /** Returns the means, {@code ghosts * channels} numbers. */
    public double[] mean() {
      return moments.mean();
    }

    /** Returns the biased variances, likewise. */
    public double[] variance() {
      return moments.variance();
    }
  }

  /** Gradients of a batch norm; the last two may be null. */
  record NormGradients(Tensor x, @Nullable Tensor scale, @Nullable Tensor shift) {}

  /** Gives back all memory that is kept for reuse. */
  void trim();

  @Override
  void close();
}
