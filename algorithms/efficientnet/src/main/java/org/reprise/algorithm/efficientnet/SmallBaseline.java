package org.reprise.algorithm.efficientnet;

import org.reprise.space.mobile.ScalableNetwork;
import org.reprise.space.network.InvertedResidual;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.Layer.BatchNorm;
import org.reprise.space.network.Layer.Convolution;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;

/**
 * A baseline that trains in seconds: stem, three stages of inverted residuals with 8, 16 and 24
 * channels, of which the second and the third halve the map, and a head, as in the space
 * mobile-fashion; kernel 3 and expansion 3 everywhere; 1, 2 and 3 blocks, so that depth can be
 * scaled in small steps. For gray images of 14 pixels and 10 classes.
 *
 * <p>No accuracy was looked at to choose it. Widths are rounded to even numbers, not to multiples
 * of 8 as those of greater networks are, which would leave 8 channels as they are.
 */
public final class SmallBaseline implements ScalableNetwork {
  private static final int SIDE = 14;
  private static final int CLASSES = 10;
  private static final int STEM = 8;
  private static final int[] WIDTHS = {8, 16, 24};
  private static final int[] BLOCKS = {1, 2, 3};
  private static final int HEAD = 64;
  private static final int KERNEL = 3;
  private static final int EXPANSION = 3;
  private static final Activation.Function FUNCTION = Activation.Function.RELU;
  private static final Layer NORM = new BatchNorm(true);
  private static final Layer ACTIVATION = new Activation(FUNCTION);

  @Override
  public String id() {
    return "small-baseline";
  }

  @Override
  public String description() {
    return "Six inverted residuals for gray images of 14 pixels";
  }

  @Override
  public LayerGraph network() {
    return scaled(1, 1, SIDE);
  }

  @Override
  public int resolution() {
    return SIDE;
  }

  @Override
  public LayerGraph scaled(double byDepth, double byWidth, int side) {
    LayerGraph.Builder graph = LayerGraph.builder(new Shape(1, side, side));
    int x = convolution(graph, "stem", graph.input(), channels(STEM, byWidth), KERNEL);
    for (int stage = 0; stage < WIDTHS.length; stage++) {
      int blocks = (int) Math.ceil(BLOCKS[stage] * byDepth - 1e-9);
      for (int block = 0; block < blocks; block++) {
        InvertedResidual layers =
            new InvertedResidual(
                channels(WIDTHS[stage], byWidth),
                KERNEL,
                stage > 0 && block == 0 ? 2 : 1,
                EXPANSION,
                0,
                true,
                FUNCTION,
                Padding.SAME);
        x = layers.addTo(graph, "stage" + stage + ".block" + block, x);
      }
    }
    x = convolution(graph, "head", x, channels(HEAD, byWidth), 1);
    x = graph.add("head.pool", new Layer.GlobalPooling(), x);
    graph.add("head.classifier", new Layer.Linear(CLASSES, true), x);
    return graph.build();
  }

  private static int channels(int base, double byWidth) {
    return 2 * Math.max(1, (int) Math.round(base * byWidth / 2));
  }

  private static int convolution(
      LayerGraph.Builder graph, String name, int input, int width, int kernel) {
    int x = graph.add(name + ".conv", Convolution.of(width, kernel, 1, Padding.SAME), input);
    x = graph.add(name + ".norm", NORM, x);
    return graph.add(name + ".activation", ACTIVATION, x);
  }
}
