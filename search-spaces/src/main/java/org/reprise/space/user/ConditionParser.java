package org.reprise.space.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;

/**
 * Reads conditions on the choices of an architecture, such as {@code depth < 3 or op3 in [skip,
 * none]}:
 *
 * <pre>
 * rule       = and { "or" and }
 * and        = not { "and" not }
 * not        = "not" not | "(" rule ")" | comparison
 * comparison = sum ( "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) sum
 *            | sum [ "not" ] "in" "[" sum { "," sum } "]"
 * sum        = product { ( "+" | "-" ) product }
 * product    = value { ( "*" | "/" | "%" ) value }
 * value      = "(" sum ")" | "-" value | NUMBER | DECISION | CHOICE
 *            | "count" "(" CHOICE { "," DECISION } ")"
 * </pre>
 *
 * <p>A word is the decision of that name, else a number, else a choice; quotes make a word of
 * anything. Numbers are compared as numbers, all else as text. {@code count} says how many
 * decisions (of those named, or of all) have that choice.
 */
final class ConditionParser {
  private static final Set<String> RESERVED =
      Set.of("and", "or", "not", "in", "count", "if", "then", "sort");

  /** Something with a value: its text, and its number unless {@code noNumber} says why not. */
  private record Value(
      Function<Architecture, String> text,
      ToDoubleFunction<Architecture> number,
      Optional<String> noNumber) {
    boolean isNumber() {
      return noNumber.isEmpty();
    }

    static Value of(ToDoubleFunction<Architecture> number) {
      return new Value(a -> String.valueOf(number.applyAsDouble(a)), number, Optional.empty());
    }
  }

  private final List<Decision> decisions;
  private final RuleTokens tokens;

  ConditionParser(RuleTokens tokens, List<Decision> decisions) {
    this.tokens = tokens;
    this.decisions = decisions;
  }

  /**
   * Returns the condition that {@code text} is.
   *
   * @throws InvalidInputException if it is none; the message names the column
   */
  static Condition parse(String text, List<Decision> decisions) {
    RuleTokens tokens = new RuleTokens(text);
    Condition condition = new ConditionParser(tokens, decisions).condition();
    tokens.requireEnd();
    return condition;
  }

  /** Returns the condition that begins at the next token. */
  Condition condition() {
    Condition left = and();
    while (tokens.take("or")) {
      Condition first = left;
      Condition second = and();
      left = a -> first.holds(a) || second.holds(a);
    }
    return left;
  }

  private Condition and() {
    Condition left = not();
    while (tokens.take("and")) {
      Condition first = left;
      Condition second = not();
      left = a -> first.holds(a) && second.holds(a);
    }
    return left;
  }

  private Condition not() {
    if (tokens.take("not")) {
      Condition negated = not();
      return a -> !negated.holds(a);
    }
    if (tokens.isNext("(") && tokens.isConditionInParentheses()) {
      tokens.require("(");
      Condition inner = condition();
      tokens.require(")");
      return inner;
    }
    return comparison();
  }

  private Condition comparison() {
    Value left = sum();
    RuleTokens.Word sign = tokens.take();
    switch (sign.isQuoted() ? "" : sign.text()) {
      case "not":
        tokens.require("in");
        Condition among = in(left);
        return a -> !among.holds(a);
      case "in":
        return in(left);
      case "=", "==":
        return equal(left, sum());
      case "!=":
        Condition same = equal(left, sum());
        return a -> !same.holds(a);
      case "<", "<=", ">", ">=":
        ToDoubleFunction<Architecture> first = number(left, sign);
        ToDoubleFunction<Architecture> second = number(sum(), sign);
        boolean less = sign.text().startsWith("<");
        boolean orEqual = sign.text().endsWith("=");
        return a -> {
          double x = first.applyAsDouble(a);
          double y = second.applyAsDouble(a);
          return (less ? x < y : x > y) || (orEqual && x == y);
        };
      default:
        throw tokens.error(
            sign.column(), "expected =, !=, <, <=, >, >= or in, found '" + sign.text() + "'");
    }
  }

  private Condition in(Value value) {
    tokens.require("[");
    List<Condition> any = new ArrayList<>();
    do {
      any.add(equal(value, sum()));
    } while (tokens.take(","));
    tokens.require("]");
    return a -> any.stream().anyMatch(one -> one.holds(a));
  }

  private static Condition equal(Value left, Value right) {
    return left.isNumber() && right.isNumber()
        ? a -> left.number().applyAsDouble(a) == right.number().applyAsDouble(a)
        : a -> left.text().apply(a).equals(right.text().apply(a));
  }

  private ToDoubleFunction<Architecture> number(Value value, RuleTokens.Word place) {
    value
        .noNumber()
        .ifPresent(
            why -> {
              throw tokens.error(place.column(), "'" + place.text() + "' needs numbers; " + why);
            });
    return value.number();
  }

  private Value sum() {
    Value left = product();
    while (tokens.isNext("+") || tokens.isNext("-")) {
      left = arithmetic(left, tokens.take(), product());
    }
    return left;
  }

  private Value product() {
    Value left = value();
    while (tokens.isNext("*") || tokens.isNext("/") || tokens.isNext("%")) {
      left = arithmetic(left, tokens.take(), value());
    }
    return left;
  }

  private Value arithmetic(Value left, RuleTokens.Word sign, Value right) {
    ToDoubleFunction<Architecture> x = number(left, sign);
    ToDoubleFunction<Architecture> y = number(right, sign);
    return Value.of(
        switch (sign.text()) {
          case "+" -> a -> x.applyAsDouble(a) + y.applyAsDouble(a);
          case "-" -> a -> x.applyAsDouble(a) - y.applyAsDouble(a);
          case "*" -> a -> x.applyAsDouble(a) * y.applyAsDouble(a);
          case "/" -> a -> x.applyAsDouble(a) / y.applyAsDouble(a);
          default -> a -> x.applyAsDouble(a) % y.applyAsDouble(a);
        });
  }

  private Value value() {
    if (tokens.take("(")) {
      Value inner = sum();
      tokens.require(")");
      return inner;
    }
    RuleTokens.Word token = tokens.take();
    if (!token.isQuoted() && token.text().equals("-")) {
      ToDoubleFunction<Architecture> negated = number(value(), token);
      return Value.of(a -> -negated.applyAsDouble(a));
    }
    if (!token.isQuoted() && token.text().equals("count")) {
      return count();
    }
    if (!token.isQuoted() && RESERVED.contains(token.text())) {
      throw tokens.error(token.column(), "expected a decision or a choice, found " + token.text());
    }
    int decision = indexOf(token.text());
    if (decision >= 0) {
      return decision(decision);
    }
    if (isNumber(token.text())) {
      double number = Double.parseDouble(token.text());
      return new Value(a -> token.text(), a -> number, Optional.empty());
    }
    return choice(token);
  }

  private Value count() {
    tokens.require("(");
    RuleTokens.Word choice = tokens.take();
    List<Integer> among = new ArrayList<>();
    while (tokens.take(",")) {
      among.add(decision());
    }
    tokens.require(")");
    int[] choiceOf = new int[decisions.size()];
    for (int i = 0; i < choiceOf.length; i++) {
      choiceOf[i] =
          among.isEmpty() || among.contains(i)
              ? decisions.get(i).choices().indexOf(choice.text())
              : -1;
    }
    requireChoice(choice);
    return Value.of(
        a -> {
          int found = 0;
          for (int i = 0; i < choiceOf.length; i++) {
            found += choiceOf[i] == a.choice(i) ? 1 : 0;
          }
          return found;
        });
  }

  private Value decision(int number) {
    List<String> choices = decisions.get(number).choices();
    Optional<String> noNumber =
        choices.stream()
            .filter(choice -> !isNumber(choice))
            .findFirst()
            .map(
                choice ->
                    "decision '" + decisions.get(number).name() + "' may be '" + choice + "'");
    double[] values =
        noNumber.isPresent()
            ? new double[0]
            : choices.stream().mapToDouble(Double::parseDouble).toArray();
    return new Value(a -> choices.get(a.choice(number)), a -> values[a.choice(number)], noNumber);
  }

  private Value choice(RuleTokens.Word token) {
    requireChoice(token);
    return new Value(
        a -> token.text(), a -> Double.NaN, Optional.of("'" + token.text() + "' is none"));
  }

  private void requireChoice(RuleTokens.Word token) {
    if (decisions.stream().noneMatch(decision -> decision.choices().contains(token.text()))) {
      throw tokens.error(
          token.column(),
          "'"
              + token.text()
              + "' is neither a decision nor a choice; there are the decisions "
              + names());
    }
  }

  /** Returns the number of the decision that the next token names. */
  int decision() {
    RuleTokens.Word token = tokens.take();
    int decision = indexOf(token.text());
    if (decision < 0) {
      throw tokens.error(
          token.column(), "'" + token.text() + "' is no decision; there are " + names());
    }
    return decision;
  }

  private String names() {
    return decisions.stream().map(Decision::name).collect(Collectors.joining(", "));
  }

  private int indexOf(String name) {
    for (int i = 0; i < decisions.size(); i++) {
      if (decisions.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d{1,15}(\\.\\d{1,15})?");
  }
}
