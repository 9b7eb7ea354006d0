package org.reprise.algorithm.enas;

import java.util.ArrayList;
import java.util.List;
import org.reprise.space.SearchSpace;

/** Gives the controller of a space. */
@FunctionalInterface
interface ControllerDesign {
  /** Returns the controller. */
  EnasController of(SearchSpace space);

  /** Returns that of a space whose decisions all have the same choices: one after the other. */
  static ControllerDesign oneByOne(ControllerSettings settings) {
    return space -> {
      List<ControllerStep> steps = new ArrayList<>();
      for (int decision = 0; decision < space.decisions().size(); decision++) {
        steps.add(new ControllerStep.Operation(decision, false));
      }
      return new EnasController(steps, steps.size(), space.decisions().get(0).size(), settings);
    };
  }
}
