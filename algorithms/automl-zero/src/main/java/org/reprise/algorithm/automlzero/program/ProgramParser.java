package org.reprise.algorithm.automlzero.program;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.space.InvalidInputException;

/**
 * Reads the readable form of a program: {@code def Setup():}, {@code def Predict():} and {@code def
 * Learn():}, each followed by one instruction a line. Empty lines and comments (from {@code #} to
 * the line's end) are skipped; a function may be absent or empty.
 */
public final class ProgramParser {
  private static final Pattern HEADER = Pattern.compile("def\\s+(\\w+)\\s*\\(\\s*\\)\\s*:");
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\b(?<kind>[svm])(?<address>\\d+)\\b"
              + "|(?<![\\w.])(?<number>[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?|[-+]?(?:NaN|Infinity)\\b)");

  private final AddressSpace addresses;
  private final OutputKind output;

  /** A parser that accepts these addresses and this output convention. */
  public ProgramParser(AddressSpace addresses, OutputKind output) {
    this.addresses = addresses;
    this.output = output;
  }

  /** A parser for 20 addresses of each kind and a scalar output. */
  public ProgramParser() {
    this(AddressSpace.DEFAULT, OutputKind.SCALAR);
  }

  /**
   * Reads a program.
   *
   * @throws InvalidInputException naming the line, what is wrong with it and what is accepted
   */
  public Program parse(String text) {
    Map<Component, List<Instruction>> functions = new EnumMap<>(Component.class);
    List<Instruction> current = null;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String code = line.replaceFirst("#.*", "").strip();
      if (code.isEmpty()) {
        continue;
      }
      Matcher header = HEADER.matcher(code);
      if (header.matches()) {
        Component component = component(header.group(1), number);
        current = new ArrayList<>();
        if (functions.put(component, current) != null) {
          throw error(number, component.title() + " is defined twice");
        }
      } else if (current == null) {
        throw error(
            number, "'" + code + "' stands before the first function, such as def Setup():");
      } else {
        current.add(instruction(code, number));
      }
    }
    if (functions.isEmpty()) {
      throw new InvalidInputException(
          "program: no function found, expected def Setup():, def Predict():, def Learn():");
    }
    return new Program(
        functions.getOrDefault(Component.SETUP, List.of()),
        functions.getOrDefault(Component.PREDICT, List.of()),
        functions.getOrDefault(Component.LEARN, List.of()));
  }

  private static Component component(String name, int line) {
    for (Component component : Component.values()) {
      if (component.title().equals(name)) {
        return component;
      }
    }
    throw error(line, "unknown function '" + name + "', accepted are Setup, Predict, Learn");
  }

  private Instruction instruction(String code, int line) {
    List<Integer> found = new ArrayList<>();
    List<Double> constants = new ArrayList<>();
    StringBuilder form = new StringBuilder();
    Matcher token = TOKEN.matcher(code);
    while (token.find()) {
      if (token.group("kind") != null) {
        found.add(address(token.group("kind").charAt(0), token.group("address"), line));
        token.appendReplacement(form, token.group("kind"));
      } else {
        constants.add(Double.parseDouble(token.group("number")));
        token.appendReplacement(form, "#");
      }
    }
    token.appendTail(form);
    Op op = Op.ofForm(normalised(form.toString()));
    if (op == null) {
      throw error(line, "'" + code + "' is none of the 65 operations, such as s3 = s0 - s1");
    }
    if (op == Op.NO_OP) {
      return Instruction.NOTHING;
    }
    int out = found.get(0);
    if (out < output.firstWritable(op.output())) {
      throw error(line, "'" + code + "' writes a label or the features, which are read-only");
    }
    Instruction instruction =
        new Instruction(
            op,
            found.size() > 1 ? found.get(1) : 0,
            found.size() > 2 ? found.get(2) : 0,
            out,
            constant(constants, 0),
            constant(constants, 1),
            constant(constants, 2));
    checkConstants(instruction, code, line);
    return instruction;
  }

  private int address(char kind, String digits, int line) {
    OperandKind operand = OperandKind.of(kind);
    int count = addresses.count(operand);
    int address = digits.length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    if (address >= count) {
      String accepted =
          count == 0
              ? "this memory has no matrices"
              : String.format(Locale.ROOT, "accepted are %c0 to %c%d", kind, kind, count - 1);
      throw error(line, "no address " + kind + digits + ", " + accepted);
    }
    return address;
  }

  private static void checkConstants(Instruction instruction, String code, int line) {
    boolean element = instruction.op().writesOneElement();
    if (element && !isFraction(instruction.c0())) {
      throw error(line, "'" + code + "': an element is a fraction of the size, 0 <= fraction < 1");
    }
    if (instruction.op() == Op.MATRIX_CONST && !isFraction(instruction.c1())) {
      throw error(line, "'" + code + "': an element is a fraction of the size, 0 <= fraction < 1");
    }
  }

  private static boolean isFraction(double value) {
    return value >= 0 && value < 1;
  }

  private static double constant(List<Double> constants, int index) {
    return index < constants.size() ? constants.get(index) : 0;
  }

  /** Returns one space around = and binary operators and after commas, none elsewhere. */
  private static String normalised(String form) {
    String tight = form.replaceAll("\\s+", "");
    return tight.replaceAll("([=+*/-])", " $1 ").replace(",", ", ");
  }

  private static InvalidInputException error(int line, String what) {
    return new InvalidInputException("program, line " + line + ": " + what);
  }
}
