package org.reprise.algorithm.regularizedevolution;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;

/**
 * Bit strings of a fixed length; the mutation flips one bit, uniformly (Real et al. 2019, the toy
 * of the released code).
 */
final class BitStringSpace extends ProductSpace {
  BitStringSpace(int bits) {
    super(
        "bit-strings",
        bits + " bits; the toy of Real et al. 2019",
        Collections.nCopies(bits, new Decision("bit", List.of("0", "1"))));
  }

  static int ones(Architecture string) {
    int ones = 0;
    for (int i = 0; i < string.length(); i++) {
      ones += string.choice(i);
    }
    return ones;
  }

  @Override
  public String format(Architecture string) {
    return IntStream.range(0, string.length())
        .mapToObj(i -> Integer.toString(string.choice(i)))
        .collect(Collectors.joining());
  }

  @Override
  public Architecture parse(String text) {
    if (text.length() != decisions().size() || !text.matches("[01]*")) {
      throw new InvalidInputException(
          "not a string of " + decisions().size() + " bits: '" + text + "'");
    }
    return Architecture.of(text.chars().map(c -> c - '0').toArray());
  }
}
