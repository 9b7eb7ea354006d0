package org.reprise.table;

import org.reprise.space.InvalidInputException;

/** Which of the stored seeds a query wants; always said, never assumed. */
public sealed interface SeedChoice {
  /** The mean over the seeds that an architecture has, or the published mean. */
  SeedChoice MEAN = new Mean();

  /** One of the seeds that an architecture has, drawn anew at each look-up. */
  SeedChoice RANDOM = new Random();

  /** One named seed: a number, or {@code one}, {@code -} as {@link Series#seed} has them. */
  record One(String seed) implements SeedChoice {
    @Override
    public String toString() {
      return seed;
    }
  }

  /** See {@link #MEAN}. */
  record Mean() implements SeedChoice {
    @Override
    public String toString() {
      return "mean";
    }
  }

  /** See {@link #RANDOM}. */
  record Random() implements SeedChoice {
    @Override
    public String toString() {
      return "random";
    }
  }

  /** One named seed. */
  static SeedChoice one(String seed) {
    return new One(seed);
  }

  /**
   * The choice as a person writes it: {@code mean}, {@code random}, a number, {@code one} or {@code
   * -}.
   *
   * @throws InvalidInputException if it is none of these
   */
  static SeedChoice parse(String text) {
    String stripped = text.strip();
    return switch (stripped) {
      case "mean" -> MEAN;
      case "random" -> RANDOM;
      case Series.ONE, Series.NONE -> new One(stripped);
      default -> {
        if (!stripped.matches("\\d{1,18}")) {
          throw new InvalidInputException(
              "no seed '" + text + "'; accepted: a number, mean, random, one");
        }
        yield new One(stripped);
      }
    };
  }
}
