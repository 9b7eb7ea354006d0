package org.reprise.algorithm.automlzero.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * One operation with its addresses and constants. What an operation does not use is zero.
 *
 * <p>As in the original, all constants but that of {@link Op#SCALAR_CONST} have single precision;
 * an element of a vector or matrix is named by a fraction of its size, so that a program does not
 * depend on the number of features.
 *
 * @param in1 address of the first input
 * @param in2 address of the second input
 * @param out address of the output
 * @param c0 first constant: the value, the element's (row) fraction, the lower bound or the mean
 * @param c1 second constant: the value, the column fraction, the upper bound or the deviation
 * @param c2 third constant: a matrix element's value
 */
public record Instruction(Op op, int in1, int in2, int out, double c0, double c1, double c2) {
  /** The instruction that does nothing. */
  public static final Instruction NOTHING = new Instruction(Op.NO_OP, 0, 0, 0, 0, 0, 0);

  /** Rounds the constants to the precision that the operation keeps. */
  public Instruction {
    if (op != Op.SCALAR_CONST) {
      c0 = single(c0);
      c1 = single(c1);
      c2 = single(c2);
    }
  }

  private static double single(double value) {
    return (float) value;
  }

  /** Returns an instruction that reads memory. */
  public static Instruction of(Op op, int in1, int in2, int out) {
    return new Instruction(op, in1, in2, out, 0, 0, 0);
  }

  /** Returns an instruction that carries constants. */
  public static Instruction withConstants(Op op, int out, double c0, double c1, double c2) {
    return new Instruction(op, 0, 0, out, c0, c1, c2);
  }

  /**
   * Returns the element that {@code fraction} names in a vector of {@code size}: truncated, in
   * floats.
   */
  public static int element(double fraction, int size) {
    return (int) ((float) size * (float) fraction);
  }

  /** Returns the instruction as a program shows it, such as {@code s3 = s0 - s1}. */
  @Override
  public String toString() {
    Deque<Integer> addresses = new ArrayDeque<>(List.of(out, in1, in2));
    double[] constants = {c0, c1, c2};
    StringBuilder text = new StringBuilder();
    String form = op.form();
    int nextConstant = 0;
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (c == '#') {
        double value = constants[nextConstant++];
        text.append(op == Op.SCALAR_CONST ? Double.toString(value) : Float.toString((float) value));
      } else {
        text.append(c);
        if (isOperand(form, i)) {
          text.append(addresses.remove());
        }
      }
    }
    return text.toString();
  }

  private static boolean isOperand(String form, int i) {
    boolean startsWord = i == 0 || !isWord(form.charAt(i - 1));
    boolean endsWord = i + 1 == form.length() || !isWord(form.charAt(i + 1));
    return startsWord && endsWord && "svm".indexOf(form.charAt(i)) >= 0;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
