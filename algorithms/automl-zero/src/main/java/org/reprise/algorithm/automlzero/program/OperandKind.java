package org.reprise.algorithm.automlzero.program;

/** The three kinds of memory that an instruction reads and writes: scalars, vectors, matrices. */
public enum OperandKind {
  /** One number. */
  SCALAR('s'),
  /** F numbers, F being the number of features of a task. */
  VECTOR('v'),
  /** F × F numbers, rows first. */
  MATRIX('m');

  private static final OperandKind[] VALUES = values();

  private final char letter;

  OperandKind(char letter) {
    this.letter = letter;
  }

  /** Returns the letter before an address in the readable form: s, v or m. */
  public char letter() {
    return letter;
  }

  /** Returns the kind with this letter. */
  static OperandKind of(char letter) {
    for (OperandKind operand : VALUES) {
      if (operand.letter == letter) {
        return operand;
      }
    }
    throw new IllegalArgumentException("no memory is called '" + letter + "'");
  }
}
