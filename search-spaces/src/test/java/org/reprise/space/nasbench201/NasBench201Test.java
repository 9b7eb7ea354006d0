package org.reprise.space.nasbench201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.space.Architecture;
import org.reprise.space.Encoding;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SharedData;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;

class NasBench201Test {
  private static final NasBench201 SPACE = new NasBench201();
  private static final String RECORD_0 =
      "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|";

  @Test
  void hasTheSizesOfTheOfficialRepository() {
    assertThat(SPACE.size()).isEqualTo(15_625);
    assertThat(SPACE.uniqueStrings()).isEqualTo(12_751);
    assertThat(SPACE.uniqueCells()).isEqualTo(6_466);
  }

  @Property
  void keysStringsAndOfficialIndicesReadBack(@ForAll @IntRange(max = 15_624) int key) {
    Architecture cell = SPACE.fromKey(key);
    assertThat(SPACE.key(cell)).isEqualTo(key);
    assertThat(SPACE.parse(SPACE.format(cell))).isEqualTo(cell);
    assertThat(SPACE.byOfficialIndex(SPACE.officialIndex(cell))).isEqualTo(cell);
  }

  @Test
  void officialNumbersAreThoseAssertedByTheOfficialScript() {
    assertThat(SPACE.format(SPACE.byOfficialIndex(0))).isEqualTo(RECORD_0);
    assertThat(SPACE.format(SPACE.byOfficialIndex(9)))
        .isEqualTo("|avg_pool_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|nor_conv_3x3~2|");
    assertThat(SPACE.format(SPACE.byOfficialIndex(123)))
        .isEqualTo(
            "|avg_pool_3x3~0|+|avg_pool_3x3~0|nor_conv_1x1~1|+|none~0|avg_pool_3x3~1|nor_conv_3x3~2|");
    assertThat(SPACE.format(SPACE.byOfficialIndex(1462)))
        .doesNotContain("none", "skip", "pool", "1x1");
  }

  @Test
  void allOfficialNumbersAreThoseOfThePublishedTable() throws IOException {
    List<String> rows = SharedData.rows("nasbench201-cifar10.csv.gz");
    for (int i = 0; i < rows.size(); i++) {
      String text = rows.get(i).substring(0, rows.get(i).indexOf(','));
      assertThat(SPACE.officialIndex(SPACE.parse(text))).as(text).isEqualTo(i);
    }
  }

  @Test
  void countsAgreeWithThePublishedRecords() throws IOException {
    int exact = 0;
    Set<String> cells = new HashSet<>();
    Set<String> deviating = new HashSet<>();
    for (String row : SharedData.rows("nasbench201-costs-sample.csv.gz")) {
      String[] fields = row.split(",", -1);
      int classes = fields[1].equals("cifar10") ? 10 : 100;
      LayerGraph network = SPACE.network(SPACE.parse(fields[0]), new Shape(3, 32, 32), classes);
      cells.add(fields[0]);
      boolean same =
          Math.abs(network.parameters() / 1e6 - Double.parseDouble(fields[3])) < 5e-7
              && Math.abs(
                      SPACE.benchmarkMultiplyAdds(network) / 1e6 - Double.parseDouble(fields[2]))
                  < 5e-6;
      if (same) {
        exact++;
      } else {
        deviating.add(fields[0]);
      }
    }
    // The 33 published records are averages over runs of different networks.
    assertThat(cells).hasSize(1_941);
    assertThat(deviating).hasSize(33);
    assertThat(exact).isEqualTo(2 * 1_908);
  }

  @Test
  void knownCellsHaveTheirKnownCounts() {
    LayerGraph allConvolutions = SPACE.network(Architecture.of(3, 3, 3, 3, 3, 3));
    assertThat(allConvolutions.parameters()).isEqualTo(1_531_546);
    assertThat(allConvolutions.multiplyAdds()).isEqualTo(220_119_680);
    LayerGraph allSkip = SPACE.network(Architecture.of(1, 1, 1, 1, 1, 1));
    assertThat(allSkip.parameters()).isEqualTo(73_306);
    assertThat(allSkip.multiplyAdds()).isEqualTo(7_783_040);
    LayerGraph residual =
        SPACE.network(
            SPACE.parse(
                "|nor_conv_3x3~0|+|none~0|nor_conv_3x3~1|+|skip_connect~0|none~1|skip_connect~2|"));
    assertThat(residual.parameters()).isEqualTo(559_386);
    assertThat(residual.multiplyAdds()).isEqualTo(78_561_920);
  }

  @Property
  void mutationsStayInTheSpaceAndNodeEdgeChangesExactlyOneOperation(
      @ForAll @IntRange(max = 15_624) int key, @ForAll long seed) {
    Architecture parent = SPACE.fromKey(key);
    SplittableRandom random = new SplittableRandom(seed);
    SPACE
        .mutations()
        .forEach(
            (name, mutation) -> {
              Architecture child = mutation.mutate(parent, random);
              assertThat(SPACE.defect(child)).as(name).isEmpty();
              if (!name.equals("bananas")) {
                assertThat(differences(parent, child)).as(name).isEqualTo(1);
              }
            });
  }

  @Test
  void nodeEdgeDrawsTheNodeFirst() {
    // Node 1 has one edge, node 3 has three: the edge 0->1 is hit as often as those of node 3
    // together.
    SplittableRandom random = new SplittableRandom(7);
    Architecture parent = Architecture.of(0, 0, 0, 0, 0, 0);
    int draws = 60_000;
    int[] hits = new int[NasBench201.EDGES];
    for (int i = 0; i < draws; i++) {
      Architecture child = SPACE.mutation().mutate(parent, random);
      for (int edge = 0; edge < hits.length; edge++) {
        hits[edge] += child.choice(edge) != 0 ? 1 : 0;
      }
    }
    assertThat(hits[0] / (double) draws).isBetween(0.325, 0.342);
    assertThat(hits[1] / (double) draws).isBetween(0.160, 0.174);
    assertThat(hits[5] / (double) draws).isBetween(0.106, 0.117);
  }

  @Test
  void neighboursAreTheTwentyFourCellsOneOperationAway() {
    Architecture cell = SPACE.parse(RECORD_0);
    assertThat(SPACE.neighbours(cell))
        .hasSize(24)
        .doesNotHaveDuplicates()
        .allMatch(neighbour -> differences(cell, neighbour) == 1);
  }

  @Test
  void pathsOfDifferentOperationsNeverShareABit() {
    assertThat(SPACE.encoding("path").length()).isEqualTo(155);
    // All 125 sequences of the longest path, all 25 of a middle one, all 5 of the direct one.
    Set<Integer> bits = new HashSet<>();
    Encoding byPosition = SPACE.encoding("path-by-position");
    Set<List<Double>> codes = new HashSet<>();
    for (int key = 0; key < 15_625; key++) {
      double[] code = SPACE.encoding("path").encode(SPACE.fromKey(key));
      double[] positions = byPosition.encode(SPACE.fromKey(key));
      int ones = 0;
      for (int i = 0; i < code.length; i++) {
        if (code[i] == 1.0) {
          ones++;
          bits.add(i);
        }
      }
      Architecture cell = SPACE.fromKey(key);
      boolean twins = cell.choice(0) == cell.choice(1) && cell.choice(4) == cell.choice(5);
      assertThat(ones).isEqualTo(twins ? 3 : 4);
      assertThat(java.util.Arrays.stream(positions).sum()).isEqualTo(4.0);
      codes.add(java.util.Arrays.stream(positions).boxed().toList());
    }
    assertThat(bits).hasSize(155);
    assertThat(codes).as("cells told apart by position").hasSize(15_625);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "|none~0|",
        "|none~0|+|none~0|none~1|+|none~0|none~1|none~3|",
        "|none~0|+|none~0|none~1|+|none~0|none~1|conv~2|",
        "none~0|+|none~0|none~1|+|none~0|none~1|none~2|",
        "|none~0|+|none~0|+|none~0|none~1|none~2|"
      })
  void malformedStringsAreRefusedInOneLine(String text) {
    assertThatThrownBy(() -> SPACE.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not a NAS-Bench-201 architecture")
        .hasMessageNotContaining("\n");
  }

  private static int differences(Architecture a, Architecture b) {
    int count = 0;
    for (int i = 0; i < a.length(); i++) {
      count += a.choice(i) == b.choice(i) ? 0 : 1;
    }
    return count;
  }

  @Test
  void anArchitectureMayBeNamedByItsOfficialNumber() {
    NasBench201 space = new NasBench201();
    assertThat(space.parse("12")).isEqualTo(space.byOfficialIndex(12));
    assertThat(space.parse(" 15624 ")).isEqualTo(space.byOfficialIndex(15_624));
    assertThatThrownBy(() -> space.parse("15625")).hasMessageContaining("numbers are 0 to 15624");
    NatsBenchSize sizes = new NatsBenchSize();
    assertThat(sizes.format(sizes.parse("0"))).isEqualTo("8:8:8:8:8");
    assertThat(sizes.format(sizes.parse("9"))).isEqualTo("8:8:8:16:16");
    assertThatThrownBy(() -> sizes.parse("32768")).hasMessageContaining("numbers are 0 to 32767");
  }
}
