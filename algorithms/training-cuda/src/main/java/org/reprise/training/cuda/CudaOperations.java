package org.reprise.training.cuda;

import static org.reprise.training.cuda.CudaTensor.buffer;
import static org.reprise.training.cuda.CudaTensor.floats;
import static org.reprise.training.cuda.CudaTensor.orNull;
import static org.reprise.training.cuda.CudaTensor.own;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reprise.space.network.Layer.Activation.Function;
import org.reprise.space.network.Layer.Pooling.Kind;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.ResidentStatistics;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * Operations on an NVIDIA device. What is asked for is put into a queue, which starts when a number
 * is read; or, within {@link #record}, into a {@link LaunchProgram} that is replayed later, alone
 * or together with those of other networks.
 */
final class CudaOperations extends CudaRecorder implements Operations {
  // Passes that launches compute together: enough to fill a large card.
  static final int WIDTH = 256;
  // A pass of the largest network of mobile-fashion over 250 images, with room to spare.
  private static final long BYTES_OF_A_PASS = 1 << 28;

  private final boolean ownsDevice;
  private final int passes;

  /** Operations on the first device of this machine, for at most so many passes at once. */
  static CudaOperations open(int passes) {
    CudaDevice device = CudaDevice.open();
    long most = Math.max(1, device.memory() / BYTES_OF_A_PASS);
    return new CudaOperations(device, new CudaMemory(device), true, (int) Math.min(passes, most));
  }

  /** Operations on a device that others use as well, in memory that they share. */
  CudaOperations(CudaDevice device, CudaMemory memory, boolean ownsDevice) {
    this(device, memory, ownsDevice, WIDTH);
  }

  CudaOperations(CudaDevice device, CudaMemory memory, boolean ownsDevice, int passes) {
    super(device, memory);
    this.ownsDevice = ownsDevice;
    this.passes = passes;
  }

  @Override
  public int passesAtOnce() {
    return passes;
  }

  @Override
  public String description() {
    return "single precision on "
        + device.name()
        + " (compute capability "
        + device.computeCapability()
        + "), kernels of our own";
  }

  @Override
  public Map<String, String> machine() {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("device", device.name());
    machine.put("compute capability", device.computeCapability());
    machine.put("multiprocessors", Integer.toString(device.multiprocessors()));
    machine.put("device memory", device.memory() / (1 << 20) + " MiB");
    machine.put("driver", device.driverVersion());
    return machine;
  }

  CudaTensor map(TensorShape shape) {
    return new CudaTensor(shape, room(shape.size()), true);
  }

  private CudaTensor like(Tensor tensor) {
    return new CudaTensor(tensor.shape(), room(tensor.shape().size()), own(tensor).map());
  }

  private CudaTensor perChannel(int channels) {
    return new CudaTensor(TensorShape.perChannel(channels), room(channels), false);
  }

  @Override
  public Tensor map(TensorShape shape, float[] values) {
    return new CudaTensor(shape, kept(CudaTensor.laid(shape, values)), true);
  }

  @Override
  public Tensor map(TensorShape shape, double[] values) {
    return map(shape, floats(values));
  }

  @Override
  public Tensor parameter(TensorShape shape, double[] values) {
    return new CudaTensor(shape, kept(floats(values)), false);
  }

  @Override
  public Tensor zerosLike(Tensor like) {
    float[] zeros = new float[like.shape().size()];
    return new CudaTensor(like.shape(), kept(zeros), own(like).map());
  }

  @Override
  public Tensor zeroMap(TensorShape shape) {
    return map(shape, new float[shape.size()]);
  }

  @Override
  public double[] read(Tensor tensor) {
    double[] laid = numbers(buffer(tensor), 0, tensor.shape().size());
    return CudaTensor.logical(tensor.shape(), floats(laid), own(tensor).map());
  }

  @Override
  public List<double[]> read(List<Tensor> tensors) {
    int[] counts = tensors.stream().mapToInt(tensor -> tensor.shape().size()).toArray();
    List<float[]> laid = numbers(tensors.stream().map(CudaTensor::buffer).toList(), counts);
    return IntStream.range(0, counts.length)
        .mapToObj(
            i -> CudaTensor.logical(tensors.get(i).shape(), laid.get(i), own(tensors.get(i)).map()))
        .toList();
  }

  @Override
  public void copy(Tensor source, Tensor target) {
    launch(mixed(List.of(source), new double[] {1}, buffer(target), 0));
  }

  @Override
  public void release(Tensor tensor) {
    release(buffer(tensor));
  }

  @Override
  public Tensor convolution(Tensor x, Tensor weights, Window window, int groups) {
    CudaTensor y =
        map(
            new TensorShape(
                x.shape().n(), weights.shape().n(), window.outputHeight(), window.outputWidth()));
    launch(CudaConvolutions.forward(own(x), own(weights), y, window, groups));
    return y;
  }

  @Override
  public Tensor convolutionInputGradient(
      Tensor dy, Tensor weights, TensorShape x, Window window, int groups) {
    CudaTensor dx = map(x);
    launch(CudaConvolutions.inputGradient(own(dy), own(weights), dx, window, groups));
    return dx;
  }

  @Override
  public Tensor convolutionWeightGradient(
      Tensor dy, Tensor x, TensorShape weights, Window window, int groups) {
    CudaTensor dw = new CudaTensor(weights, room(weights.size()), false);
    launch(CudaConvolutions.weightGradient(own(dy), own(x), dw, window, groups));
    return dw;
  }

  @Override
  public Tensor addBias(Tensor x, Tensor bias) {
    CudaTensor y = map(x.shape());
    launch(CudaNorms.affine(own(x), null, 0, buffer(bias), 0, y));
    return y;
  }

  @Override
  public Tensor channelSums(Tensor x) {
    CudaTensor sums = perChannel(x.shape().c());
    launch(
        new Launch("channel_sums", x.shape().c())
            .read(buffer(x))
            .write(sums.buffer())
            .with(x.shape().c(), own(x).plane()));
    return sums;
  }

  @Override
  public Normalized batchNorm(
      Tensor x, @Nullable Tensor scale, @Nullable Tensor shift, double epsilon, int ghosts) {
    TensorShape s = x.shape();
    int moments = ghosts * s.c();
    CudaTensor y = new CudaTensor(s, room(s.size() + 2 * moments), true);
    launch(CudaNorms.forward(own(x), orNull(scale), orNull(shift), y, epsilon, ghosts));
    return new Normalized(y, new CudaMoments(this, y.buffer(), s.size(), s.c(), ghosts));
  }

  @Override
  public NormGradients batchNormGradient(
      Tensor dy, Tensor x, Normalized forward, @Nullable Tensor scale, double epsilon, int ghosts) {
    TensorShape s = x.shape();
    CudaMoments moments = (CudaMoments) forward.moments();
    CudaTensor dx = map(s);
    CudaTensor dscale = scale == null ? null : perChannel(s.c());
    CudaTensor dshift = scale == null ? null : perChannel(s.c());
    launch(
        CudaNorms.gradient(
            own(dy), own(x), moments, orNull(scale), dx, orNull(dscale), orNull(dshift), epsilon));
    return new NormGradients(dx, dscale, dshift);
  }

  @Override
  public Tensor channelAffine(Tensor x, double[] scale, double[] shift) {
    float[] values = new float[scale.length + shift.length];
    for (int c = 0; c < scale.length; c++) {
      values[c] = (float) scale[c];
      values[scale.length + c] = (float) shift[c];
    }
    CudaBuffer both = kept(values);
    CudaTensor y = map(x.shape());
    launch(CudaNorms.affine(own(x), both, 0, both, scale.length, y));
    release(both);
    return y;
  }

  @Override
  public Optional<ResidentStatistics> resident(double[] mean, double[] variance) {
    return Optional.of(CudaMoments.Running.of(this, mean, variance));
  }

  @Override
  public Tensor frozenNorm(
      Tensor x,
      @Nullable Tensor scale,
      @Nullable Tensor shift,
      ResidentStatistics running,
      double epsilon) {
    CudaTensor y = map(x.shape());
    launch(
        CudaNorms.frozen(
            own(x), orNull(scale), orNull(shift), (CudaMoments.Running) running, y, epsilon));
    return y;
  }

  @Override
  public boolean computesLosses() {
    return true;
  }

  @Override
  public Tensor crossEntropy(Tensor logits, Tensor targets) {
    CudaTensor loss = new CudaTensor(new TensorShape(1, 1, 1, 1), room(1), false);
    launch(
        new Launch("cross_entropy", 1)
            .read(buffer(logits))
            .read(buffer(targets))
            .write(loss.buffer())
            .with(logits.shape().c(), logits.shape().n()));
    return loss;
  }

  @Override
  public Tensor crossEntropyGradient(Tensor dy, Tensor logits, Tensor targets) {
    CudaTensor gradient = like(logits);
    launch(
        Launch.each("cross_entropy_gradient", logits.shape().n())
            .read(buffer(logits))
            .read(buffer(targets))
            .read(buffer(dy))
            .write(gradient.buffer())
            .with(logits.shape().c(), logits.shape().n()));
    return gradient;
  }

  @Override
  public Tensor judgement(Tensor logits, Tensor targets) {
    CudaTensor both = new CudaTensor(new TensorShape(2, 1, 1, 1), room(2), false);
    launch(
        new Launch("judgement", 1)
            .read(buffer(logits))
            .read(buffer(targets))
            .write(both.buffer())
            .with(logits.shape().c(), logits.shape().n()));
    return both;
  }

  @Override
  public Tensor activation(Tensor x, Function function) {
    CudaTensor y = like(x);
    int count = x.shape().size();
    launch(
        Launch.fours("activation", count)
            .read(buffer(x))
            .write(y.buffer())
            .with(count, function.ordinal()));
    return y;
  }

  @Override
  public Tensor activationGradient(Tensor dy, Tensor x, Function function) {
    CudaTensor dx = like(x);
    int count = x.shape().size();
    launch(
        Launch.fours("activation_gradient", count)
            .read(buffer(dy))
            .read(buffer(x))
            .write(dx.buffer())
            .with(count, function.ordinal()));
    return dx;
  }

  @Override
  public Tensor pool(Tensor x, Kind kind, Window window) {
    TensorShape s = x.shape();
    CudaTensor y = map(new TensorShape(s.n(), s.c(), window.outputHeight(), window.outputWidth()));
    launch(CudaConvolutions.pool(name(kind) + "_pool", own(x), y, window));
    return y;
  }

  @Override
  public Tensor poolGradient(Tensor dy, Tensor x, Tensor y, Kind kind, Window window) {
    CudaTensor dx = map(x.shape());
    launch(
        CudaConvolutions.poolGradient(
            name(kind) + "_pool_gradient", own(dy), own(x), own(y), dx, window));
    return dx;
  }

  private static String name(Kind kind) {
    return kind == Kind.MAX ? "maximum" : "average";
  }

  @Override
  public Tensor add(Tensor a, Tensor b) {
    return mix(List.of(a, b), new double[] {1, 1});
  }

  @Override
  public Tensor mix(List<Tensor> tensors, double[] factors) {
    CudaTensor sum = like(tensors.get(0));
    int together = Math.min(7, tensors.size());
    launch(mixed(tensors.subList(0, together), factors, sum.buffer(), 0));
    for (int i = together; i < tensors.size(); i++) {
      accumulate(sum, tensors.get(i), factors[i]);
    }
    return sum;
  }

  /** A sum of at most 7 tensors, written from number {@code offset} of {@code target} on. */
  private static Launch mixed(
      List<Tensor> tensors, double[] factors, CudaBuffer target, int offset) {
    int count = tensors.get(0).shape().size();
    Launch launch = Launch.fours("mix", count).with(count, tensors.size());
    for (int i = 0; i < tensors.size(); i++) {
      launch.read(buffer(tensors.get(i))).with(factors[i]);
    }
    return launch.at(7).write(target, offset);
  }

  @Override
  public double dot(Tensor a, Tensor b) {
    CudaBuffer result = room(1);
    launch(
        new Launch("dot", 1).read(buffer(a)).read(buffer(b)).write(result).with(a.shape().size()));
    double dot = numbers(result, 0, 1)[0];
    release(result);
    return dot;
  }

  @Override
  public Tensor multiply(Tensor x, Tensor factors) {
    CudaTensor y = map(x.shape());
    launch(
        Launch.each("multiply", x.shape().size())
            .read(buffer(x))
            .read(buffer(factors))
            .write(y.buffer())
            .with(own(x).extents())
            .with(CudaTensor.extents(factors.shape(), true)));
    return y;
  }

  @Override
  public Tensor multiplyGradient(Tensor dy, Tensor x, TensorShape factors) {
    CudaTensor gradient = map(factors);
    launch(
        new Launch("multiply_gradient", factors.size())
            .read(buffer(dy))
            .read(buffer(x))
            .write(gradient.buffer())
            .with(own(x).extents())
            .with(gradient.extents()));
    return gradient;
  }

  @Override
  public Tensor concat(List<Tensor> maps) {
    TensorShape first = maps.get(0).shape();
    int channels = maps.stream().mapToInt(map -> map.shape().c()).sum();
    CudaTensor whole = map(new TensorShape(first.n(), channels, first.h(), first.w()));
    int at = 0;
    for (Tensor map : maps) {
      launch(mixed(List.of(map), new double[] {1}, whole.buffer(), at));
      at += map.shape().size();
    }
    return whole;
  }

  /** A box of {@code x} that starts at {@code from}, in the order of shapes; zeros beyond it. */
  private Tensor box(Tensor x, TensorShape size, int n, int c, int h, int w) {
    boolean map = own(x).map();
    CudaTensor y = new CudaTensor(size, room(size.size()), map);
    launch(
        Launch.each("box", size.size())
            .read(buffer(x))
            .write(y.buffer())
            .with(y.extents())
            .with(own(x).extents())
            .with(map ? new int[] {c, h, w, n} : new int[] {n, c, h, w}));
    return y;
  }

  @Override
  public Tensor slice(Tensor x, int[] begin, TensorShape size) {
    return box(x, size, begin[0], begin[1], begin[2], begin[3]);
  }

  @Override
  public Tensor embed(Tensor part, int[] begin, TensorShape whole) {
    return box(part, whole, -begin[0], -begin[1], -begin[2], -begin[3]);
  }

  @Override
  public Tensor shift(Tensor x, int rows, int columns) {
    return box(x, x.shape(), 0, 0, rows, columns);
  }

  @Override
  public void accumulate(Tensor target, Tensor source, double factor) {
    int count = source.shape().size();
    launch(
        Launch.fours("accumulate", count)
            .update(buffer(target))
            .read(buffer(source))
            .with(count)
            .with(factor));
  }

  @Override
  public void scale(Tensor target, double factor) {
    int count = target.shape().size();
    launch(Launch.each("scale", count).update(buffer(target)).with(count).with(factor));
  }

  @Override
  public void momentumStep(Tensor weights, Tensor gradient, Tensor velocity, MomentumStep step) {
    launch(CudaUpdates.momentum(own(weights), own(gradient), own(velocity), step, stepNumbers()));
  }

  @Override
  public void adamStep(Tensor weights, Tensor gradient, Tensor mean, Tensor square, AdamStep step) {
    immediate("Adam");
    launch(CudaUpdates.adam(own(weights), own(gradient), own(mean), own(square), step));
  }

  @Override
  public void rmsPropStep(
      Tensor weights, Tensor gradient, Tensor square, Tensor velocity, RmsStep step) {
    immediate("RMSProp");
    launch(CudaUpdates.rmsProp(own(weights), own(gradient), own(square), own(velocity), step));
  }

  @Override
  public void trim() {
    trimMemory();
  }

  @Override
  public void close() {
    closeRecorder();
    if (ownsDevice) {
      memory.close();
      device.close();
    }
  }
}
