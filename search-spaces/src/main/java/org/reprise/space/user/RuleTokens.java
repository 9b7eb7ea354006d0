package org.reprise.space.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.space.InvalidInputException;

/** The words and signs of a rule, read one after the other. */
final class RuleTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<quoted>'[^']*'|\"[^\"]*\")|(?<word>[\\p{L}\\p{N}_.]+)"
              + "|(?<sign>==|!=|<=|>=|[=<>+*/%(),\\[\\]-]))");

  private static final Set<String> OF_CONDITIONS =
      Set.of("=", "==", "!=", "<", "<=", ">", ">=", "in", "not", "and", "or");

  /** One of them: its text without quotes, whether it had some, and its column from 1. */
  record Word(String text, boolean isQuoted, int column) {}

  private final String rule;
  private final List<Word> tokens = new ArrayList<>();
  private int next;

  RuleTokens(String rule) {
    this.rule = rule;
    Matcher matcher = TOKEN.matcher(rule);
    int place = 0;
    while (!rule.substring(place).isBlank()) {
      if (!matcher.find(place) || matcher.start() != place) {
        String rest = rule.substring(place).stripLeading();
        throw error(rule.length() - rest.length() + 1, "'" + rest.charAt(0) + "' has no meaning");
      }
      String quoted = matcher.group("quoted");
      int column = matcher.end() - matcher.group().strip().length() + 1;
      tokens.add(
          quoted == null
              ? new Word(matcher.group().strip(), false, column)
              : new Word(quoted.substring(1, quoted.length() - 1), true, column));
      place = matcher.end();
    }
  }

  boolean atEnd() {
    return next == tokens.size();
  }

  /** Returns whether the next token is {@code text}, unquoted. */
  boolean isNext(String text) {
    return !atEnd() && !tokens.get(next).isQuoted() && tokens.get(next).text().equals(text);
  }

  /** Takes the next token if it is {@code text}, unquoted. */
  boolean take(String text) {
    boolean there = isNext(text);
    next += there ? 1 : 0;
    return there;
  }

  /** Returns whether the parentheses that open next enclose a condition, rather than a number. */
  boolean isConditionInParentheses() {
    int depth = 0;
    for (int i = next; i < tokens.size(); i++) {
      Word word = tokens.get(i);
      if (word.isQuoted()) {
        continue;
      }
      depth += word.text().equals("(") ? 1 : word.text().equals(")") ? -1 : 0;
      if (depth == 0) {
        return false;
      }
      if (OF_CONDITIONS.contains(word.text())) {
        return true;
      }
    }
    return false;
  }

  /** Takes the next token, whatever it is. */
  Word take() {
    if (atEnd()) {
      throw error(rule.length() + 1, "it ends too early");
    }
    return tokens.get(next++);
  }

  /** Takes the next token, which must be {@code text}. */
  void require(String text) {
    if (!take(text)) {
      throw atEnd()
          ? error(rule.length() + 1, "expected '" + text + "', found the end")
          : error(
              tokens.get(next).column(),
              "expected '" + text + "', found '" + tokens.get(next).text() + "'");
    }
  }

  /** Throws unless all is read. */
  void requireEnd() {
    if (!atEnd()) {
      throw error(
          tokens.get(next).column(),
          "expected the end or 'and', 'or', found '" + tokens.get(next).text() + "'");
    }
  }

  InvalidInputException error(int column, String problem) {
    return new InvalidInputException(
        "in the rule '" + rule.strip() + "', column " + column + ": " + problem);
  }
}
