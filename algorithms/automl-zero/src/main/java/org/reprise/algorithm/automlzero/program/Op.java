package org.reprise.algorithm.automlzero.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The 65 operations (paper, supplementary table S1), numbered 0 to 64 as in the original code.
 *
 * <p>An operation is described by its form: one line of a program with the addresses left out
 * ({@code s}, {@code v}, {@code m}) and {@code #} for a constant. The form fixes the kinds of the
 * output and of the inputs, is what a program is printed with, and what the parser looks for.
 */
public enum Op {
  NO_OP("no_op()"),
  SCALAR_SUM("s = s + s"),
  SCALAR_DIFF("s = s - s"),
  SCALAR_PRODUCT("s = s * s"),
  SCALAR_DIVISION("s = s / s"),
  SCALAR_ABS("s = abs(s)"),
  SCALAR_RECIPROCAL("s = reciprocal(s)"),
  SCALAR_SIN("s = sin(s)"),
  SCALAR_COS("s = cos(s)"),
  SCALAR_TAN("s = tan(s)"),
  SCALAR_ARCSIN("s = arcsin(s)"),
  SCALAR_ARCCOS("s = arccos(s)"),
  SCALAR_ARCTAN("s = arctan(s)"),
  SCALAR_EXP("s = exp(s)"),
  SCALAR_LOG("s = log(s)"),
  /** 1 where s ≥ 0; the vector and matrix forms are 1 only above 0. */
  SCALAR_HEAVISIDE("s = heaviside(s)"),
  VECTOR_HEAVISIDE("v = heaviside(v)"),
  MATRIX_HEAVISIDE("m = heaviside(m)"),
  SCALAR_VECTOR_PRODUCT("v = s * v"),
  SCALAR_BROADCAST("v = bcast(s)"),
  VECTOR_RECIPROCAL("v = reciprocal(v)"),
  VECTOR_NORM("s = norm(v)"),
  VECTOR_ABS("v = abs(v)"),
  VECTOR_SUM("v = v + v"),
  VECTOR_DIFF("v = v - v"),
  VECTOR_PRODUCT("v = v * v"),
  VECTOR_DIVISION("v = v / v"),
  VECTOR_INNER_PRODUCT("s = dot(v, v)"),
  VECTOR_OUTER_PRODUCT("m = outer(v, v)"),
  SCALAR_MATRIX_PRODUCT("m = s * m"),
  MATRIX_RECIPROCAL("m = reciprocal(m)"),
  MATRIX_VECTOR_PRODUCT("v = dot(m, v)"),
  /** Every column of the matrix is the vector. */
  VECTOR_COLUMN_BROADCAST("m = column_bcast(v)"),
  /** Every row of the matrix is the vector. */
  VECTOR_ROW_BROADCAST("m = row_bcast(v)"),
  MATRIX_NORM("s = norm(m)"),
  MATRIX_COLUMN_NORM("v = column_norm(m)"),
  MATRIX_ROW_NORM("v = row_norm(m)"),
  MATRIX_TRANSPOSE("m = transpose(m)"),
  MATRIX_ABS("m = abs(m)"),
  MATRIX_SUM("m = m + m"),
  MATRIX_DIFF("m = m - m"),
  /** Element by element. */
  MATRIX_PRODUCT("m = m * m"),
  MATRIX_DIVISION("m = m / m"),
  MATRIX_MATRIX_PRODUCT("m = matmul(m, m)"),
  SCALAR_MIN("s = minimum(s, s)"),
  VECTOR_MIN("v = minimum(v, v)"),
  MATRIX_MIN("m = minimum(m, m)"),
  SCALAR_MAX("s = maximum(s, s)"),
  VECTOR_MAX("v = maximum(v, v)"),
  MATRIX_MAX("m = maximum(m, m)"),
  VECTOR_MEAN("s = mean(v)"),
  MATRIX_MEAN("s = mean(m)"),
  MATRIX_ROW_MEAN("v = row_mean(m)"),
  MATRIX_ROW_ST_DEV("v = row_std(m)"),
  VECTOR_ST_DEV("s = std(v)"),
  MATRIX_ST_DEV("s = std(m)"),
  SCALAR_CONST("s = #"),
  VECTOR_CONST("v[#] = #"),
  MATRIX_CONST("m[#, #] = #"),
  SCALAR_UNIFORM("s = uniform(#, #)"),
  VECTOR_UNIFORM("v = uniform(#, #)"),
  MATRIX_UNIFORM("m = uniform(#, #)"),
  SCALAR_GAUSSIAN("s = gaussian(#, #)"),
  VECTOR_GAUSSIAN("v = gaussian(#, #)"),
  MATRIX_GAUSSIAN("m = gaussian(#, #)");

  private static final Op[] VALUES = values();
  private static final Map<String, Op> BY_FORM = new HashMap<>();

  static {
    for (Op op : VALUES) {
      BY_FORM.put(op.form, op);
    }
  }

  private final String form;
  private final @Nullable OperandKind output;
  private final List<OperandKind> inputs;
  private final int constants;

  Op(String form) {
    this.form = form;
    List<OperandKind> operands = new ArrayList<>();
    Matcher matcher = Pattern.compile("\\b([svm])\\b").matcher(form);
    while (matcher.find()) {
      operands.add(OperandKind.of(matcher.group(1).charAt(0)));
    }
    this.output = operands.isEmpty() ? null : operands.get(0);
    this.inputs =
        operands.isEmpty() ? List.of() : List.copyOf(operands.subList(1, operands.size()));
    this.constants = (int) form.chars().filter(c -> c == '#').count();
  }

  /** Returns the operation's number in the original code, 0 to 64. */
  public int id() {
    return ordinal();
  }

  /** Returns the line that a program shows, with letters for addresses and # for constants. */
  public String form() {
    return form;
  }

  /** Returns what it writes; {@link #NO_OP}, which writes nothing, must not be asked. */
  public OperandKind output() {
    return Objects.requireNonNull(output, "a line that does nothing has no output");
  }

  /** Returns what it reads, in order: none, one or two. */
  public List<OperandKind> inputs() {
    return inputs;
  }

  /** Returns how many constants it carries, 0 to 3. */
  public int constants() {
    return constants;
  }

  /** Returns whether it draws random numbers when it runs. */
  public boolean isRandom() {
    return ordinal() >= SCALAR_UNIFORM.ordinal();
  }

  /** Returns whether it sets one element of its output and leaves the others as they were. */
  public boolean writesOneElement() {
    return this == VECTOR_CONST || this == MATRIX_CONST;
  }

  /** Returns whether exchanging the two inputs leaves every bit of the result unchanged. */
  public boolean isCommutative() {
    return switch (this) {
      case SCALAR_SUM, SCALAR_PRODUCT, VECTOR_SUM, VECTOR_PRODUCT -> true;
      case VECTOR_INNER_PRODUCT, MATRIX_SUM, MATRIX_PRODUCT -> true;
      default -> false;
    };
  }

  /** Returns the operation with this number. */
  static Op of(int id) {
    return VALUES[id];
  }

  /** Returns the operation with this form, or null. */
  static @Nullable Op ofForm(String form) {
    return BY_FORM.get(form);
  }
}
