package org.reprise.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;
import org.reprise.space.SearchSpace;
import org.reprise.space.user.UserSpaceFile;

/**
 * Sample 3: a search space of one's own, from YAML or as a class.
 *
 * <p>A file is given to commands as {@code --space FILE.yaml}. A class is found by name when a
 * {@code SearchSpaceProvider} offers it.
 */
class Sample03OwnSpace {
  @Test
  void inYaml() {
    SearchSpace space =
        UserSpaceFile.parse(
            """
            name: small-cnn
            decisions:
              kernel: [3, 5, 7]
              width: [16, 32, 64]
              depth: [1, 2]
              pooling: [max, average]
            """,
            "small-cnn.yaml");
    assertThat(space.size()).isEqualTo(36);
    Architecture architecture = space.parse("kernel=5,width=32,depth=1,pooling=max");
    assertThat(space.neighbours(architecture)).hasSize(2 + 2 + 1 + 1);
  }

  /** Layers that are narrow or wide, written as letters. */
  static final class NarrowOrWide extends ProductSpace {
    NarrowOrWide(int layers) {
      super(
          "narrow-or-wide",
          "Layers that are narrow or wide",
          IntStream.range(0, layers)
              .mapToObj(i -> new Decision("layer" + i, List.of("n", "w")))
              .toList());
    }

    @Override
    public String format(Architecture architecture) {
      return IntStream.of(architecture.choices())
          .mapToObj(choice -> choice == 0 ? "n" : "w")
          .collect(Collectors.joining());
    }

    @Override
    public Architecture parse(String text) {
      if (!text.matches("[nw]{" + decisions().size() + "}")) {
        throw new InvalidInputException(
            "not an architecture of space "
                + name()
                + ": '"
                + text
                + "'; written as "
                + "n".repeat(decisions().size()));
      }
      return Architecture.of(text.chars().map(letter -> letter == 'n' ? 0 : 1).toArray());
    }
  }

  @Test
  void asAClass() {
    SearchSpace space = new NarrowOrWide(10);
    Architecture sample = space.sample(RandomStreams.of(1).stream("sample"));
    assertThat(space.parse(space.format(sample))).isEqualTo(sample);
    // Keys, mutation, neighbours and encodings come with the product of decisions.
    assertThat(space.keys().count()).isEqualTo(1024);
    assertThat(space.encodings().get("one-hot").encode(sample)).hasSize(20);
  }
}
