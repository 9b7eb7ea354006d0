package org.reprise.training.network;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/** Gives the layers of a graph their weights and says how they are computed. */
public final class LayerFactory {
  private final WeightSource weights;
  private final @Nullable RandomGenerator dropped;

  /**
   * A factory.
   *
   * @param weights gives each layer its weights
   * @param dropped draws what dropout drops; null where nobody trains the layers
   */
  public LayerFactory(WeightSource weights, @Nullable RandomGenerator dropped) {
    this.weights = weights;
    this.dropped = dropped;
  }

  /** Returns the layer of {@code node}, which reads maps of these shapes. */
  public TrainedLayer build(LayerGraph.Node node, List<Shape> inputs) {
    Layer layer = node.layer();
    Shape in = inputs.get(0);
    Shape out = node.output();
    if (layer instanceof Layer.Convolution convolution) {
      return ConvolutionLayer.of(node.name(), convolution, in, out, weights);
    } else if (layer instanceof Layer.Linear linear) {
      return ConvolutionLayer.of(node.name(), linear, in, weights);
    } else if (layer instanceof Layer.BatchNorm norm) {
      return NormLayer.of(node.name(), in.channels(), norm.affine(), weights);
    } else if (layer instanceof Layer.Activation activation) {
      return (tape, x, pass) -> tape.activation(x.get(0), activation.function());
    } else if (layer instanceof Layer.Pooling pooling) {
      Window window =
          Window.over(
              in.height(),
              in.width(),
              pooling.kernel(),
              pooling.kernel(),
              pooling.stride(),
              pooling.stride(),
              1,
              pooling.padding(),
              out.height(),
              out.width());
      return (tape, x, pass) -> tape.pool(x.get(0), pooling.kind(), window);
    } else if (layer instanceof Layer.GlobalPooling) {
      return (tape, x, pass) -> tape.globalPool(x.get(0));
    } else if (layer instanceof Layer.Add) {
      return (tape, x, pass) -> x.stream().reduce(tape::add).orElseThrow();
    } else if (layer instanceof Layer.Mix mix) {
      return (tape, x, pass) -> mix(tape, x, mix, pass);
    } else if (layer instanceof Layer.Concat) {
      return (tape, x, pass) -> tape.concat(x);
    } else if (layer instanceof Layer.FirstChannels first) {
      return (tape, x, pass) -> firstChannels(tape, x.get(0), first.count());
    } else if (layer instanceof Layer.Gate) {
      return (tape, x, pass) -> tape.multiply(x.get(0), x.get(1));
    } else if (layer instanceof Layer.Identity) {
      return (tape, x, pass) -> x.get(0);
    } else if (layer instanceof Layer.Zero) {
      return (tape, x, pass) -> tape.zeros(TensorShape.batch(x.get(0).shape().n(), out));
    } else if (layer instanceof Layer.Shift) {
      return (tape, x, pass) -> tape.shift(x.get(0), 1, 1);
    } else if (layer instanceof Layer.Dropout dropout) {
      return (tape, x, pass) -> pass.drops() ? dropped(tape, x.get(0), dropout.rate()) : x.get(0);
    }
    throw new IllegalArgumentException("no way to train a layer of kind " + layer);
  }

  private Variable dropped(Tape tape, Variable x, double rate) {
    return Dropping.numbers(
        tape, x, rate, Objects.requireNonNull(dropped, "nothing draws what training drops"));
  }

  private static Variable mix(Tape tape, List<Variable> x, Layer.Mix mix, Pass pass) {
    Variable gates = pass.gates();
    if (gates == null) {
      return x.stream().reduce(tape::add).orElseThrow();
    }
    int columns = gates.shape().size() / gates.shape().n();
    int[] places = mix.choices().stream().mapToInt(c -> mix.decision() * columns + c).toArray();
    if (!pass.zerosAlone()) {
      return tape.mix(x, gates, places);
    }
    int first = mix.decision() * columns;
    return tape.mix(x, gates, places, IntStream.range(first, first + columns).toArray());
  }

  private static Variable firstChannels(Tape tape, Variable x, int count) {
    TensorShape all = x.shape();
    return count == all.c()
        ? x
        : tape.slice(x, new int[] {0, 0, 0, 0}, new TensorShape(all.n(), count, all.h(), all.w()));
  }
}
