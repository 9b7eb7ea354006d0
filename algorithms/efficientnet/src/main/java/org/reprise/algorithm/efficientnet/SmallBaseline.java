package org.reprise.algorithm.efficientnet;

import org.reprise.space.Architecture;
import org.reprise.space.mobile.MobileFashionSpace;
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
 * A baseline that trains in seconds, found on mobile-fashion as the paper finds EfficientNet-B0, by
 * MnasNet's search: the network of at most half a million multiply-adds that it answered with by
 * validation accuracy. Its module's page says how. For gray images of 14 pixels and 10 classes.
 *
 * <p>Widths are rounded to whole numbers, not to multiples of 8 as those of greater networks are,
 * which would leave 8 channels as they are.
 */
public final class SmallBaseline implements ScalableNetwork {
  /** The architecture of mobile-fashion whose network it is; the blocks of a stage are alike. */
  static final Architecture FOUND = new MobileFashionSpace().parse("k3e3:skip/k5e6:skip/k5e3:k5e3");

  private static final int SIDE = 14;
  private static final int CLASSES = 10;
  private static final int STEM = 8;
  private static final int[] WIDTHS = {8, 16, 24};
  private static final int HEAD = 64;
  private static final int STEM_KERNEL = 3;
  private static final Activation.Function FUNCTION = Activation.Function.RELU6;
  private static final Layer NORM = new BatchNorm(true);
  private static final Layer ACTIVATION = new Activation(FUNCTION);

  @Override
  public String id() {
    return "small-baseline";
  }

  @Override
  public String description() {
    return "Inverted residuals for gray images of 14 pixels, found on mobile-fashion";
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
    int x = convolution(graph, "stem", graph.input(), channels(STEM, byWidth), STEM_KERNEL);
    for (int stage = 0; stage < WIDTHS.length; stage++) {
      int first = stage * MobileFashionSpace.BLOCKS;
      int found = MobileFashionSpace.isPresent(FOUND, first + 1) ? 2 : 1;
      int blocks = (int) Math.ceil(found * byDepth - 1e-9);
      for (int block = 0; block < blocks; block++) {
        InvertedResidual layers =
            new InvertedResidual(
                channels(WIDTHS[stage], byWidth),
                MobileFashionSpace.kernel(FOUND, first),
                stage > 0 && block == 0 ? 2 : 1,
                MobileFashionSpace.expansion(FOUND, first),
                0,
                true,
                FUNCTION,
                Padding.SYMMETRIC);
        x = layers.addTo(graph, "stage" + stage + ".block" + block, x);
      }
    }
    x = convolution(graph, "head", x, channels(HEAD, byWidth), 1);
    x = graph.add("head.pool", new Layer.GlobalPooling(), x);
    graph.add("head.classifier", new Layer.Linear(CLASSES, true), x);
    return graph.build();
  }

  private static int channels(int base, double byWidth) {
    return Math.max(1, (int) Math.round(base * byWidth));
  }

  private static int convolution(
      LayerGraph.Builder graph, String name, int input, int width, int kernel) {
    int x = graph.add(name + ".conv", Convolution.of(width, kernel, 1, Padding.SYMMETRIC), input);
    x = graph.add(name + ".norm", NORM, x);
    return graph.add(name + ".activation", ACTIVATION, x);
  }
}
