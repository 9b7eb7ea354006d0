package org.reprise.space.nasbench101;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The canonical key and the published hash tell the same cells apart, on the whole space. The key
 * of a cell is the code of one of its renumberings, and renumbering does not change the hash; so it
 * is enough that the enumerated keys have as many different hashes as there are keys. That these
 * are as many as the published scripts find shows that no cell was missed.
 */
class WholeSpaceIT {
  private static final NasBench101 SPACE = new NasBench101();

  @Test
  void keysAndPublishedHashesAreInBijection() {
    long[] keys = SPACE.keys().toArray();
    assertThat(keys).hasSize(423_624);
    long hashes =
        LongStream.of(keys)
            .parallel()
            .mapToObj(key -> ModuleHash.of(Cell.ofCode(key)))
            .collect(Collectors.toSet())
            .size();
    assertThat(hashes).isEqualTo(keys.length);
  }
}
