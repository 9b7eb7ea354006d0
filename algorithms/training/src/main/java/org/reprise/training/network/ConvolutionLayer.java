package org.reprise.training.network;

import java.util.List;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * A convolution; a fully connected layer is one whose window is the whole map.
 *
 * @param name of the layer
 * @param weights filters x channels per group x kernel
 * @param bias one number per filter, or null
 * @param window where the kernel goes
 * @param groups of channels
 */
public record ConvolutionLayer(
    String name, Variable weights, Variable bias, Window window, int groups)
    implements TrainedLayer {

  static ConvolutionLayer of(
      String name, Layer.Convolution layer, Shape in, Shape out, Initialization initialization) {
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
    Variable bias = layer.bias() ? initialization.perChannel(layer.outputChannels(), 0) : null;
    return new ConvolutionLayer(
        name, initialization.convolution(shape, layer.groups()), bias, window, layer.groups());
  }

  static ConvolutionLayer of(
      String name, Layer.Linear layer, Shape in, Initialization initialization) {
    TensorShape shape = new TensorShape(layer.outputs(), in.channels(), in.height(), in.width());
    Variable bias = layer.bias() ? initialization.perChannel(layer.outputs(), 0) : null;
    return new ConvolutionLayer(
        name, initialization.linear(shape), bias, Window.whole(in.height(), in.width()), 1);
  }

  @Override
  public Variable forward(Tape tape, List<Variable> inputs, boolean training) {
    Variable y = tape.convolution(inputs.get(0), weights, window, groups);
    return bias == null ? y : tape.bias(y, bias);
  }

  @Override
  public List<Parameter> parameters() {
    Parameter own = new Parameter(name + ".weights", weights);
    return bias == null ? List.of(own) : List.of(own, new Parameter(name + ".bias", bias));
  }
}
