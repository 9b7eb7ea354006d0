package org.reprise.training.dual;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reprise.space.network.Layer.Activation.Function;
import org.reprise.space.network.Layer.Pooling.Kind;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * Operations on dual numbers a + a' e with e e = 0: beside each result stands how it changes when
 * the inputs change along a direction. A tape that is played on them forward and back, with weights
 * that change along v, so gives beside the gradient its change H v: the Hessian-vector product of
 * Pearlmutter (1994), exact and without a Hessian. Nothing is paid where nothing changes.
 *
 * <p>Maps and parameters carry tangents; plain numbers, as {@link #dot} and the factors of {@link
 * #mix} and {@link #channelAffine} are, carry none, and batch norms take the whole batch. What it
 * wraps stays open when it is closed.
 */
public final class DualOperations implements Operations {
  private final Operations inner;

  /** Dual numbers whose parts are those of {@code inner}. */
  public DualOperations(Operations inner) {
    this.inner = inner;
  }

  private static DualTensor dual(Tensor tensor) {
    return (DualTensor) tensor;
  }

  private static Tensor value(Tensor tensor) {
    return dual(tensor).value();
  }

  private static @Nullable Tensor valueOrNull(@Nullable Tensor tensor) {
    return tensor == null ? null : value(tensor);
  }

  private static @Nullable Tensor tangent(@Nullable Tensor tensor) {
    return tensor == null ? null : dual(tensor).tangent();
  }

  /** From now on {@code parameter} changes along {@code direction}, in the order of its shape. */
  public void setTangent(Tensor parameter, double[] direction) {
    replaceTangent(parameter, inner.parameter(parameter.shape(), direction));
  }

  private void replaceTangent(Tensor tensor, @Nullable Tensor tangent) {
    releaseTangent(tensor);
    dual(tensor).setTangent(tangent);
  }

  private void releaseTangent(Tensor tensor) {
    Tensor tangent = tangent(tensor);
    if (tangent != null) {
      inner.release(tangent);
    }
  }

  /** Returns how the numbers of a tensor change, in the order of its shape. */
  public double[] readTangent(Tensor tensor) {
    Tensor tangent = dual(tensor).tangent();
    return tangent == null ? new double[tensor.shape().size()] : inner.read(tangent);
  }

  /** Returns a feature map with a tangent. */
  public Tensor map(TensorShape shape, double[] values, double[] tangent) {
    return new DualTensor(inner.map(shape, values), inner.map(shape, tangent));
  }

  @Override
  public String description() {
    return "dual numbers on " + inner.description();
  }

  @Override
  public Map<String, String> machine() {
    return inner.machine();
  }

  @Override
  public Tensor map(TensorShape shape, float[] values) {
    return new DualTensor(inner.map(shape, values), null);
  }

  @Override
  public Tensor map(TensorShape shape, double[] values) {
    return new DualTensor(inner.map(shape, values), null);
  }

  @Override
  public Tensor parameter(TensorShape shape, double[] values) {
    return new DualTensor(inner.parameter(shape, values), null);
  }

  @Override
  public Tensor zerosLike(Tensor like) {
    return new DualTensor(inner.zerosLike(value(like)), null);
  }

  @Override
  public Tensor zeroMap(TensorShape shape) {
    return new DualTensor(inner.zeroMap(shape), null);
  }

  @Override
  public double[] read(Tensor tensor) {
    return inner.read(value(tensor));
  }

  @Override
  public void copy(Tensor source, Tensor target) {
    inner.copy(value(source), value(target));
    replaceTangent(target, copyOf(tangent(source)));
  }

  @Override
  public void release(Tensor tensor) {
    inner.release(value(tensor));
    releaseTangent(tensor);
  }

  /** Returns a result that depends on {@code x} alone, linearly. */
  private Tensor linear(Tensor x, UnaryOperator<Tensor> function) {
    Tensor moved = tangent(x);
    Tensor changes = moved == null ? null : function.apply(moved);
    return new DualTensor(function.apply(value(x)), changes);
  }

  /** A product of two tensors, linear in each. */
  private interface Product {
    Tensor of(Tensor a, Tensor b);
  }

  /** (a b)' = a' b + a b'. */
  private Tensor bilinear(Tensor a, Tensor b, Product product) {
    Tensor movedA = tangent(a);
    Tensor movedB = tangent(b);
    Tensor changes = movedA == null ? null : product.of(movedA, value(b));
    if (movedB != null) {
      changes = sum(changes, product.of(value(a), movedB));
    }
    return new DualTensor(product.of(value(a), value(b)), changes);
  }

  /** Returns the sum of two tensors that may be null, at the cost of both. */
  private @Nullable Tensor sum(@Nullable Tensor a, @Nullable Tensor b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    inner.accumulate(a, b, 1);
    inner.release(b);
    return a;
  }

  private @Nullable Tensor copyOf(@Nullable Tensor tensor) {
    return tensor == null ? null : copied(tensor);
  }

  private Tensor copied(Tensor tensor) {
    return inner.mix(List.of(tensor), new double[] {1});
  }

  @Override
  public Tensor convolution(Tensor x, Tensor weights, Window window, int groups) {
    return bilinear(x, weights, (a, b) -> inner.convolution(a, b, window, groups));
  }

  @Override
  public Tensor convolutionInputGradient(
      Tensor dy, Tensor weights, TensorShape x, Window window, int groups) {
    return bilinear(dy, weights, (a, b) -> inner.convolutionInputGradient(a, b, x, window, groups));
  }

  @Override
  public Tensor convolutionWeightGradient(
      Tensor dy, Tensor x, TensorShape weights, Window window, int groups) {
    return bilinear(
        dy, x, (a, b) -> inner.convolutionWeightGradient(a, b, weights, window, groups));
  }

  @Override
  public Tensor addBias(Tensor x, Tensor bias) {
    Tensor changes = copyOf(tangent(x));
    Tensor movedBias = tangent(bias);
    if (movedBias != null) {
      Tensor from = changes == null ? inner.zeroMap(x.shape()) : changes;
      changes = inner.addBias(from, movedBias);
      inner.release(from);
    }
    return new DualTensor(inner.addBias(value(x), value(bias)), changes);
  }

  @Override
  public Tensor channelSums(Tensor x) {
    return linear(x, inner::channelSums);
  }

  @Override
  public Normalized batchNorm(
      Tensor x, @Nullable Tensor scale, @Nullable Tensor shift, double epsilon, int ghosts) {
    requireWholeBatch(ghosts);
    Normalized result =
        inner.batchNorm(value(x), valueOrNull(scale), valueOrNull(shift), epsilon, 1);
    double[] scaleTangent = null;
    double[] shiftTangent = null;
    if (scale != null && shift != null && (tangent(scale) != null || tangent(shift) != null)) {
      scaleTangent = readTangent(scale);
      shiftTangent = readTangent(shift);
    }
    Tensor changes =
        new DualNorms(inner, value(x), result, epsilon)
            .resultTangent(tangent(x), valueOrNull(scale), scaleTangent, shiftTangent);
    return new Normalized(new DualTensor(result.y(), changes), result.mean(), result.variance());
  }

  @Override
  public NormGradients batchNormGradient(
      Tensor dy, Tensor x, Normalized forward, @Nullable Tensor scale, double epsilon, int ghosts) {
    requireWholeBatch(ghosts);
    Normalized plain = new Normalized(value(forward.y()), forward.mean(), forward.variance());
    NormGradients values =
        inner.batchNormGradient(value(dy), value(x), plain, valueOrNull(scale), epsilon, 1);
    if (tangent(dy) == null && tangent(x) == null && tangent(scale) == null) {
      return new NormGradients(
          new DualTensor(values.x(), null),
          dualOrNull(values.scale(), null),
          dualOrNull(values.shift(), null));
    }
    NormGradients changes =
        new DualNorms(inner, value(x), plain, epsilon)
            .gradientTangents(dual(dy), dual(x), scale == null ? null : dual(scale));
    return new NormGradients(
        new DualTensor(values.x(), changes.x()),
        dualOrNull(values.scale(), changes.scale()),
        dualOrNull(values.shift(), changes.shift()));
  }

  private static @Nullable Tensor dualOrNull(@Nullable Tensor value, @Nullable Tensor tangent) {
    return value == null ? null : new DualTensor(value, tangent);
  }

  private static void requireWholeBatch(int ghosts) {
    if (ghosts != 1) {
      throw new IllegalArgumentException(
          "batch norms on dual numbers take the whole batch, not " + ghosts + " parts of it");
    }
  }

  @Override
  public Tensor channelAffine(Tensor x, double[] scale, double[] shift) {
    Tensor moved = tangent(x);
    double[] none = new double[shift.length];
    Tensor changes = moved == null ? null : inner.channelAffine(moved, scale, none);
    return new DualTensor(inner.channelAffine(value(x), scale, shift), changes);
  }

  @Override
  public Tensor activation(Tensor x, Function function) {
    Tensor moved = tangent(x);
    Tensor changes = moved == null ? null : inner.activationGradient(moved, value(x), function);
    return new DualTensor(inner.activation(value(x), function), changes);
  }

  @Override
  public Tensor activationGradient(Tensor dy, Tensor x, Function function) {
    Tensor movedGradient = tangent(dy);
    Tensor movedInput = tangent(x);
    Tensor changes =
        movedGradient == null ? null : inner.activationGradient(movedGradient, value(x), function);
    if (movedInput != null && !Curvature.isZero(function)) {
      double[] second = inner.read(value(x));
      double[] gradient = inner.read(value(dy));
      double[] moved = inner.read(movedInput);
      Arrays.setAll(second, i -> Curvature.of(function, second[i]) * gradient[i] * moved[i]);
      changes = sum(changes, inner.map(x.shape(), second));
    }
    return new DualTensor(inner.activationGradient(value(dy), value(x), function), changes);
  }

  @Override
  public Tensor pool(Tensor x, Kind kind, Window window) {
    if (kind == Kind.AVERAGE) {
      return linear(x, part -> inner.pool(part, kind, window));
    }
    Tensor y = inner.pool(value(x), kind, window);
    Tensor changes = null;
    Tensor moved = tangent(x);
    if (moved != null) {
      double[] picked = Maxima.tangent(inner.read(value(x)), inner.read(moved), x.shape(), window);
      changes = inner.map(y.shape(), picked);
    }
    return new DualTensor(y, changes);
  }

  @Override
  public Tensor poolGradient(Tensor dy, Tensor x, Tensor y, Kind kind, Window window) {
    return linear(dy, part -> inner.poolGradient(part, value(x), value(y), kind, window));
  }

  @Override
  public Tensor add(Tensor a, Tensor b) {
    Tensor changes = sum(copyOf(tangent(a)), copyOf(tangent(b)));
    return new DualTensor(inner.add(value(a), value(b)), changes);
  }

  @Override
  public Tensor mix(List<Tensor> tensors, double[] factors) {
    Tensor changes = null;
    for (int i = 0; i < factors.length; i++) {
      Tensor moved = tangent(tensors.get(i));
      if (moved != null) {
        changes = sum(changes, inner.mix(List.of(moved), new double[] {factors[i]}));
      }
    }
    List<Tensor> values = tensors.stream().map(DualOperations::value).toList();
    return new DualTensor(inner.mix(values, factors), changes);
  }

  @Override
  public double dot(Tensor a, Tensor b) {
    return inner.dot(value(a), value(b));
  }

  @Override
  public Tensor multiply(Tensor x, Tensor factors) {
    return bilinear(x, factors, inner::multiply);
  }

  @Override
  public Tensor multiplyGradient(Tensor dy, Tensor x, TensorShape factors) {
    return bilinear(dy, x, (a, b) -> inner.multiplyGradient(a, b, factors));
  }

  @Override
  public Tensor concat(List<Tensor> maps) {
    Tensor changes = null;
    if (maps.stream().anyMatch(map -> tangent(map) != null)) {
      List<Tensor> parts = maps.stream().map(this::copiedTangent).toList();
      changes = inner.concat(parts);
      parts.forEach(inner::release);
    }
    return new DualTensor(inner.concat(maps.stream().map(DualOperations::value).toList()), changes);
  }

  private Tensor copiedTangent(Tensor map) {
    Tensor moved = tangent(map);
    return moved == null ? inner.zeroMap(map.shape()) : copied(moved);
  }

  @Override
  public Tensor slice(Tensor x, int[] begin, TensorShape size) {
    return linear(x, part -> inner.slice(part, begin, size));
  }

  @Override
  public Tensor embed(Tensor part, int[] begin, TensorShape whole) {
    return linear(part, inside -> inner.embed(inside, begin, whole));
  }

  @Override
  public Tensor shift(Tensor x, int rows, int columns) {
    return linear(x, part -> inner.shift(part, rows, columns));
  }

  @Override
  public void accumulate(Tensor target, Tensor source, double factor) {
    inner.accumulate(value(target), value(source), factor);
    Tensor moved = tangent(source);
    if (moved != null) {
      Tensor more = inner.mix(List.of(moved), new double[] {factor});
      dual(target).setTangent(sum(tangent(target), more));
    }
  }

  @Override
  public void scale(Tensor target, double factor) {
    inner.scale(value(target), factor);
    Tensor moved = tangent(target);
    if (moved != null) {
      inner.scale(moved, factor);
    }
  }

  @Override
  public void momentumStep(Tensor weights, Tensor gradient, Tensor velocity, MomentumStep step) {
    throw notForTraining();
  }

  @Override
  public void adamStep(Tensor weights, Tensor gradient, Tensor mean, Tensor square, AdamStep step) {
    throw notForTraining();
  }

  @Override
  public void rmsPropStep(
      Tensor weights, Tensor gradient, Tensor square, Tensor velocity, RmsStep step) {
    throw notForTraining();
  }

  private static UnsupportedOperationException notForTraining() {
    return new UnsupportedOperationException("dual numbers take derivatives, no training steps");
  }

  @Override
  public void trim() {
    inner.trim();
  }

  @Override
  public void close() {
    trim();
  }
}
