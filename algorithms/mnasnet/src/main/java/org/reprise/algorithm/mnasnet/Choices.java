package org.reprise.algorithm.mnasnet;

import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.search.policy.Controller;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.mobile.MobileFashionSpace;

/**
 * What the controller chooses, and which network of the benchmark that is. {@code flat}: every
 * decision of the space by itself. {@code factorized}: the layers of a stage alike, and how many
 * there are (section 4.1 of the paper).
 */
interface Choices {
  /** The names of {@link #named}. */
  List<String> NAMES = List.of("flat", "factorized");

  /** Returns the space that the controller writes architectures of. */
  SearchSpace space();

  /** Returns the network of a choice. */
  Architecture expand(Architecture choice);

  /**
   * Returns the choices called {@code name} for networks of {@code space}.
   *
   * @throws InvalidInputException if the space has no stages of layers that could be alike
   */
  static Choices named(String name, SearchSpace space) {
    if (name.equals("flat")) {
      return new Flat(space);
    }
    if (space.name().equals(new MobileFashionSpace().name())) {
      return new StageChoices();
    }
    throw new InvalidInputException(
        "choices=factorized needs a space of stages with several layers, mobile-fashion; "
            + space.name()
            + " can be searched with choices=flat");
  }

  /**
   * Draws from the controller; where decisions are not independent, a combination that is no
   * architecture is drawn again and costs nothing.
   */
  default Controller.Episode sample(
      Controller controller, double[] weights, RandomGenerator random) {
    while (true) {
      Controller.Episode episode = controller.sample(weights, random);
      if (space().defect(episode.architecture()).isEmpty()) {
        return episode;
      }
    }
  }

  /**
   * Every decision by itself.
   *
   * @param space of the benchmark
   */
  record Flat(SearchSpace space) implements Choices {
    @Override
    public Architecture expand(Architecture choice) {
      return choice;
    }
  }
}
