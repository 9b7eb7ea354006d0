package org.reprise.algorithm.tunas;

import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;

/**
 * One decision a block among operations with weights of their own, as in ProxylessNAS.
 *
 * @param space whose decisions they are
 * @param image the shape of an image
 * @param classes how many are told apart
 */
record SeparateOperations(MobileFashionSpace space, Shape image, int classes)
    implements MobileChoices {
  @Override
  public LayerGraph network(ActiveChoices active) {
    return active.isArchitecture()
        ? space.network(active.architecture(), image, classes)
        : space.network(active, image, classes);
  }

  @Override
  public Architecture joined(Architecture decided) {
    return decided;
  }

  @Override
  public Architecture decided(Architecture joined) {
    return joined;
  }

  @Override
  public double[][] blockProbabilities(ActiveChoices active) {
    double[][] probabilities = new double[space.decisions().size()][];
    for (int block = 0; block < probabilities.length; block++) {
      probabilities[block] = new double[space.decisions().get(block).size()];
      List<Integer> choices = active.of(block);
      for (int choice : choices) {
        probabilities[block][choice] = 1.0 / choices.size();
      }
    }
    return probabilities;
  }
}
