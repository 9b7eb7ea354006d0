package org.reprise.space.user;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;

/**
 * A user's rules for when two architectures are the same: each puts some of its choices into one
 * form, and architectures with the same form are one.
 *
 * <pre>
 * if depth &lt; 3 then layer3 = skip, width3 = 16      what does not matter gets a fixed choice
 * sort branch1, branch2                           what may be exchanged is put in order
 * if link = parallel then sort (op1, width1), (op2, width2)
 * </pre>
 *
 * <p>Choices are ordered as the file has them. The rules are applied one after the other until
 * nothing changes.
 */
final class CanonicalRules {
  private static final int MOST_ROUNDS = 100;

  private final List<String> texts;
  private final List<Decision> decisions;
  private final List<UnaryOperator<Architecture>> rules = new ArrayList<>();

  /**
   * The rules that {@code texts} are.
   *
   * @throws InvalidInputException if one is none; the message names the column
   */
  CanonicalRules(List<String> texts, List<Decision> decisions) {
    this.texts = List.copyOf(texts);
    this.decisions = decisions;
    texts.forEach(text -> rules.add(parse(text)));
  }

  /** Returns the rules as the file has them. */
  List<String> texts() {
    return texts;
  }

  /** Returns the form that {@code architecture} shares with all that are the same. */
  Architecture canonical(Architecture architecture) {
    Architecture form = architecture;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Architecture before = form;
      for (UnaryOperator<Architecture> rule : rules) {
        form = rule.apply(form);
      }
      if (form.equals(before)) {
        return form;
      }
    }
    throw new InvalidInputException(
        "the canonical rules do not come to rest: after "
            + MOST_ROUNDS
            + " rounds they still change the choices "
            + form);
  }

  private UnaryOperator<Architecture> parse(String text) {
    RuleTokens tokens = new RuleTokens(text);
    ConditionParser parser = new ConditionParser(tokens, decisions);
    Condition condition = a -> true;
    if (tokens.take("if")) {
      condition = parser.condition();
      tokens.require("then");
    }
    UnaryOperator<Architecture> change =
        tokens.take("sort") ? sorting(tokens, parser) : setting(tokens, parser);
    tokens.requireEnd();
    Condition when = condition;
    return architecture -> when.holds(architecture) ? change.apply(architecture) : architecture;
  }

  private UnaryOperator<Architecture> setting(RuleTokens tokens, ConditionParser parser) {
    List<int[]> set = new ArrayList<>();
    do {
      int decision = parser.decision();
      tokens.require("=");
      RuleTokens.Word word = tokens.take();
      int choice = decisions.get(decision).choices().indexOf(word.text());
      if (choice < 0) {
        throw tokens.error(
            word.column(),
            "decision '"
                + decisions.get(decision).name()
                + "' has no choice '"
                + word.text()
                + "'; accepted: "
                + String.join(", ", decisions.get(decision).choices()));
      }
      set.add(new int[] {decision, choice});
    } while (tokens.take(","));
    return architecture -> {
      Architecture changed = architecture;
      for (int[] pair : set) {
        changed = changed.choice(pair[0]) == pair[1] ? changed : changed.with(pair[0], pair[1]);
      }
      return changed;
    };
  }

  private UnaryOperator<Architecture> sorting(RuleTokens tokens, ConditionParser parser) {
    List<int[]> groups = new ArrayList<>();
    do {
      List<Integer> group = new ArrayList<>();
      if (tokens.take("(")) {
        do {
          group.add(parser.decision());
        } while (tokens.take(","));
        tokens.require(")");
      } else {
        group.add(parser.decision());
      }
      int[] numbers = group.stream().mapToInt(Integer::intValue).toArray();
      if (!groups.isEmpty() && !areAlike(groups.get(0), numbers)) {
        throw tokens.error(
            1, "what is sorted must have the same choices, one decision as the other");
      }
      groups.add(numbers);
    } while (tokens.take(","));
    if (groups.size() < 2) {
      throw tokens.error(1, "sort needs at least two decisions, or groups in parentheses");
    }
    return architecture -> sorted(architecture, groups);
  }

  private boolean areAlike(int[] first, int[] second) {
    if (first.length != second.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if (!decisions.get(first[i]).choices().equals(decisions.get(second[i]).choices())) {
        return false;
      }
    }
    return true;
  }

  private static Architecture sorted(Architecture architecture, List<int[]> groups) {
    List<int[]> choices =
        groups.stream()
            .map(group -> Arrays.stream(group).map(architecture::choice).toArray())
            .sorted(Arrays::compare)
            .toList();
    int[] sorted = architecture.choices();
    for (int i = 0; i < groups.size(); i++) {
      for (int j = 0; j < groups.get(i).length; j++) {
        sorted[groups.get(i)[j]] = choices.get(i)[j];
      }
    }
    return Architecture.of(sorted);
  }
}
