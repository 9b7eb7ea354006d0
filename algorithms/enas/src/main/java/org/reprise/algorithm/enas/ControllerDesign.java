package org.reprise.algorithm.enas;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.reprise.space.SearchSpace;
import org.reprise.space.enas.EnasMacroSpace;
import org.reprise.space.enas.EnasMicroSpace;

/** Gives the controller of a space. */
@FunctionalInterface
interface ControllerDesign {
  /** Returns the controller. */
  EnasController of(SearchSpace space);

  /**
   * Returns the authors' controllers for their own spaces, and one for cells.
   *
   * @param cells of the controller for cells
   * @param penaltyOfSample whether skips are punished as the paper says, not as the code does
   */
  static ControllerDesign bySpace(ControllerSettings cells, boolean penaltyOfSample) {
    return space -> {
      if (space instanceof EnasMacroSpace) {
        return macro(ControllerSettings.ofMacro(penaltyOfSample)).of(space);
      }
      return (space instanceof EnasMicroSpace
              ? micro(ControllerSettings.ofMicro())
              : oneByOne(cells))
          .of(space);
    };
  }

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

  /**
   * Returns that of whole networks: after the operation of a layer its skips.
   *
   * @param settings {@link ControllerSettings#ofMacro} as published
   */
  static ControllerDesign macro(ControllerSettings settings) {
    return space -> {
      EnasMacroSpace macro = (EnasMacroSpace) space;
      List<ControllerStep> steps = new ArrayList<>();
      for (int layer = 0; layer < macro.depth(); layer++) {
        steps.add(new ControllerStep.Operation(EnasMacroSpace.operation(layer), false));
        int to = layer;
        int[] skips =
            IntStream.range(0, layer).map(source -> EnasMacroSpace.skip(source, to)).toArray();
        steps.add(new ControllerStep.Skips(skips));
      }
      int operations = space.decisions().get(0).size();
      return new EnasController(steps, space.decisions().size(), operations, settings);
    };
  }

  /**
   * Returns that of pairs of cells: both inputs of a node, then both operations, one state for both
   * cells. Preferences hold in the normal cell only.
   *
   * @param settings {@link ControllerSettings#ofMicro} as published
   */
  static ControllerDesign micro(ControllerSettings settings) {
    return space -> {
      List<ControllerStep> steps = new ArrayList<>();
      int decision = 0;
      for (int cell = 0; cell < 2; cell++) {
        int first = cell * (EnasMicroSpace.INPUTS + EnasMicroSpace.NODES);
        for (int input = 0; input < EnasMicroSpace.INPUTS; input++) {
          steps.add(new ControllerStep.Mark(true));
        }
        for (int node = 0; node < EnasMicroSpace.NODES; node++) {
          int sources = EnasMicroSpace.INPUTS + node;
          // An architecture has input, operation, input, operation.
          steps.add(new ControllerStep.Input(decision, first, sources));
          steps.add(new ControllerStep.Input(decision + 2, first, sources));
          steps.add(new ControllerStep.Operation(decision + 1, cell == 0));
          steps.add(new ControllerStep.Operation(decision + 3, cell == 0));
          steps.add(new ControllerStep.Mark(false));
          decision += 4;
        }
      }
      int operations = space.decisions().get(1).size();
      return new EnasController(steps, decision, operations, settings);
    };
  }
}
