package org.reprise.training.lanes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reprise.space.network.Layer.Activation.Function;
import org.reprise.space.network.Layer.Pooling.Kind;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * Training on the Java virtual machine's own vector registers, in single precision, on one thread.
 * Examples run fastest in memory, so that every operation works on long runs whatever the number of
 * channels: made for the small networks of architecture search, on which the fixed cost of a call
 * into a tensor library outweighs the arithmetic.
 */
public final class LaneOperations implements Operations {
  private final ArrayPool pool = new ArrayPool();
  private final Convolutions convolutions = new Convolutions(pool);
  private final Pools pools = new Pools(pool, convolutions);

  /** Whether this virtual machine has the vector registers' interface: an option opens it. */
  public static boolean available() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  @Override
  public String description() {
    return "Java vectors of " + 32 * RowSums.LANES + " bits, single precision";
  }

  @Override
  public Map<String, String> machine() {
    return Map.of("device", "processor", "threads", "one a training", "memory", "the heap");
  }

  private LaneTensor make(TensorShape shape, boolean map) {
    return new LaneTensor(shape, pool.take(shape.size()), map);
  }

  private static LaneTensor lane(Tensor tensor) {
    return (LaneTensor) tensor;
  }

  private static float[] data(Tensor tensor) {
    return ((LaneTensor) tensor).data();
  }

  private static float @Nullable [] dataOrNull(@Nullable Tensor tensor) {
    return tensor == null ? null : data(tensor);
  }

  @Override
  public Tensor map(TensorShape shape, float[] values) {
    LaneTensor map = make(shape, true);
    int positions = shape.size() / shape.n();
    for (int n = 0; n < shape.n(); n++) {
      for (int p = 0; p < positions; p++) {
        map.data()[p * shape.n() + n] = values[n * positions + p];
      }
    }
    return map;
  }

  @Override
  public Tensor map(TensorShape shape, double[] values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return map(shape, rounded);
  }

  @Override
  public Tensor parameter(TensorShape shape, double[] values) {
    LaneTensor parameter = make(shape, false);
    for (int i = 0; i < values.length; i++) {
      parameter.data()[i] = (float) values[i];
    }
    return parameter;
  }

  @Override
  public Tensor zerosLike(Tensor like) {
    return zeros(like.shape(), lane(like).map());
  }

  @Override
  public Tensor zeroMap(TensorShape shape) {
    return zeros(shape, true);
  }

  private LaneTensor zeros(TensorShape shape, boolean map) {
    LaneTensor zeros = make(shape, map);
    Arrays.fill(zeros.data(), 0f);
    return zeros;
  }

  @Override
  public double[] read(Tensor tensor) {
    LaneTensor from = lane(tensor);
    TensorShape shape = from.shape();
    double[] values = new double[shape.size()];
    int positions = shape.size() / shape.n();
    for (int n = 0; n < shape.n(); n++) {
      for (int p = 0; p < positions; p++) {
        int at = n * positions + p;
        values[at] = from.data()[from.map() ? p * shape.n() + n : at];
      }
    }
    return values;
  }

  @Override
  public void copy(Tensor source, Tensor target) {
    System.arraycopy(data(source), 0, data(target), 0, source.shape().size());
  }

  @Override
  public void release(Tensor tensor) {
    pool.give(data(tensor));
  }

  @Override
  public Tensor convolution(Tensor x, Tensor weights, Window window, int groups) {
    TensorShape shape =
        new TensorShape(
            x.shape().n(), weights.shape().n(), window.outputHeight(), window.outputWidth());
    LaneTensor y = make(shape, true);
    convolutions.forward(lane(x), data(weights), y, window, groups);
    return y;
  }

  @Override
  public Tensor convolutionInputGradient(
      Tensor dy, Tensor weights, TensorShape x, Window window, int groups) {
    LaneTensor dx = make(x, true);
    convolutions.inputGradient(lane(dy), data(weights), dx, window, groups);
    return dx;
  }

  @Override
  public Tensor convolutionWeightGradient(
      Tensor dy, Tensor x, TensorShape weights, Window window, int groups) {
    LaneTensor dw = make(weights, false);
    convolutions.weightGradient(lane(dy), lane(x), dw.data(), window, groups);
    return dw;
  }

  @Override
  public Tensor addBias(Tensor x, Tensor bias) {
    LaneTensor y = make(x.shape(), true);
    for (int c = 0; c < x.shape().c(); c++) {
      int start = c * y.plane();
      Reductions.affine(data(x), start, y.data(), start, y.plane(), 1f, data(bias)[c]);
    }
    return y;
  }

  @Override
  public Tensor channelSums(Tensor x) {
    LaneTensor sums = make(TensorShape.perChannel(x.shape().c()), false);
    for (int c = 0; c < x.shape().c(); c++) {
      sums.data()[c] = (float) Reductions.sum(data(x), c * lane(x).plane(), lane(x).plane());
    }
    return sums;
  }

  @Override
  public Normalized batchNorm(
      Tensor x, @Nullable Tensor scale, @Nullable Tensor shift, double epsilon, int ghosts) {
    LaneTensor y = make(x.shape(), true);
    double[] mean = new double[ghosts * x.shape().c()];
    double[] variance = new double[mean.length];
    BatchNorms.statistics(lane(x), mean, variance, ghosts);
    BatchNorms.normalise(
        lane(x), y, mean, variance, dataOrNull(scale), dataOrNull(shift), epsilon, ghosts);
    return new Normalized(y, mean, variance);
  }

  @Override
  public NormGradients batchNormGradient(
      Tensor dy, Tensor x, Normalized forward, @Nullable Tensor scale, double epsilon, int ghosts) {
    LaneTensor dx = make(x.shape(), true);
    TensorShape channels = TensorShape.perChannel(x.shape().c());
    LaneTensor dscale = scale == null ? null : zeros(channels, false);
    LaneTensor dshift = scale == null ? null : zeros(channels, false);
    BatchNorms.gradient(
        lane(dy),
        lane(x),
        forward.mean(),
        forward.variance(),
        dataOrNull(scale),
        epsilon,
        ghosts,
        dx,
        dataOrNull(dscale),
        dataOrNull(dshift));
    return new NormGradients(dx, dscale, dshift);
  }

  @Override
  public Tensor channelAffine(Tensor x, double[] scale, double[] shift) {
    LaneTensor y = make(x.shape(), true);
    for (int c = 0; c < x.shape().c(); c++) {
      int start = c * y.plane();
      Reductions.affine(
          data(x), start, y.data(), start, y.plane(), (float) scale[c], (float) shift[c]);
    }
    return y;
  }

  @Override
  public boolean activatesNorms() {
    return true;
  }

  @Override
  public Normalized activatedNorm(
      Tensor x, @Nullable Tensor scale, @Nullable Tensor shift, double epsilon, Function then) {
    double[] mean = new double[x.shape().c()];
    double[] variance = new double[mean.length];
    BatchNorms.statistics(lane(x), mean, variance, 1);
    double[] factors = new double[mean.length];
    double[] summands = new double[mean.length];
    for (int c = 0; c < mean.length; c++) {
      factors[c] = BatchNorms.factor(dataOrNull(scale), c, variance[c], epsilon);
      summands[c] = BatchNorms.summand(dataOrNull(shift), c, mean[c], factors[c]);
    }
    return new Normalized(activatedAffine(x, factors, summands, then), mean, variance);
  }

  @Override
  public Tensor activatedAffine(Tensor x, double[] scale, double[] shift, Function then) {
    LaneTensor y = make(x.shape(), true);
    for (int c = 0; c < x.shape().c(); c++) {
      int start = c * y.plane();
      Activations.afterAffine(
          then, data(x), y.data(), start, start + y.plane(), (float) scale[c], (float) shift[c]);
    }
    return y;
  }

  @Override
  public Tensor activation(Tensor x, Function function) {
    LaneTensor y = make(x.shape(), lane(x).map());
    Activations.apply(function, data(x), y.data(), 0, x.shape().size());
    return y;
  }

  @Override
  public Tensor activationGradient(Tensor dy, Tensor x, Function function) {
    LaneTensor dx = make(x.shape(), lane(x).map());
    Activations.gradient(function, data(dy), data(x), dx.data(), x.shape().size());
    return dx;
  }

  @Override
  public Tensor pool(Tensor x, Kind kind, Window window) {
    TensorShape s = x.shape();
    LaneTensor y =
        make(new TensorShape(s.n(), s.c(), window.outputHeight(), window.outputWidth()), true);
    switch (kind) {
      case AVERAGE -> pools.average(lane(x), y, window);
      case MAX -> pools.maximum(lane(x), y, window);
    }
    return y;
  }

  @Override
  public Tensor poolGradient(Tensor dy, Tensor x, Tensor y, Kind kind, Window window) {
    LaneTensor dx = make(x.shape(), true);
    switch (kind) {
      case AVERAGE -> pools.averageGradient(lane(dy), dx, window);
      case MAX -> pools.maximumGradient(lane(dy), lane(x), lane(y), dx, window);
    }
    return dx;
  }

  @Override
  public Tensor add(Tensor a, Tensor b) {
    LaneTensor sum = make(a.shape(), lane(a).map());
    float[] x = data(a);
    float[] y = data(b);
    float[] z = sum.data();
    for (int i = 0; i < z.length; i++) {
      z[i] = x[i] + y[i];
    }
    return sum;
  }

  @Override
  public Tensor mix(List<Tensor> tensors, double[] factors) {
    LaneTensor sum = make(tensors.get(0).shape(), lane(tensors.get(0)).map());
    Reductions.affine(
        data(tensors.get(0)), 0, sum.data(), 0, sum.data().length, (float) factors[0], 0f);
    for (int i = 1; i < factors.length; i++) {
      accumulate(sum, tensors.get(i), factors[i]);
    }
    return sum;
  }

  @Override
  public double dot(Tensor a, Tensor b) {
    return Reductions.products(data(a), 0, data(b), 0, a.shape().size(), 0f);
  }

  @Override
  public Tensor multiply(Tensor x, Tensor factors) {
    LaneTensor y = make(x.shape(), true);
    Blocks.multiply(lane(x), lane(factors), y);
    return y;
  }

  @Override
  public Tensor multiplyGradient(Tensor dy, Tensor x, TensorShape factors) {
    LaneTensor gradient = make(factors, true);
    Blocks.multiplyGradient(lane(dy), lane(x), gradient);
    return gradient;
  }

  @Override
  public Tensor concat(List<Tensor> maps) {
    TensorShape first = maps.get(0).shape();
    int channels = maps.stream().mapToInt(map -> map.shape().c()).sum();
    LaneTensor whole = make(new TensorShape(first.n(), channels, first.h(), first.w()), true);
    int at = 0;
    for (Tensor map : maps) {
      System.arraycopy(data(map), 0, whole.data(), at, map.shape().size());
      at += map.shape().size();
    }
    return whole;
  }

  @Override
  public Tensor slice(Tensor x, int[] begin, TensorShape size) {
    LaneTensor part = make(size, lane(x).map());
    Blocks.copy(lane(x), begin, part, new int[4], size);
    return part;
  }

  @Override
  public Tensor embed(Tensor part, int[] begin, TensorShape whole) {
    LaneTensor result = zeros(whole, lane(part).map());
    Blocks.copy(lane(part), new int[4], result, begin, part.shape());
    return result;
  }

  @Override
  public Tensor shift(Tensor x, int rows, int columns) {
    TensorShape s = x.shape();
    LaneTensor moved = zeros(s, true);
    int height = s.h() - Math.abs(rows);
    int width = s.w() - Math.abs(columns);
    if (height > 0 && width > 0) {
      Blocks.copy(
          lane(x),
          new int[] {0, 0, Math.max(0, rows), Math.max(0, columns)},
          moved,
          new int[] {0, 0, Math.max(0, -rows), Math.max(0, -columns)},
          new TensorShape(s.n(), s.c(), height, width));
    }
    return moved;
  }

  @Override
  public void accumulate(Tensor target, Tensor source, double factor) {
    float[] t = data(target);
    Reductions.combine(data(source), t, t, 0, source.shape().size(), (float) factor, 1f, 0f);
  }

  @Override
  public void scale(Tensor target, double factor) {
    Reductions.affine(data(target), 0, data(target), 0, target.shape().size(), (float) factor, 0f);
  }

  @Override
  public void momentumStep(Tensor weights, Tensor gradient, Tensor velocity, MomentumStep step) {
    LaneUpdates.momentum(data(weights), data(gradient), data(velocity), step);
  }

  @Override
  public void adamStep(Tensor weights, Tensor gradient, Tensor mean, Tensor square, AdamStep step) {
    LaneUpdates.adam(data(weights), data(gradient), data(mean), data(square), step);
  }

  @Override
  public void rmsPropStep(
      Tensor weights, Tensor gradient, Tensor square, Tensor velocity, RmsStep step) {
    LaneUpdates.rmsProp(data(weights), data(gradient), data(square), data(velocity), step);
  }

  /** How many arrays its tensors hold. */
  public int lentArrays() {
    return pool.lent();
  }

  @Override
  public void trim() {
    pool.clear();
  }

  @Override
  public void close() {
    pool.clear();
  }
}
