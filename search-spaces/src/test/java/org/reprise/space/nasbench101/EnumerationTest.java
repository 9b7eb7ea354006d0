package org.reprise.space.nasbench101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;

class EnumerationTest {
  private static final NasBench101 SPACE = new NasBench101();

  @Test
  void thereAreAsManyCellsAsThePublishedScriptsFind() {
    assertThat(NasBench101.keys(4).count()).isEqualTo(91);
    assertThat(NasBench101.keys(5).count()).isEqualTo(2_532);
    assertThat(NasBench101.keys(6).count()).isEqualTo(64_542);
  }

  @Test
  void smallCellsHaveAsManyPublishedHashesAsKeys() {
    // The whole space is compared in WholeSpaceIT.
    assertThat(
            NasBench101.keys(5)
                .mapToObj(key -> ModuleHash.of(Cell.ofCode(key)))
                .collect(Collectors.toSet()))
        .hasSize(2_532);
  }

  @Test
  void everyRenumberingOfACellHasItsKeyAndHash() {
    SplittableRandom random = new SplittableRandom(101);
    for (int i = 0; i < 3_000; i++) {
      Architecture architecture = SPACE.sample(random);
      String hash = SPACE.moduleHash(architecture);
      assertThat(SPACE.moduleHash(SPACE.fromKey(SPACE.key(architecture)))).isEqualTo(hash);
      Cell cell = NasBench101.cell(architecture);
      for (int j = 0; j < 10; j++) {
        Cell renumbered = renumbered(cell, random);
        assertThat(CanonicalForm.code(renumbered)).isEqualTo(SPACE.key(architecture));
        assertThat(ModuleHash.of(renumbered)).isEqualTo(hash);
      }
    }
  }

  /** The same cell with its inner vertices in a random order that keeps edges upwards. */
  private static Cell renumbered(Cell cell, SplittableRandom random) {
    int last = cell.vertices() - 1;
    int[] place = new int[last + 1];
    place[last] = last;
    int placed = 1;
    for (int next = 1; next < last; next++) {
      int vertex;
      do {
        vertex = 1 + random.nextInt(last - 1);
      } while ((placed >> vertex & 1) != 0 || (cell.sources(vertex) & ~placed) != 0);
      place[vertex] = next;
      placed |= 1 << vertex;
    }
    return cell.renumbered(place);
  }

  @Test
  void theKeyIsThatOfALeastOrderFoundByTryingAll() {
    // A naive twin: two cells have one key exactly if some order of the inner vertices of one gives
    // the other.
    SplittableRandom random = new SplittableRandom(7);
    Cell[] cells = new Cell[120];
    for (int i = 0; i < cells.length; i++) {
      cells[i] =
          Cell.ofCode(NasBench101.keys(4).skip(random.nextInt(91)).findFirst().orElseThrow());
      cells[i] = renumbered(cells[i], random);
    }
    for (Cell a : cells) {
      for (Cell b : cells) {
        assertThat(CanonicalForm.code(a) == CanonicalForm.code(b)).isEqualTo(isomorphic(a, b));
      }
    }
  }

  private static boolean isomorphic(Cell a, Cell b) {
    if (a.vertices() != b.vertices()) {
      return false;
    }
    int[] place = new int[a.vertices()];
    place[place.length - 1] = place.length - 1;
    return matches(a, b, place, 1, 0);
  }

  private static boolean matches(Cell a, Cell b, int[] place, int vertex, int taken) {
    int last = a.vertices() - 1;
    if (vertex == last) {
      for (int y = 1; y <= last; y++) {
        for (int x = 0; x <= last; x++) {
          boolean there = x < y && a.hasEdge(x, y);
          boolean here = (b.sources(place[y]) >> place[x] & 1) != 0;
          if (there != here || a.operationNumber(y) != b.operationNumber(place[y])) {
            return false;
          }
        }
      }
      return true;
    }
    for (int target = 1; target < last; target++) {
      if ((taken >> target & 1) == 0) {
        place[vertex] = target;
        if (matches(a, b, place, vertex + 1, taken | 1 << target)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void codesReadBack() {
    NasBench101.keys(6)
        .limit(5_000)
        .forEach(key -> assertThat(Cell.ofCode(key).code()).isEqualTo(key));
    assertThat(Arrays.stream(new long[] {0, 1, -1, 3L << 21, 1L << 32, Long.MAX_VALUE}))
        .allSatisfy(
            key ->
                assertThatThrownBy(() -> SPACE.fromKey(key))
                    .hasMessage("space nasbench101 has no architecture with key " + key));
  }
}
