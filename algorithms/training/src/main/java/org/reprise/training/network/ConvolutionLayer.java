package org.reprise.training.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * A convolution; a fully connected layer is one whose window is the whole map.
 *
 * @param weights filters x channels per group x kernel
 * @param bias one number per filter, or null
 * @param window where the kernel goes
 * @param groups of channels
 */
public record ConvolutionLayer(Weight weights, @Nullable Weight bias, Window window, int groups)
    implements TrainedLayer {

  private static final String WEIGHTS = ".weights";

  static ConvolutionLayer of(
      String name, Layer.Convolution layer, Shape in, Shape out, WeightSource source) {
    TensorShape shape =
        new TensorShape(
            layer.outputChannels(),
            in.channels() / layer.groups(),
            layer.kernelHeight(),
            layer.kernelWidth());
    Window window =
        Window.over(
            in.height(),
            in.width(),
            layer.kernelHeight(),
            layer.kernelWidth(),
            layer.strideHeight(),
            layer.strideWidth(),
            layer.dilation(),
            layer.padding(),
            out.height(),
            out.width());
    return new ConvolutionLayer(
        source.weight(name + WEIGHTS, shape, Initializer.convolution(layer.groups())),
        layer.bias() ? bias(name, layer.outputChannels(), source) : null,
        window,
        layer.groups());
  }

  static ConvolutionLayer of(String name, Layer.Linear layer, Shape in, WeightSource source) {
    TensorShape shape = new TensorShape(layer.outputs(), in.channels(), in.height(), in.width());
    return new ConvolutionLayer(
        source.weight(name + WEIGHTS, shape, Initializer.linear()),
        layer.bias() ? bias(name, layer.outputs(), source) : null,
        Window.whole(in.height(), in.width()),
        1);
  }

  private static Weight bias(String name, int channels, WeightSource source) {
    return source.weight(name + ".bias", TensorShape.perChannel(channels), Initializer.constant(0));
  }

  @Override
  public Variable forward(Tape tape, List<Variable> inputs, Pass pass) {
    Variable y = tape.convolution(inputs.get(0), weights.on(tape), window, groups);
    return bias == null ? y : tape.bias(y, bias.on(tape));
  }

  @Override
  public List<Parameter> parameters() {
    return bias == null
        ? List.of(weights.parameter())
        : List.of(weights.parameter(), bias.parameter());
  }
}
