package org.reprise.space.mobile;

import java.util.ArrayList;
import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.InvertedResidual;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;

/**
 * {@link MobileFashionSpace} with a decision each for a block's kernel, its expansion and, for the
 * second of a stage, whether it is there: the search space of TuNAS with collapsed operations
 * (Bender et al. 2020, section 5.3; google-research, {@code tunas/mobile_search_space_v3.py}). What
 * is decided of a block that is not there counts as another architecture of the same network.
 *
 * <p>The operations of a block share its 1x1 convolutions, of which expansion 3 takes the first
 * channels; each kernel has a depthwise convolution and a batch norm of its own.
 */
public final class MobileFashionFactors extends ProductSpace {
  /** Which part of a block a decision is about. */
  public enum Factor {
    /** Side of the window. */
    KERNEL,
    /** Inner channels. */
    EXPANSION,
    /** Whether the block is there. */
    PRESENCE
  }

  private static final List<String> KERNELS = List.of("k3", "k5");
  private static final List<String> EXPANSIONS = List.of("e3", "e6");
  private static final List<String> PRESENCES = List.of("there", "skip");
  private static final int PER_STAGE = 5;
  private static final int SKIP = 4;

  /** The space; all instances are alike. */
  public MobileFashionFactors() {
    super(
        "mobile-fashion-factors",
        "mobile-fashion with kernel, expansion and presence decided apart",
        factors());
  }

  private static List<Decision> factors() {
    List<Decision> decisions = new ArrayList<>();
    for (int block = 0; block < MobileFashionSpace.STAGES * MobileFashionSpace.BLOCKS; block++) {
      String name = MobileFashionChain.name(block);
      decisions.add(new Decision(name + ".kernel", KERNELS));
      decisions.add(new Decision(name + ".expansion", EXPANSIONS));
      if (mayBeLeftOut(block)) {
        decisions.add(new Decision(name + ".presence", PRESENCES));
      }
    }
    return decisions;
  }

  private static boolean mayBeLeftOut(int block) {
    return block % MobileFashionSpace.BLOCKS > 0;
  }

  /** Returns the block that a decision is about, from 0. */
  public static int block(int decision) {
    int rest = decision % PER_STAGE;
    return MobileFashionSpace.BLOCKS * (decision / PER_STAGE) + (rest < 2 ? 0 : 1);
  }

  /** Returns what a decision is about. */
  public static Factor factor(int decision) {
    int rest = decision % PER_STAGE;
    return Factor.values()[rest < 2 ? rest : rest - 2];
  }

  /** Returns the number of the decision about this factor of a block; there is none for some. */
  public static int decision(int block, Factor factor) {
    int stage = block / MobileFashionSpace.BLOCKS;
    int first = stage * PER_STAGE + (mayBeLeftOut(block) ? 2 : 0);
    if (factor == Factor.PRESENCE && !mayBeLeftOut(block)) {
      throw new IllegalArgumentException("block " + block + " is always there");
    }
    return first + factor.ordinal();
  }

  /** Returns the architecture of {@link MobileFashionSpace} with the same network. */
  public static Architecture joined(Architecture factors) {
    int[] choices = new int[MobileFashionSpace.STAGES * MobileFashionSpace.BLOCKS];
    for (int block = 0; block < choices.length; block++) {
      boolean skipped =
          mayBeLeftOut(block) && factors.choice(decision(block, Factor.PRESENCE)) == 1;
      choices[block] =
          skipped
              ? SKIP
              : factors.choice(decision(block, Factor.KERNEL))
                  + 2 * factors.choice(decision(block, Factor.EXPANSION));
    }
    return Architecture.of(choices);
  }

  /** Returns the factors of an architecture of {@link MobileFashionSpace}; 0 where none matter. */
  public static Architecture of(Architecture joined) {
    int[] choices = new int[MobileFashionSpace.STAGES * PER_STAGE];
    for (int block = 0; block < joined.choices().length; block++) {
      int choice = joined.choice(block);
      if (choice == SKIP) {
        choices[decision(block, Factor.PRESENCE)] = 1;
      } else {
        choices[decision(block, Factor.KERNEL)] = choice % 2;
        choices[decision(block, Factor.EXPANSION)] = choice / 2;
      }
    }
    return Architecture.of(choices);
  }

  /**
   * Returns the network with these choices at once. Several kernels are joined after their
   * activations, presence and absence after the block; of several expansions the greatest is built.
   */
  public static LayerGraph network(ActiveChoices active, Shape image, int classes) {
    return MobileFashionChain.of(
        image, classes, (graph, block, input) -> addTo(graph, block, input, active));
  }

  private static int addTo(LayerGraph.Builder graph, int block, int input, ActiveChoices active) {
    List<Integer> presences =
        mayBeLeftOut(block) ? active.of(decision(block, Factor.PRESENCE)) : List.of(0);
    if (presences.equals(List.of(1))) {
      return input;
    }
    String name = MobileFashionChain.name(block);
    List<Integer> expansions = active.of(decision(block, Factor.EXPANSION));
    int expansion = expansions.contains(1) ? 6 : 3;
    int kernel = decision(block, Factor.KERNEL);
    InvertedResidual operation = MobileFashionChain.operation(block, 3, expansion, false);
    int inner = operation.addExpansion(graph, name, input);
    List<Integer> kernels = active.of(kernel);
    int[] filtered = new int[kernels.size()];
    for (int i = 0; i < filtered.length; i++) {
      int side = kernels.get(i) == 0 ? 3 : 5;
      filtered[i] =
          MobileFashionChain.operation(block, side, expansion, false)
              .addDepthwise(graph, name + ".k" + side, inner);
    }
    int x =
        filtered.length == 1
            ? filtered[0]
            : graph.add(name + ".kernels", new Layer.Mix(kernel, kernels), filtered);
    x = operation.addProjection(graph, name, x);
    if (presences.size() > 1) {
      int nothing = graph.add(name + ".nothing", new Layer.Zero(1), x);
      int presence = decision(block, Factor.PRESENCE);
      x = graph.add(name + ".presence", new Layer.Mix(presence, presences), x, nothing);
    }
    return MobileFashionChain.addResidual(graph, block, x, input);
  }

  @Override
  public String format(Architecture factors) {
    StringBuilder text = new StringBuilder();
    for (int d = 0; d < decisions().size(); d++) {
      text.append(d == 0 ? "" : " ").append(decisions().get(d).choices().get(factors.choice(d)));
    }
    return text.toString();
  }

  @Override
  public Architecture parse(String text) {
    String[] words = text.strip().split("\\s+", -1);
    int[] choices = new int[decisions().size()];
    boolean wellFormed = words.length == choices.length;
    for (int d = 0; wellFormed && d < choices.length; d++) {
      choices[d] = decisions().get(d).choices().indexOf(words[d]);
      wellFormed = choices[d] >= 0;
    }
    if (!wellFormed) {
      throw new InvalidInputException(
          "not factors of a mobile-fashion architecture: '"
              + text
              + "'; written as kernel and expansion of each block, such as k3 e6, and there or skip"
              + " after those of a stage's second");
    }
    return Architecture.of(choices);
  }
}
