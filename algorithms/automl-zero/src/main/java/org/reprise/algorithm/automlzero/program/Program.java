package org.reprise.algorithm.automlzero.program;

import java.util.List;

/**
 * A learning algorithm: the instructions of its three component functions. Immutable; two programs
 * with the same instructions are equal.
 */
public record Program(List<Instruction> setup, List<Instruction> predict, List<Instruction> learn) {

  /** Keeps unmodifiable copies of the lists. */
  public Program {
    setup = List.copyOf(setup);
    predict = List.copyOf(predict);
    learn = List.copyOf(learn);
  }

  /** Returns the instructions of one function. */
  public List<Instruction> component(Component component) {
    return switch (component) {
      case SETUP -> setup;
      case PREDICT -> predict;
      case LEARN -> learn;
    };
  }

  /** This program with one function replaced. */
  public Program with(Component component, List<Instruction> instructions) {
    return switch (component) {
      case SETUP -> new Program(instructions, predict, learn);
      case PREDICT -> new Program(setup, instructions, learn);
      case LEARN -> new Program(setup, predict, instructions);
    };
  }

  /** Returns the number of instructions in all three functions. */
  public int size() {
    return setup.size() + predict.size() + learn.size();
  }

  /** Returns the readable form, which {@link ProgramParser} reads back to an equal program. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    for (Component component : Component.values()) {
      text.append("def ").append(component.title()).append("():\n");
      for (Instruction instruction : component(component)) {
        text.append("  ").append(instruction).append('\n');
      }
    }
    return text.toString();
  }
}
