package org.reprise.search;

import java.util.List;
import org.reprise.space.InvalidInputException;

/**
 * One hyper-parameter of a method: its name, its published default and what it accepts.
 *
 * @param name lower case with hyphens
 * @param defaultValue as text, acceptable itself
 * @param meaning one line, with its unit
 * @param domain what is accepted
 */
public record Hyperparameter(String name, String defaultValue, String meaning, Domain domain) {
  public Hyperparameter {
    domain.check(name, defaultValue);
  }

  /** What values a parameter accepts. */
  public sealed interface Domain {
    /**
     * Throws a one-line {@link InvalidInputException} if {@code text} is not acceptable for the
     * parameter {@code name}.
     */
    void check(String name, String text);

    /** Returns what is accepted, in words. */
    String accepted();
  }

  /** Whole numbers from {@code min} to {@code max}, both included. */
  public record Whole(long min, long max) implements Domain {
    @Override
    public void check(String name, String text) {
      try {
        long value = Long.parseLong(text);
        if (value >= min && value <= max) {
          return;
        }
      } catch (NumberFormatException e) {
        // Said below, as for a number out of range.
      }
      throw refused(name, text, accepted());
    }

    @Override
    public String accepted() {
      return "a whole number from " + min + " to " + max;
    }
  }

  /** Real numbers from {@code min} to {@code max}, both included. */
  public record Real(double min, double max) implements Domain {
    @Override
    public void check(String name, String text) {
      try {
        double value = Double.parseDouble(text);
        if (value >= min && value <= max) {
          return;
        }
      } catch (NumberFormatException e) {
        // Said below, as for a number out of range.
      }
      throw refused(name, text, accepted());
    }

    @Override
    public String accepted() {
      return "a number from " + min + " to " + max;
    }
  }

  /** One of a few words. */
  public record Choice(List<String> words) implements Domain {
    @Override
    public void check(String name, String text) {
      if (!words.contains(text)) {
        throw refused(name, text, accepted());
      }
    }

    @Override
    public String accepted() {
      return String.join(", ", words);
    }
  }

  /** Any word, which the method itself looks up, such as the name of a mutation. */
  public record Word() implements Domain {
    @Override
    public void check(String name, String text) {
      if (text.isBlank()) {
        throw refused(name, text, accepted());
      }
    }

    @Override
    public String accepted() {
      return "a word";
    }
  }

  private static InvalidInputException refused(String name, String text, String accepted) {
    return new InvalidInputException(
        "parameter " + name + " does not accept '" + text + "'; accepted: " + accepted);
  }

  /** Returns a whole number. */
  public static Hyperparameter whole(String name, long value, long min, long max, String meaning) {
    return new Hyperparameter(name, Long.toString(value), meaning, new Whole(min, max));
  }

  /** Returns a real number. */
  public static Hyperparameter real(
      String name, double value, double min, double max, String meaning) {
    return new Hyperparameter(name, Double.toString(value), meaning, new Real(min, max));
  }

  /** Returns one of {@code words}. */
  public static Hyperparameter choice(
      String name, String value, List<String> words, String meaning) {
    return new Hyperparameter(name, value, meaning, new Choice(List.copyOf(words)));
  }

  /** Any word. */
  public static Hyperparameter word(String name, String value, String meaning) {
    return new Hyperparameter(name, value, meaning, new Word());
  }
}
