package org.reprise.space.mobile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;
import org.reprise.space.mobile.MobileNetwork.Block;
import org.reprise.space.mobile.MobileNetwork.Stage;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;

/**
 * The ProxylessNAS space as TuNAS defines it (Bender et al., CVPR 2020; google-research, {@code
 * tunas/mobile_search_space_v3.py}, {@code proxylessnas_search}): the kernel of the first separable
 * convolution, then for each of 21 layers kernel 3, 5 or 7 with expansion 3 or 6; a layer that is
 * not the first of its stage may be left out. 3 * 6^6 * 7^15 = 664,506,689,423,701,824
 * architectures, with the widths of ProxylessNAS-Mobile.
 *
 * <p>An architecture is written as the operation numbers of {@code tunas/mobile_model_archive.py},
 * joined by colons: the first kernel, then for each layer the kernel's number, plus 3 for expansion
 * 6, or 6 for a layer that is left out.
 */
public final class TunasProxylessSpace extends ProductSpace implements LayerGraphSpace {
  private static final int[] KERNELS = {3, 5, 7};
  private static final int[] STAGE_LAYERS = {4, 4, 4, 4, 4, 1};
  private static final int[] STAGE_STRIDES = {2, 2, 2, 1, 2, 1};
  private static final int[] STAGE_WIDTHS = {32, 40, 80, 96, 192, 320};
  private static final int STEM = 32;
  private static final int FIRST_WIDTH = 16;
  private static final int HEAD = 1280;
  private static final int ZERO = 6;
  private static final Activation.Function ACTIVATION = Activation.Function.RELU6;
  private static final Shape IMAGENET = new Shape(3, 224, 224);

  /** The space; all instances are alike. */
  public TunasProxylessSpace() {
    super(
        "tunas-proxylessnas",
        "ProxylessNAS layers as TuNAS defines them: kernel, expansion or nothing for 21 layers"
            + " (Bender et al. 2020)",
        layerDecisions());
  }

  private static List<Decision> layerDecisions() {
    List<String> required =
        IntStream.range(0, ZERO)
            .mapToObj(i -> "k" + KERNELS[i % 3] + "_e" + (i < 3 ? 3 : 6))
            .toList();
    List<String> skippable = new ArrayList<>(required);
    skippable.add("zero");
    List<Decision> decisions = new ArrayList<>();
    decisions.add(new Decision("sepconv", List.of("k3", "k5", "k7")));
    for (int stage = 0; stage < STAGE_LAYERS.length; stage++) {
      for (int layer = 0; layer < STAGE_LAYERS[stage]; layer++) {
        decisions.add(
            new Decision("stage" + stage + ".layer" + layer, layer == 0 ? required : skippable));
      }
    }
    return decisions;
  }

  @Override
  public String format(Architecture architecture) {
    return String.join(
        ":", IntStream.of(architecture.choices()).mapToObj(String::valueOf).toList());
  }

  @Override
  public Architecture parse(String text) {
    String[] numbers = text.strip().split(":", -1);
    int[] choices = new int[decisions().size()];
    boolean wellFormed = numbers.length == choices.length;
    for (int i = 0; wellFormed && i < choices.length; i++) {
      choices[i] = numbers[i].matches("\\d") ? numbers[i].charAt(0) - '0' : -1;
      wellFormed = choices[i] >= 0 && choices[i] < decisions().get(i).size();
    }
    if (!wellFormed) {
      throw new InvalidInputException(
          "not a TuNAS ProxylessNAS architecture: '"
              + text
              + "'; written as 22 operation numbers joined by ':', the first 0 to 2, the others 0"
              + " to 5, or 6 for a layer left out that is not the first of its stage");
    }
    return Architecture.of(choices);
  }

  @Override
  public LayerGraph network(Architecture architecture, Shape image, int classes) {
    List<Block> blocks = new ArrayList<>();
    Stage separable = new Stage(1, KERNELS[architecture.choice(0)], 1, 1, FIRST_WIDTH, 0);
    blocks.add(block(separable, architecture, 0));
    int decision = 1;
    for (int stage = 0; stage < STAGE_LAYERS.length; stage++) {
      for (int layer = 0; layer < STAGE_LAYERS[stage]; layer++, decision++) {
        int operation = architecture.choice(decision);
        if (operation != ZERO) {
          int stride = layer == 0 ? STAGE_STRIDES[stage] : 1;
          int expansion = operation < 3 ? 3 : 6;
          Stage kind =
              new Stage(1, KERNELS[operation % 3], stride, expansion, STAGE_WIDTHS[stage], 0);
          blocks.add(block(kind, architecture, decision));
        }
      }
    }
    return new MobileNetwork(STEM, blocks, HEAD, ACTIVATION, 0).graph(image, classes);
  }

  /** A block named by its decision and what was chosen, whatever layers before it are left out. */
  private Block block(Stage kind, Architecture architecture, int number) {
    Decision decision = decisions().get(number);
    String choice = decision.choices().get(architecture.choice(number));
    return kind.block(decision.name() + "." + choice, 0, ACTIVATION);
  }

  @Override
  public LayerGraph network(Architecture architecture) {
    return network(architecture, IMAGENET, 1000);
  }
}
