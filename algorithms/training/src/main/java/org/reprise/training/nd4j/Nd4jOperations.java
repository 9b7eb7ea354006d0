package org.reprise.training.nd4j;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.reprise.space.network.Layer.Activation.Function;
import org.reprise.space.network.Layer.Pooling.Kind;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * Training on ND4J's arrays: on the processor in single or double precision, or on a CUDA device
 * where that backend is on the class path. The off-heap memory of a released tensor is freed at
 * once.
 */
public final class Nd4jOperations implements Operations {
  private final DataType type;
  private final Windows windows;

  /** Operations on numbers of this type, {@code FLOAT} or {@code DOUBLE}. */
  public Nd4jOperations(DataType type) {
    this.type = type;
    this.windows = new Windows(type);
  }

  /** The numbers of a tensor, examples slowest. */
  private record Array(TensorShape shape, INDArray numbers, boolean map) implements Tensor {}

  private static INDArray numbers(Tensor tensor) {
    return ((Array) tensor).numbers;
  }

  private static Tensor map(INDArray numbers) {
    return new Array(shape(numbers), numbers, true);
  }

  private static Tensor parameter(INDArray numbers) {
    return new Array(shape(numbers), numbers, false);
  }

  private static Tensor like(Tensor model, INDArray numbers) {
    return new Array(shape(numbers), numbers, ((Array) model).map);
  }

  private static TensorShape shape(INDArray numbers) {
    return new TensorShape(
        (int) numbers.size(0), (int) numbers.size(1), (int) numbers.size(2), (int) numbers.size(3));
  }

  static long[] extents(TensorShape shape) {
    return new long[] {shape.n(), shape.c(), shape.h(), shape.w()};
  }

  @Override
  public String description() {
    return "ND4J "
        + Nd4j.getBackend().getClass().getSimpleName()
        + ", "
        + (type == DataType.DOUBLE ? "double" : "single")
        + " precision";
  }

  @Override
  public Map<String, String> machine() {
    return Nd4jMachine.facts();
  }

  @Override
  public Tensor map(TensorShape shape, float[] values) {
    double[] widened = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      widened[i] = values[i];
    }
    return map(array(shape, widened));
  }

  @Override
  public Tensor map(TensorShape shape, double[] values) {
    return map(array(shape, values));
  }

  @Override
  public Tensor parameter(TensorShape shape, double[] values) {
    return parameter(array(shape, values));
  }

  private INDArray array(TensorShape shape, double[] values) {
    if (type == DataType.DOUBLE) {
      return Nd4j.createFromArray(values).reshape('c', extents(shape));
    }
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return Nd4j.createFromArray(rounded).reshape('c', extents(shape));
  }

  @Override
  public Tensor zerosLike(Tensor like) {
    return like(like, Nd4j.create(type, extents(like.shape())));
  }

  @Override
  public Tensor zeroMap(TensorShape shape) {
    return map(Nd4j.create(type, extents(shape)));
  }

  @Override
  public double[] read(Tensor tensor) {
    return doubles(numbers(tensor));
  }

  /** Returns the numbers of an array in its own order, whatever lies behind it. */
  static double[] doubles(INDArray array) {
    try (INDArray copy = array.dup('c')) {
      return copy.data().asDouble();
    }
  }

  @Override
  public void copy(Tensor source, Tensor target) {
    numbers(target).assign(numbers(source));
  }

  @Override
  public void release(Tensor tensor) {
    // A reshaped array does not free what lies behind it: each tensor has a buffer of its own.
    DataBuffer buffer = numbers(tensor).data();
    DataBuffer whole = buffer.originalDataBuffer() == null ? buffer : buffer.originalDataBuffer();
    if (whole.closeable() && !whole.wasClosed()) {
      whole.close();
    }
  }

  @Override
  public Tensor convolution(Tensor x, Tensor weights, Window window, int groups) {
    return map(windows.convolution(numbers(x), numbers(weights), window, groups));
  }

  @Override
  public Tensor convolutionInputGradient(
      Tensor dy, Tensor weights, TensorShape x, Window window, int groups) {
    return map(windows.inputGradient(numbers(dy), numbers(weights), x, window, groups));
  }

  @Override
  public Tensor convolutionWeightGradient(
      Tensor dy, Tensor x, TensorShape weights, Window window, int groups) {
    return parameter(windows.weightGradient(numbers(dy), numbers(x), weights, window, groups));
  }

  @Override
  public Tensor addBias(Tensor x, Tensor bias) {
    return map(numbers(x).add(numbers(bias)));
  }

  @Override
  public Tensor channelSums(Tensor x) {
    return parameter(numbers(x).sum(true, 0, 2, 3));
  }

  @Override
  public Normalized batchNorm(
      Tensor x, @Nullable Tensor scale, @Nullable Tensor shift, double epsilon, int ghosts) {
    try (Norms norms = new Norms(numbers(x), ghosts)) {
      INDArray y =
          norms.forward(
              scale == null ? null : numbers(scale),
              shift == null ? null : numbers(shift),
              epsilon);
      return new Normalized(map(y), norms.means(), norms.variances());
    }
  }

  @Override
  public NormGradients batchNormGradient(
      Tensor dy, Tensor x, Normalized forward, @Nullable Tensor scale, double epsilon, int ghosts) {
    try (Norms norms = new Norms(numbers(x), ghosts)) {
      Norms.Gradients gradients =
          norms.backward(numbers(dy), scale == null ? null : numbers(scale), epsilon);
      return new NormGradients(
          map(gradients.x()),
          gradients.scale() == null ? null : parameter(gradients.scale()),
          gradients.shift() == null ? null : parameter(gradients.shift()));
    }
  }

  @Override
  public Tensor channelAffine(Tensor x, double[] scale, double[] shift) {
    TensorShape channels = TensorShape.perChannel(scale.length);
    try (INDArray factors = array(channels, scale);
        INDArray summands = array(channels, shift)) {
      return map(numbers(x).mul(factors).addi(summands));
    }
  }

  @Override
  public Tensor activation(Tensor x, Function function) {
    return like(x, Functions.apply(function, numbers(x)));
  }

  @Override
  public Tensor activationGradient(Tensor dy, Tensor x, Function function) {
    return like(x, Functions.derivative(function, numbers(x)).muli(numbers(dy)));
  }

  @Override
  public Tensor pool(Tensor x, Kind kind, Window window) {
    return map(windows.pool(numbers(x), kind, window));
  }

  @Override
  public Tensor poolGradient(Tensor dy, Tensor x, Tensor y, Kind kind, Window window) {
    return map(windows.poolGradient(numbers(dy), numbers(x), kind, window));
  }

  @Override
  public Tensor add(Tensor a, Tensor b) {
    return like(a, numbers(a).add(numbers(b)));
  }

  @Override
  public Tensor mix(List<Tensor> tensors, double[] factors) {
    INDArray sum = numbers(tensors.get(0)).mul(factors[0]);
    for (int i = 1; i < factors.length; i++) {
      try (INDArray product = numbers(tensors.get(i)).mul(factors[i])) {
        sum.addi(product);
      }
    }
    return like(tensors.get(0), sum);
  }

  @Override
  public double dot(Tensor a, Tensor b) {
    try (INDArray product = numbers(a).mul(numbers(b));
        INDArray sum = product.sum()) {
      return sum.getDouble(0);
    }
  }

  @Override
  public Tensor multiply(Tensor x, Tensor factors) {
    return map(numbers(x).mul(numbers(factors)));
  }

  @Override
  public Tensor multiplyGradient(Tensor dy, Tensor x, TensorShape factors) {
    long[] whole = extents(x.shape());
    long[] kept = extents(factors);
    int[] summed =
        java.util.stream.IntStream.range(0, 4).filter(i -> whole[i] != kept[i]).toArray();
    INDArray product = numbers(dy).mul(numbers(x));
    if (summed.length == 0) {
      return map(product);
    }
    try (product) {
      return map(product.sum(true, summed).reshape('c', kept));
    }
  }

  @Override
  public Tensor concat(List<Tensor> maps) {
    if (maps.size() == 1) {
      return map(numbers(maps.get(0)).dup('c'));
    }
    return map(Nd4j.concat(1, maps.stream().map(Nd4jOperations::numbers).toArray(INDArray[]::new)));
  }

  @Override
  public Tensor slice(Tensor x, int[] begin, TensorShape size) {
    return like(x, numbers(x).get(block(begin, size)).dup('c').reshape('c', extents(size)));
  }

  @Override
  public Tensor embed(Tensor part, int[] begin, TensorShape whole) {
    INDArray result = Nd4j.create(type, extents(whole));
    result.put(block(begin, part.shape()), numbers(part));
    return like(part, result);
  }

  @Override
  public Tensor shift(Tensor x, int rows, int columns) {
    TensorShape s = x.shape();
    INDArray result = Nd4j.create(type, extents(s));
    int height = s.h() - Math.abs(rows);
    int width = s.w() - Math.abs(columns);
    if (height > 0 && width > 0) {
      TensorShape size = new TensorShape(s.n(), s.c(), height, width);
      int[] from = {0, 0, Math.max(0, rows), Math.max(0, columns)};
      int[] to = {0, 0, Math.max(0, -rows), Math.max(0, -columns)};
      try (INDArray moved = numbers(x).get(block(from, size)).dup('c')) {
        result.put(block(to, size), moved);
      }
    }
    return map(result);
  }

  static INDArrayIndex[] block(int[] begin, TensorShape size) {
    return new INDArrayIndex[] {
      NDArrayIndex.interval(begin[0], begin[0] + size.n()),
      NDArrayIndex.interval(begin[1], begin[1] + size.c()),
      NDArrayIndex.interval(begin[2], begin[2] + size.h()),
      NDArrayIndex.interval(begin[3], begin[3] + size.w())
    };
  }

  @Override
  public void accumulate(Tensor target, Tensor source, double factor) {
    try (INDArray product = numbers(source).mul(factor)) {
      numbers(target).addi(product);
    }
  }

  @Override
  public void scale(Tensor target, double factor) {
    numbers(target).muli(factor);
  }

  @Override
  public void momentumStep(Tensor weights, Tensor gradient, Tensor velocity, MomentumStep step) {
    Nd4jUpdates.momentum(numbers(weights), numbers(gradient), numbers(velocity), step);
  }

  @Override
  public void adamStep(Tensor weights, Tensor gradient, Tensor mean, Tensor square, AdamStep step) {
    Nd4jUpdates.adam(numbers(weights), numbers(gradient), numbers(mean), numbers(square), step);
  }

  @Override
  public void rmsPropStep(
      Tensor weights, Tensor gradient, Tensor square, Tensor velocity, RmsStep step) {
    Nd4jUpdates.rmsProp(
        numbers(weights), numbers(gradient), numbers(square), numbers(velocity), step);
  }

  @Override
  public void trim() {
    // Nothing is kept: released tensors are freed at once.
  }

  @Override
  public void close() {
    // Tensors are freed one by one when they are released.
  }
}
