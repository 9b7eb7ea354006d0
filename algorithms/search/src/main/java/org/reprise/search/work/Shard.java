package org.reprise.search.work;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.reprise.space.InvalidInputException;

/**
 * A share of numbered units, for machines that know nothing of each other: each {@code count}-th,
 * from number {@code index} on.
 *
 * @param index which share, from 0
 * @param count how many shares there are
 */
public record Shard(int index, int count) {
  /** All units. */
  public static final Shard WHOLE = new Shard(0, 1);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

  public Shard {
    if (index < 0 || index >= count) {
      throw new InvalidInputException(
          "no shard '"
              + index
              + "/"
              + count
              + "'; accepted: I/N with I from 0 to N - 1, such as 0/4");
    }
  }

  /**
   * Reads {@code I/N}.
   *
   * @throws InvalidInputException if it is not written so, or I is not below N
   */
  public static Shard parse(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      throw new InvalidInputException(
          "no shard '" + text + "'; accepted: I/N with I from 0 to N - 1, such as 0/4");
    }
    return new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  /** Returns its numbers among those below {@code total}, in order. */
  public int[] of(int total) {
    return IntStream.range(0, total).filter(number -> number % count == index).toArray();
  }

  /** Returns {@code I/N}. */
  @Override
  public String toString() {
    return index + "/" + count;
  }
}
