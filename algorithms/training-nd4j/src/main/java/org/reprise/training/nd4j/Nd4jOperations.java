package org.reprise.training.nd4j;

import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.reprise.space.network.Layer.Activation.Function;
import org.reprise.space.network.Layer.Pooling.Kind;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * The tensor operations of training over ND4J, on whatever device its backend computes: the CPU's
 * natives or CUDA's. Maps and parameters lie alike, in C order, channels before rows.
 */
public final class Nd4jOperations implements Operations {
  private final DataType type;

  /**
   * Operations in single or, for gradient checks, double precision.
   *
   * @param doublePrecision whether numbers have 64 bits
   */
  public Nd4jOperations(boolean doublePrecision) {
    // Each training has a thread of its own; on small networks more of them wait for each other.
    Nd4j.getEnvironment().setMaxThreads(1);
    type = doublePrecision ? DataType.DOUBLE : DataType.FLOAT;
  }

  @Override
  public String description() {
    return "ND4J "
        + Nd4j.getBackend().getClass().getSimpleName()
        + ", "
        + type.toString().toLowerCase(Locale.ROOT)
        + " precision";
  }

  private static INDArray array(Tensor tensor) {
    return tensor == null ? null : Nd4jTensor.array(tensor);
  }

  @Override
  public Tensor map(TensorShape shape, float[] values) {
    return own(Nd4j.createFromArray(values), shape);
  }

  @Override
  public Tensor map(TensorShape shape, double[] values) {
    return own(Nd4j.createFromArray(values), shape);
  }

  @Override
  public Tensor parameter(TensorShape shape, double[] values) {
    return map(shape, values);
  }

  private Tensor own(INDArray flat, TensorShape shape) {
    INDArray typed = flat.castTo(type);
    return new Nd4jTensor(shape, typed.reshape('c', Nd4jTensor.extents(shape)).dup('c'));
  }

  @Override
  public Tensor zerosLike(Tensor like) {
    return zeroMap(like.shape());
  }

  @Override
  public Tensor zeroMap(TensorShape shape) {
    return new Nd4jTensor(shape, Nd4j.zeros(type, Nd4jTensor.extents(shape)));
  }

  @Override
  public double[] read(Tensor tensor) {
    return array(tensor).data().asDouble();
  }

  @Override
  public void copy(Tensor source, Tensor target) {
    array(target).assign(array(source));
  }

  @Override
  public void release(Tensor tensor) {
    INDArray freed = array(tensor);
    if (freed.closeable()) {
      freed.close();
    }
  }

  @Override
  public Tensor convolution(Tensor x, Tensor weights, Window window, int groups) {
    TensorShape output =
        new TensorShape(
            x.shape().n(), weights.shape().n(), window.outputHeight(), window.outputWidth());
    return Nd4jTensor.of(
        Nd4jConvolutions.forward(
            array(x), array(weights), Windows.over(x.shape(), window), groups, output));
  }

  @Override
  public Tensor convolutionInputGradient(
      Tensor dy, Tensor weights, TensorShape x, Window window, int groups) {
    // It does not depend on the input itself, but libnd4j asks for one.
    INDArray any = Nd4j.zeros(type, Nd4jTensor.extents(x));
    INDArray[] both =
        Nd4jConvolutions.backward(any, array(weights), array(dy), Windows.over(x, window), groups);
    any.close();
    both[1].close();
    return Nd4jTensor.of(both[0]);
  }

  @Override
  public Tensor convolutionWeightGradient(
      Tensor dy, Tensor x, TensorShape weights, Window window, int groups) {
    // It does not depend on the weights themselves, but libnd4j asks for them.
    INDArray any = Nd4j.zeros(type, Nd4jTensor.extents(weights));
    INDArray[] both =
        Nd4jConvolutions.backward(
            array(x), any, array(dy), Windows.over(x.shape(), window), groups);
    any.close();
    both[0].close();
    return Nd4jTensor.of(both[1]);
  }

  @Override
  public Tensor addBias(Tensor x, Tensor bias) {
    return Nd4jTensor.of(array(x).add(array(bias)));
  }

  @Override
  public Tensor channelSums(Tensor x) {
    return Nd4jTensor.of(Nd4jNorms.perChannel(array(x).sum(0, 2, 3), x.shape().c()));
  }

  @Override
  public Normalized batchNorm(Tensor x, Tensor scale, Tensor shift, double epsilon, int ghosts) {
    return Nd4jNorms.forward(array(x), array(scale), array(shift), epsilon, ghosts);
  }

  @Override
  public NormGradients batchNormGradient(
      Tensor dy, Tensor x, Normalized forward, Tensor scale, double epsilon, int ghosts) {
    return Nd4jNorms.gradient(array(dy), array(x), forward, array(scale), epsilon, ghosts);
  }

  @Override
  public Tensor channelAffine(Tensor x, double[] scale, double[] shift) {
    long[] perChannel = {1, scale.length, 1, 1};
    INDArray factor = Nd4j.createFromArray(scale).castTo(type).reshape(perChannel);
    INDArray summand = Nd4j.createFromArray(shift).castTo(type).reshape(perChannel);
    return Nd4jTensor.of(array(x).mul(factor).addi(summand));
  }

  @Override
  public Tensor activation(Tensor x, Function function) {
    return Nd4jTensor.of(Nd4jActivations.forward(array(x), function));
  }

  @Override
  public Tensor activationGradient(Tensor dy, Tensor x, Function function) {
    return Nd4jTensor.of(Nd4jActivations.gradient(array(dy), array(x), function));
  }

  @Override
  public Tensor pool(Tensor x, Kind kind, Window window) {
    return Nd4jTensor.of(Nd4jPools.forward(array(x), x.shape(), kind, window));
  }

  @Override
  public Tensor poolGradient(Tensor dy, Tensor x, Tensor y, Kind kind, Window window) {
    return Nd4jTensor.of(Nd4jPools.gradient(array(dy), array(x), x.shape(), kind, window));
  }

  @Override
  public Tensor add(Tensor a, Tensor b) {
    return Nd4jTensor.of(array(a).add(array(b)));
  }

  @Override
  public Tensor mix(List<Tensor> tensors, double[] factors) {
    INDArray sum = array(tensors.get(0)).mul(factors[0]);
    for (int i = 1; i < factors.length; i++) {
      addScaled(sum, array(tensors.get(i)), factors[i]);
    }
    return Nd4jTensor.of(sum);
  }

  /** {@code target += factor * source}: a chain of these is far cheaper than libnd4j's mergeadd. */
  private static void addScaled(INDArray target, INDArray source, double factor) {
    if (factor == 1) {
      target.addi(source);
    } else {
      INDArray scaled = source.mul(factor);
      target.addi(scaled);
      scaled.close();
    }
  }

  @Override
  public double dot(Tensor a, Tensor b) {
    INDArray products = array(a).mul(array(b));
    double sum = products.sumNumber().doubleValue();
    products.close();
    return sum;
  }

  @Override
  public Tensor multiply(Tensor x, Tensor factors) {
    return Nd4jTensor.of(array(x).mul(array(factors)));
  }

  @Override
  public Tensor multiplyGradient(Tensor dy, Tensor x, TensorShape factors) {
    INDArray products = array(dy).mul(array(x));
    long[] whole = products.shape();
    long[] wanted = Nd4jTensor.extents(factors);
    int[] summed =
        java.util.stream.IntStream.range(0, 4).filter(d -> wanted[d] != whole[d]).toArray();
    INDArray sum = summed.length == 0 ? products : products.sum(true, summed);
    return Nd4jTensor.of(sum.reshape('c', wanted));
  }

  @Override
  public Tensor concat(List<Tensor> maps) {
    return Nd4jTensor.of(
        Nd4j.concat(1, maps.stream().map(Nd4jTensor::array).toArray(INDArray[]::new)));
  }

  @Override
  public Tensor slice(Tensor x, int[] begin, TensorShape size) {
    return new Nd4jTensor(
        size, array(x).get(region(begin, size)).dup('c').reshape(Nd4jTensor.extents(size)));
  }

  @Override
  public Tensor embed(Tensor part, int[] begin, TensorShape whole) {
    Tensor zeros = zeroMap(whole);
    array(zeros).put(region(begin, part.shape()), array(part));
    return zeros;
  }

  private static INDArrayIndex[] region(int[] begin, TensorShape size) {
    long[] extents = Nd4jTensor.extents(size);
    INDArrayIndex[] region = new INDArrayIndex[4];
    for (int d = 0; d < 4; d++) {
      region[d] = NDArrayIndex.interval(begin[d], begin[d] + extents[d]);
    }
    return region;
  }

  @Override
  public Tensor shift(Tensor x, int rows, int columns) {
    TensorShape shape = x.shape();
    TensorShape rest =
        new TensorShape(
            shape.n(), shape.c(), shape.h() - Math.abs(rows), shape.w() - Math.abs(columns));
    int[] from = {0, 0, Math.max(0, rows), Math.max(0, columns)};
    int[] to = {0, 0, Math.max(0, -rows), Math.max(0, -columns)};
    Tensor moved = slice(x, from, rest);
    Tensor whole = embed(moved, to, shape);
    release(moved);
    return whole;
  }

  @Override
  public void accumulate(Tensor target, Tensor source, double factor) {
    addScaled(array(target), array(source), factor);
  }

  @Override
  public void scale(Tensor target, double factor) {
    array(target).muli(factor);
  }

  @Override
  public void momentumStep(Tensor weights, Tensor gradient, Tensor velocity, MomentumStep step) {
    INDArray g = decayed(weights, gradient, step.decay());
    INDArray v = array(velocity).muli(step.momentum()).addi(g);
    INDArray direction = step.nesterov() ? v.mul(step.momentum()).addi(g) : v;
    addScaled(array(weights), direction, -step.rate());
  }

  @Override
  public void adamStep(Tensor weights, Tensor gradient, Tensor mean, Tensor square, AdamStep step) {
    INDArray g = decayed(weights, gradient, step.decay());
    INDArray m = array(mean).muli(step.beta1()).addi(g.mul(1 - step.beta1()));
    INDArray s = array(square).muli(step.beta2()).addi(g.mul(g).muli(1 - step.beta2()));
    double correction1 = 1 - Math.pow(step.beta1(), step.time());
    double correction2 = 1 - Math.pow(step.beta2(), step.time());
    INDArray deviation = Transforms.sqrt(s.mul(1 / correction2), false).addi(step.epsilon());
    array(weights).subi(m.mul(step.rate() / correction1).divi(deviation));
  }

  @Override
  public void rmsPropStep(
      Tensor weights, Tensor gradient, Tensor square, Tensor velocity, RmsStep step) {
    INDArray g = decayed(weights, gradient, step.decay());
    INDArray s = array(square).muli(step.rho()).addi(g.mul(g).muli(1 - step.rho()));
    INDArray scaled = g.mul(step.rate()).divi(Transforms.sqrt(s.add(step.epsilon()), false));
    INDArray v = array(velocity).muli(step.momentum()).addi(scaled);
    array(weights).subi(v);
  }

  private static INDArray decayed(Tensor weights, Tensor gradient, double decay) {
    return decay == 0 ? array(gradient) : array(weights).mul(decay).addi(array(gradient));
  }

  @Override
  public void trim() {
    // Nothing is kept: every array is freed when it is released.
  }

  @Override
  public void close() {
    trim();
  }
}
