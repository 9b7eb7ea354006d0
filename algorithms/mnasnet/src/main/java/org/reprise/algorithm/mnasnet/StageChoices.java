package org.reprise.algorithm.mnasnet;

import java.util.ArrayList;
import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;
import org.reprise.space.SearchSpace;
import org.reprise.space.mobile.MobileFashionSpace;

/**
 * The factorized hierarchical form of {@link MobileFashionSpace}: each of three stages chooses a
 * kernel, an expansion and one or two blocks, all alike. 8^3 = 512 of the 8,000 networks.
 */
final class StageChoices extends ProductSpace implements Choices {
  private static final int PER_STAGE = 3;

  StageChoices() {
    super(
        "mobile-fashion-stages",
        "Kernel, expansion and one or two equal blocks for each of 3 stages",
        stageDecisions());
  }

  private static List<Decision> stageDecisions() {
    List<Decision> decisions = new ArrayList<>();
    for (int stage = 0; stage < MobileFashionSpace.STAGES; stage++) {
      decisions.add(new Decision("stage" + stage + ".kernel", List.of("k3", "k5")));
      decisions.add(new Decision("stage" + stage + ".expansion", List.of("e3", "e6")));
      decisions.add(new Decision("stage" + stage + ".blocks", List.of("x1", "x2")));
    }
    return decisions;
  }

  @Override
  public SearchSpace space() {
    return this;
  }

  @Override
  public Architecture expand(Architecture choice) {
    int[] blocks = new int[MobileFashionSpace.STAGES * MobileFashionSpace.BLOCKS];
    for (int stage = 0; stage < MobileFashionSpace.STAGES; stage++) {
      // k3e3, k5e3, k3e6, k5e6, skip: the choices of a block.
      int block = choice.choice(PER_STAGE * stage) + 2 * choice.choice(PER_STAGE * stage + 1);
      boolean two = choice.choice(PER_STAGE * stage + 2) == 1;
      blocks[MobileFashionSpace.BLOCKS * stage] = block;
      blocks[MobileFashionSpace.BLOCKS * stage + 1] = two ? block : 4;
    }
    return Architecture.of(blocks);
  }

  @Override
  public String format(Architecture architecture) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < architecture.length(); i++) {
      text.append(i > 0 && i % PER_STAGE == 0 ? "/" : "")
          .append(decisions().get(i).choices().get(architecture.choice(i)));
    }
    return text.toString();
  }

  @Override
  public Architecture parse(String text) {
    return keys()
        .mapToObj(this::fromKey)
        .filter(architecture -> format(architecture).equals(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "'" + text + "' is no choice of stages; written as k3e6x2/k5e3x1/k3e3x2"));
  }
}
