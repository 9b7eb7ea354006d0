package org.reprise.space.mobile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.InvertedResidual;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.Layer.BatchNorm;
import org.reprise.space.network.Layer.Convolution;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;

/**
 * A chain of mobile blocks: a 3x3 stem of stride 2, the blocks, a 1x1 convolution, global pooling
 * and a linear classifier. Sides are rounded up (padding SAME).
 *
 * @param stem channels of the stem
 * @param blocks the blocks in order
 * @param head channels of the last convolution
 * @param activation after stem and head
 * @param dropout rate before the classifier; 0 for none
 */
public record MobileNetwork(
    int stem, List<Block> blocks, int head, Activation.Function activation, double dropout) {

  private static final Layer NORM = new BatchNorm(true);
  private static final int DIVISOR = 8;

  public MobileNetwork {
    blocks = List.copyOf(blocks);
  }

  /**
   * A block in its place.
   *
   * @param name what it is: stage, place in the stage, and, where a search decides it, its kind
   * @param layers of it
   */
  public record Block(String name, InvertedResidual layers) {}

  /**
   * Blocks of equal kind, in the notation of tensorflow/tpu without the input channels: {@code
   * r2_k5_s2_e6_o40_se0.25} is two blocks with kernel 5, the first with stride 2, expansion 6, 40
   * output channels and a squeeze-excite gate of a quarter of the input channels.
   *
   * @param repeats how many blocks
   * @param kernel side of the depthwise window
   * @param stride of the first block; the others have 1
   * @param expansion factor from input to inner channels
   * @param outputs output channels
   * @param gate channels of the gate as a part of the input channels; 0 for none
   */
  public record Stage(
      int repeats, int kernel, int stride, int expansion, int outputs, double gate) {
    private static final Pattern NOTATION =
        Pattern.compile("r(\\d+)_k(\\d+)_s(\\d+)_e(\\d+)_o(\\d+)(?:_se([\\d.]+))?");

    /**
     * Reads the notation.
     *
     * @throws InvalidInputException if {@code text} is not in it
     */
    public static Stage parse(String text) {
      Matcher matcher = NOTATION.matcher(text);
      if (!matcher.matches()) {
        throw new InvalidInputException(
            "'" + text + "' is not a stage; written as r2_k5_s2_e6_o40 or r2_k5_s2_e6_o40_se0.25");
      }
      String gate = matcher.group(6);
      return new Stage(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3)),
          Integer.parseInt(matcher.group(4)),
          Integer.parseInt(matcher.group(5)),
          gate == null ? 0 : Double.parseDouble(gate));
    }

    /**
     * Returns the stage with its depth and width multiplied: repeats are rounded up, output
     * channels by {@link MobileNetwork#scaledChannels}.
     */
    public Stage scaled(double depth, double width) {
      return new Stage(
          (int) Math.ceil(repeats * depth),
          kernel,
          stride,
          expansion,
          scaledChannels(outputs, width),
          gate);
    }

    /** Returns its block number {@code place}, which is called {@code name}. */
    Block block(String name, int place, Activation.Function activation) {
      return new Block(
          name,
          new InvertedResidual(
              outputs,
              kernel,
              place == 0 ? stride : 1,
              expansion,
              gate,
              true,
              activation,
              Padding.SAME));
    }

    /** Returns all stages of a text that separates them by spaces or line breaks. */
    static List<Stage> parseAll(String text) {
      return Arrays.stream(text.strip().split("\\s+")).map(Stage::parse).toList();
    }
  }

  /**
   * Returns {@code base} channels times {@code width}, as the nearest multiple of 8 that is not
   * below nine tenths of it ({@code round_filters} of tensorflow/tpu).
   */
  static int scaledChannels(int base, double width) {
    double scaled = base * width;
    int rounded = Math.max(DIVISOR, (int) (scaled + DIVISOR / 2.0) / DIVISOR * DIVISOR);
    return rounded < 0.9 * scaled ? rounded + DIVISOR : rounded;
  }

  /** Returns the network with these stages, without dropout. */
  public static MobileNetwork of(
      int stem, List<Stage> stages, int head, Activation.Function activation) {
    List<Block> blocks = new ArrayList<>();
    for (int stage = 0; stage < stages.size(); stage++) {
      for (int place = 0; place < stages.get(stage).repeats(); place++) {
        String name = "stage" + stage + ".block" + place;
        blocks.add(stages.get(stage).block(name, place, activation));
      }
    }
    return new MobileNetwork(stem, blocks, head, activation, 0);
  }

  /** Returns the same network with dropout before the classifier. */
  public MobileNetwork withDropout(double rate) {
    return new MobileNetwork(stem, blocks, head, activation, rate);
  }

  /** Returns the network for images of shape {@code image}. */
  public LayerGraph graph(Shape image, int classes) {
    LayerGraph.Builder graph = LayerGraph.builder(image);
    int x = convNormActivation(graph, "stem", graph.input(), stem, 3, 2);
    for (Block block : blocks) {
      x = block.layers().addTo(graph, block.name(), x);
    }
    x = convNormActivation(graph, "head", x, head, 1, 1);
    x = graph.add("head.pool", new Layer.GlobalPooling(), x);
    if (dropout > 0) {
      x = graph.add("head.dropout", new Layer.Dropout(dropout), x);
    }
    graph.add("head.classifier", new Layer.Linear(classes, true), x);
    return graph.build();
  }

  private int convNormActivation(
      LayerGraph.Builder graph, String name, int input, int width, int kernel, int stride) {
    int x = graph.add(name + ".conv", Convolution.of(width, kernel, stride, Padding.SAME), input);
    x = graph.add(name + ".norm", NORM, x);
    return graph.add(name + ".activation", new Activation(activation), x);
  }
}
