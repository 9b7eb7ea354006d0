package org.reprise.algorithm.automlzero.search;

import java.util.List;
import org.reprise.algorithm.automlzero.program.AddressSpace;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.algorithm.automlzero.program.Op;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.space.InvalidInputException;

/**
 * The programs that a search may visit.
 *
 * @param setup operations and sizes of Setup
 * @param predict operations and sizes of Predict
 * @param learn operations and sizes of Learn
 */
public record ProgramSpace(
    AddressSpace addresses, OutputKind output, Function setup, Function predict, Function learn) {

  /**
   * What one component function may be.
   *
   * @param ops operations allowed; none means that the function is never changed
   * @param initialSize number of instructions to begin with
   * @param minSize removal leaves at least so many instructions
   * @param maxSize insertion leaves fewer instructions than this (the original's upper bounds are
   *     exclusive)
   */
  public record Function(List<Op> ops, int initialSize, int minSize, int maxSize) {
    /** Keeps a copy of the list. */
    public Function {
      ops = List.copyOf(ops);
    }

    /** Returns a function of fixed size. */
    public static Function fixed(int size, Op... ops) {
      return new Function(List.of(ops), size, size, size + 1);
    }
  }

  /** Checks that something can be changed, and that no operation lacks its memory. */
  public ProgramSpace {
    if (setup.ops().isEmpty() && predict.ops().isEmpty() && learn.ops().isEmpty()) {
      throw new InvalidInputException("search space: no function has operations to choose from");
    }
  }

  /** Returns what this function may be. */
  public Function function(Component component) {
    return switch (component) {
      case SETUP -> setup;
      case PREDICT -> predict;
      case LEARN -> learn;
    };
  }
}
