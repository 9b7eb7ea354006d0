package org.reprise.algorithm.automlzero.program;

import org.reprise.space.InvalidInputException;

/**
 * How many addresses of each kind a program may use.
 *
 * <p>With a scalar output, s0 holds the label, s1 the prediction and v0 the features; with a vector
 * output (several classes) v1 holds the label and v2 the prediction. Labels and features are never
 * written by a program.
 */
public record AddressSpace(int scalars, int vectors, int matrices) {
  /** The largest number of addresses of one kind. */
  public static final int LIMIT = 20;

  /** 20 addresses of each kind, the original's default. */
  public static final AddressSpace DEFAULT = new AddressSpace(LIMIT, LIMIT, LIMIT);

  /** Checks the bounds: at least s0, s1, v0, v1; at most {@link #LIMIT} of each kind. */
  public AddressSpace {
    if (scalars < 2 || vectors < 2 || matrices < 0 || Math.max(scalars, vectors) > LIMIT) {
      throw new InvalidInputException(
          "addresses "
              + scalars
              + "/"
              + vectors
              + "/"
              + matrices
              + ": accepted are 2 to 20 scalars, 2 to 20 vectors and 0 to 20 matrices");
    }
    if (matrices > LIMIT) {
      throw new InvalidInputException("matrices: " + matrices + ", accepted are 0 to 20");
    }
  }

  /** Returns how many addresses of this kind there are. */
  public int count(OperandKind operand) {
    return switch (operand) {
      case SCALAR -> scalars;
      case VECTOR -> vectors;
      case MATRIX -> matrices;
    };
  }

  /**
   * Returns one number for an address of any kind: scalars, then vectors, then matrices, {@link
   * #LIMIT} apart. Below 60, so a set of registers fits into a long.
   */
  public static int register(OperandKind operand, int address) {
    return operand.ordinal() * LIMIT + address;
  }
}
