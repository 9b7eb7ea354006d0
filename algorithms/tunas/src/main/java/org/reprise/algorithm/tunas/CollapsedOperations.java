package org.reprise.algorithm.tunas;

import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.mobile.MobileFashionFactors;
import org.reprise.space.mobile.MobileFashionFactors.Factor;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;

/**
 * Operation collapsing: kernel, expansion and presence of a block are decided apart, and all
 * operations of a block are one block whose 1x1 convolutions are masked (Bender et al. 2020,
 * section 5.3).
 *
 * @param factors whose decisions they are
 * @param joinedSpace the searched space
 * @param image the shape of an image
 * @param classes how many are told apart
 */
record CollapsedOperations(
    MobileFashionFactors factors, MobileFashionSpace joinedSpace, Shape image, int classes)
    implements MobileChoices {
  private static final int SKIP = 4;
  private static final int PRESENT = 0;

  @Override
  public SearchSpace space() {
    return factors;
  }

  @Override
  public LayerGraph network(ActiveChoices active) {
    return MobileFashionFactors.network(active, image, classes);
  }

  @Override
  public Architecture joined(Architecture decided) {
    return MobileFashionFactors.joined(decided);
  }

  @Override
  public Architecture decided(Architecture joined) {
    return MobileFashionFactors.of(joined);
  }

  @Override
  public double[][] blockProbabilities(ActiveChoices active) {
    double[][] probabilities = new double[joinedSpace.decisions().size()][];
    for (int block = 0; block < probabilities.length; block++) {
      probabilities[block] = new double[joinedSpace.decisions().get(block).size()];
      boolean required = probabilities[block].length == SKIP;
      double there = 1;
      if (!required) {
        List<Integer> presence = active.of(MobileFashionFactors.decision(block, Factor.PRESENCE));
        there = presence.contains(PRESENT) ? 1.0 / presence.size() : 0;
        probabilities[block][SKIP] = 1 - there;
      }
      List<Integer> kernels = active.of(MobileFashionFactors.decision(block, Factor.KERNEL));
      List<Integer> expansions = active.of(MobileFashionFactors.decision(block, Factor.EXPANSION));
      for (int kernel : kernels) {
        for (int expansion : expansions) {
          probabilities[block][kernel + 2 * expansion] =
              there / (kernels.size() * expansions.size());
        }
      }
    }
    return probabilities;
  }

  @Override
  public boolean isAboutFilters(int decision) {
    return MobileFashionFactors.factor(decision) == Factor.EXPANSION;
  }

  @Override
  public boolean isActive(int decision, ActiveChoices active) {
    int block = MobileFashionFactors.block(decision);
    return MobileFashionFactors.factor(decision) == Factor.PRESENCE
        || block % MobileFashionSpace.BLOCKS == 0
        || active.of(MobileFashionFactors.decision(block, Factor.PRESENCE)).contains(PRESENT);
  }
}
