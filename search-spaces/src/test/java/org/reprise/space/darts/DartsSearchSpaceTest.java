package org.reprise.space.darts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;

class DartsSearchSpaceTest {
  private static final DartsSearchSpace SPACE = new DartsSearchSpace();
  private static final DartsSpace PAIRS = new DartsSpace();
  private static final Shape IMAGE = new Shape(1, 14, 14);

  @Test
  void thereAreFourteenEdgesOfEightOperationsInEachCell() {
    assertThat(SPACE.decisions()).hasSize(28).allMatch(edge -> edge.size() == 8);
    assertThat(DartsSearchSpace.edge(0, 2)).isZero();
    assertThat(DartsSearchSpace.edge(0, 3)).isEqualTo(2);
    assertThat(DartsSearchSpace.edge(4, 5)).isEqualTo(13);
  }

  /** Probabilities that speak for a published genotype give that genotype. */
  @Test
  void theTwoStrongestEdgesOfANodeAreKept() {
    for (PublishedGenotype published :
        List.of(PublishedGenotype.DARTS_V1, PublishedGenotype.DARTS_V2)) {
      Genotype genotype = published.genotype();
      double[][] p = new double[28][8];
      for (double[] row : p) {
        // None is the most probable everywhere, and never kept.
        java.util.Arrays.fill(row, 0.05);
        row[0] = 0.65;
      }
      strengthen(p, 0, genotype.normal());
      strengthen(p, DartsSearchSpace.EDGES, genotype.reduction());
      Architecture derived = PAIRS.architecture(SPACE.genotype(SPACE.derive(p)));
      assertThat(derived).isEqualTo(PAIRS.architecture(genotype));
    }
  }

  private static void strengthen(double[][] p, int start, Genotype.Cell cell) {
    for (int node = 0; node < 4; node++) {
      for (Genotype.Edge edge : cell.nodes().get(node)) {
        double[] row = p[start + DartsSearchSpace.edge(edge.input(), node + 2)];
        row[CellOperation.ofDarts().indexOf(edge.operation())] = 0.1;
      }
    }
  }

  @Test
  void theWrittenFormIsReadBack() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 50; i++) {
      Architecture architecture = SPACE.sample(random);
      assertThat(SPACE.parse(SPACE.format(architecture))).isEqualTo(architecture);
    }
  }

  /** What DARTS prints is what is printed, and it is read back. */
  @Test
  void theGenotypeIsPrintedAsPublished() {
    String text = PublishedGenotype.DARTS_V2.genotype().published();
    assertThat(text)
        .startsWith("Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ")
        .contains("normal_concat=range(2, 6), reduce=[('max_pool_3x3', 0), ('max_pool_3x3', 1), ")
        .endsWith("reduce_concat=range(2, 6))");
    assertThat(PAIRS.parse(text))
        .isEqualTo(PAIRS.architecture(PublishedGenotype.DARTS_V2.genotype()));
  }

  /** Every layer of a network of one operation an edge has its name in that of all operations. */
  @Test
  void namesOfLayersDoNotDependOnWhatElseThereIs() {
    DartsSearchNetwork network = new DartsSearchNetwork(4, 4);
    Set<String> all = new HashSet<>();
    for (LayerGraph.Node node : network.of(ActiveChoices.all(SPACE), IMAGE, 10).nodes()) {
      all.add(node.name());
    }
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 5; i++) {
      LayerGraph one = network.of(SPACE.sample(random), IMAGE, 10);
      assertThat(one.nodes()).allMatch(node -> all.contains(node.name()));
    }
  }

  /** One active operation an edge counts as its own network. */
  @Test
  void aMixtureOfOneIsThatOne() {
    DartsSearchNetwork network = new DartsSearchNetwork(4, 4);
    Architecture architecture = SPACE.sample(new SplittableRandom(3));
    LayerGraph one = network.of(architecture, IMAGE, 10);
    LayerGraph mixed = network.of(ActiveChoices.of(architecture), IMAGE, 10);
    assertThat(mixed.multiplyAdds()).isEqualTo(one.multiplyAdds());
    assertThat(mixed.parameters()).isEqualTo(one.parameters());
  }
}
