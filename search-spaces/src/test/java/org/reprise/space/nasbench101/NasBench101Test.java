package org.reprise.space.nasbench101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.space.Architecture;
import org.reprise.space.Encoding;
import org.reprise.space.InvalidInputException;
import org.reprise.space.Mutation;

class NasBench101Test {
  private static final NasBench101 SPACE = new NasBench101();

  /** The Inception-like cell of the official notebook, as it is written there. */
  private static final String INCEPTION =
      "0111010;0000001;0000001;0000100;0000001;0000001;0000000;"
          + "input;conv1x1-bn-relu;conv3x3-bn-relu;conv3x3-bn-relu;conv3x3-bn-relu;maxpool3x3;output";

  @Test
  void theCellOfTheOfficialNotebookHasItsPrintedParametersAndMeetsItsPrintedForm() {
    Architecture written = SPACE.parse(INCEPTION);
    Architecture printed =
        SPACE.parse(
            "0111100;0000001;0000001;0000001;0000010;0000001;0000000;"
                + "input;conv3x3-bn-relu;conv1x1-bn-relu;maxpool3x3;conv3x3-bn-relu;conv3x3-bn-relu;output");
    assertThat(SPACE.network(written).parameters()).isEqualTo(2_694_282);
    assertThat(SPACE.key(written)).isEqualTo(SPACE.key(printed));
    assertThat(SPACE.moduleHash(written)).isEqualTo(SPACE.moduleHash(printed));
    assertThat(SPACE.network(printed).multiplyAdds())
        .isEqualTo(SPACE.network(written).multiplyAdds());
  }

  @Test
  void multiplyAddsOfTheSmallestCellAreThoseCountedByHand() {
    // Input straight to output: a 1x1 projection in each of the nine modules.
    long stem = 27L * 128 * 32 * 32;
    long stack1 = 3 * 128L * 128 * 32 * 32;
    long stack2 = (128L * 256 + 2 * 256L * 256) * 16 * 16;
    long stack3 = (256L * 512 + 2 * 512L * 512) * 8 * 8;
    assertThat(SPACE.network(SPACE.parse("01;00;input;output")).multiplyAdds())
        .isEqualTo(stem + stack1 + stack2 + stack3 + 512 * 10);
  }

  @Test
  void unusedVerticesDoNotCount() {
    Architecture small = SPACE.parse("011;001;000;input;maxpool3x3;output");
    Architecture padded =
        SPACE.parse(
            "0010001;0000100;0000001;0000010;0000000;0000000;0000000;"
                + "input;conv3x3-bn-relu;maxpool3x3;conv1x1-bn-relu;maxpool3x3;maxpool3x3;output");
    assertThat(NasBench101.cell(padded).vertices()).isEqualTo(3);
    assertThat(SPACE.key(padded)).isEqualTo(SPACE.key(small));
    assertThat(SPACE.format(SPACE.fromKey(SPACE.key(padded)))).isEqualTo(SPACE.format(small));
  }

  static List<Arguments> malformed() {
    String eight = String.join(";", Collections.nCopies(8, "00000000"));
    return List.of(
        Arguments.of("", "it has 1 parts, not twice 2 to 7 vertices"),
        Arguments.of("01;00;input", "it has 3 parts, not twice 2 to 7 vertices"),
        Arguments.of(eight + ";" + eight, "it has 16 parts, not twice 2 to 7 vertices"),
        Arguments.of("01;01;input;output", "row 1 is '01', not 2 digits 0 or 1 above the"),
        Arguments.of("0x;00;input;output", "row 0 is '0x', not 2 digits 0 or 1 above the"),
        Arguments.of("011;00;000;input;maxpool3x3;output", "row 1 is '00', not 3 digits"),
        Arguments.of("01;00;output;input", "operation 0 is 'output', not input"),
        Arguments.of("01;00;input;input", "operation 1 is 'input', not output"),
        Arguments.of("011;001;000;input;pool;output", "no operation 'pool'; accepted: conv3x3-bn-"),
        Arguments.of("010;000;000;input;maxpool3x3;output", "no path leads from its input to its"),
        Arguments.of(
            "01111;00111;00011;00001;00000;input;maxpool3x3;maxpool3x3;maxpool3x3;output",
            "it has 10 used edges, more than 9"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void malformedCellsAreRefusedInOneLine(String text, String why) {
    assertThatThrownBy(() -> SPACE.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("not a NAS-Bench-101 architecture: '" + text + "': " + why)
        .hasMessageNotContaining("\n");
  }

  @Test
  void samplingIsUniformOverTheValidRawForms() {
    // Exact shares of each edge among the valid matrices, by going through all 2^21; the operations
    // do not bear on validity.
    double[] present = new double[NasBench101.EDGES];
    int valid = 0;
    for (int matrix = 0; matrix < 1 << NasBench101.EDGES; matrix++) {
      if (naiveIsValid(matrix)) {
        valid++;
        for (int edge = 0; edge < present.length; edge++) {
          present[edge] += matrix >> edge & 1;
        }
      }
    }
    SplittableRandom random = new SplittableRandom(5);
    int draws = 20_000;
    double statistic = 0;
    int[] edges = new int[NasBench101.EDGES];
    int[][] operations = new int[NasBench101.OPERATIONS][3];
    for (int i = 0; i < draws; i++) {
      Architecture raw = SPACE.sample(random);
      for (int edge = 0; edge < edges.length; edge++) {
        edges[edge] += raw.choice(edge);
      }
      for (int v = 0; v < operations.length; v++) {
        operations[v][raw.choice(NasBench101.EDGES + v)]++;
      }
    }
    for (int edge = 0; edge < edges.length; edge++) {
      double share = present[edge] / valid;
      double deviation = edges[edge] - draws * share;
      statistic += deviation * deviation / (draws * share * (1 - share));
    }
    assertThat(statistic).as("edges").isLessThan(21 + 5 * Math.sqrt(2 * 21.0));
    for (int[] counts : operations) {
      for (int count : counts) {
        assertThat(count).isBetween(6_300, 7_030);
      }
    }
  }

  /** Validity by its definition, on matrices of booleans, apart from the code under test. */
  private static boolean naiveIsValid(int matrix) {
    boolean[][] reaches = new boolean[7][7];
    boolean[][] edge = new boolean[7][7];
    int bit = 0;
    for (int i = 0; i < 7; i++) {
      for (int j = i + 1; j < 7; j++) {
        edge[i][j] = (matrix >> bit++ & 1) != 0;
      }
    }
    for (int i = 6; i >= 0; i--) {
      reaches[i][i] = true;
      for (int j = i + 1; j < 7; j++) {
        for (int k = j; edge[i][j] && k < 7; k++) {
          reaches[i][k] |= reaches[j][k];
        }
      }
    }
    int used = 0;
    for (int i = 0; i < 7; i++) {
      for (int j = i + 1; j < 7; j++) {
        used += edge[i][j] && reaches[0][i] && reaches[j][6] ? 1 : 0;
      }
    }
    return reaches[0][6] && used <= 9;
  }

  /**
   * Rejection keeps the odds between valid children: no change against one given edge is (1-p)/p to
   * 1, and against one given operation (4/5)/(1/10) = 8 to 1.
   */
  @ParameterizedTest
  @CsvSource({"published, 6", "bananas, 20"})
  void mutationsFlipAndChangeWithTheirProbabilities(String mutation, double edgeOdds) {
    Mutation flip = Objects.requireNonNull(SPACE.mutations().get(mutation));
    Architecture parent = SPACE.parse(INCEPTION);
    Architecture edge = parent.with(NasBench101.edge(0, 1), 0);
    Architecture operation = parent.with(NasBench101.EDGES, 2);
    int same = 0;
    int flipped = 0;
    int changed = 0;
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 400_000; i++) {
      Architecture child = flip.mutate(parent, random);
      same += child.equals(parent) ? 1 : 0;
      flipped += child.equals(edge) ? 1 : 0;
      changed += child.equals(operation) ? 1 : 0;
    }
    assertThat(same / (double) flipped).isBetween(edgeOdds * 0.85, edgeOdds * 1.15);
    assertThat(same / (double) changed).isBetween(8 * 0.85, 8 * 1.15);
  }

  @Test
  void neighboursAreThoseOfAGraphWithAllItsVerticesUsed() {
    // 9 edges: none can be added. Removing one is possible where the rest is still connected.
    Architecture cell =
        SPACE.parse(
            "0111000;0000101;0000100;0000100;0000010;0000001;0000000;"
                + "input;maxpool3x3;maxpool3x3;maxpool3x3;maxpool3x3;maxpool3x3;output");
    assertThat(NasBench101.cell(cell).edges()).isEqualTo(9);
    // 9 removals, each leaves a path; 5 used vertices with 2 other operations.
    assertThat(SPACE.neighbours(cell)).hasSize(9 + 10);
  }

  @Test
  void pathsAreNumberedAsInBananas() {
    Encoding encoding = SPACE.encoding("path");
    assertThat(encoding.length()).isEqualTo(364);
    Architecture cell = SPACE.parse(INCEPTION);
    // conv1x1 = 2; conv3x3 = 1; conv3x3, conv3x3 = 1 + 3; maxpool = 3.
    assertThat(ones(encoding.encode(cell))).containsExactly(1, 2, 3, 4);
    assertThat(ones(encoding.encode(SPACE.parse("01;00;input;output")))).containsExactly(0);
    assertThat(ones(SPACE.encoding("truncated-path").encode(cell))).containsExactly(1, 2, 3, 4);
    assertThat(SPACE.encoding("truncated-path").length()).isEqualTo(40);
  }

  @Test
  void everyPathHasItsOwnBit() {
    // All chains of 0 to 5 operations: 364 paths, 364 bits.
    Set<Integer> bits = new HashSet<>();
    for (int length = 0; length <= 5; length++) {
      for (int number = 0; number < Math.pow(3, length); number++) {
        List<String> rows = new ArrayList<>();
        List<String> operations = new ArrayList<>(List.of("input"));
        int rest = number;
        for (int v = 0; v <= length + 1; v++) {
          char[] row = "0".repeat(length + 2).toCharArray();
          if (v <= length) {
            row[v + 1] = '1';
          }
          rows.add(new String(row));
          if (v > 0 && v <= length) {
            operations.add(VertexOperation.of(rest % 3).text());
            rest /= 3;
          }
        }
        operations.add("output");
        Architecture chain =
            SPACE.parse(String.join(";", rows) + ";" + String.join(";", operations));
        List<Integer> ones = ones(SPACE.encoding("path").encode(chain));
        assertThat(ones).hasSize(1);
        bits.add(ones.get(0));
      }
    }
    assertThat(bits).hasSize(364);
  }

  private static List<Integer> ones(double[] code) {
    List<Integer> ones = new ArrayList<>();
    for (int i = 0; i < code.length; i++) {
      if (code[i] == 1.0) {
        ones.add(i);
      }
    }
    return ones;
  }

  @Test
  void theAdjacencyEncodingHasABitForEachEdgeAndEachOperation() {
    double[] code = SPACE.encoding("one-hot").encode(SPACE.parse(INCEPTION));
    assertThat(code).hasSize(36);
    assertThat(Arrays.stream(code).limit(21).sum()).isEqualTo(9.0);
    assertThat(Arrays.copyOfRange(code, 21, 36))
        .containsExactly(0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1);
  }

  @Test
  void channelsAreDividedAsPublished() {
    // Three vertices feed the output: 128 = 43 + 43 + 42; the one before the last has its reader's.
    Cell cell =
        NasBench101.cell(
            SPACE.parse(
                "011100;000001;000001;000010;000001;000000;"
                    + "input;conv1x1-bn-relu;conv3x3-bn-relu;maxpool3x3;maxpool3x3;output"));
    assertThat(NasBench101Network.vertexChannels(cell, 128))
        .containsExactly(0, 43, 43, 42, 42, 128);
  }
}
