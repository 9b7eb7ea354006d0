package org.reprise.report.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.table.Direction;

class CellDrawingTest {
  private static CellDrawing graph(String space, String architecture) {
    SearchSpace known = SearchSpaces.named(space);
    return CellDrawing.of(known, known.parse(architecture)).orElseThrow();
  }

  @Test
  void nasBench201HasItsOperationsOnEdges() {
    CellDrawing graph =
        graph(
            "nasbench201",
            "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|nor_conv_1x1~0|none~1|avg_pool_3x3~2|");
    assertThat(graph.nodes())
        .extracting(CellDrawing.Node::name)
        .containsExactly("in", "1", "2", "out");
    assertThat(graph.nodes()).extracting(CellDrawing.Node::column).containsExactly(0, 1, 2, 3);
    assertThat(graph.edges())
        .containsExactlyInAnyOrder(
            new CellDrawing.Edge(0, 1, "nor_conv_3x3"),
            new CellDrawing.Edge(1, 2, "skip_connect"),
            new CellDrawing.Edge(0, 3, "nor_conv_1x1"),
            new CellDrawing.Edge(2, 3, "avg_pool_3x3"));
  }

  @Test
  void nasBench101HasItsOperationsOnVertices() {
    CellDrawing graph =
        graph("nasbench101", "0110;0001;0001;0000;input;conv3x3-bn-relu;maxpool3x3;output");
    assertThat(graph.nodes()).hasSize(4);
    assertThat(graph.nodes())
        .extracting(CellDrawing.Node::operation)
        .containsExactly("", "conv3x3-bn-relu", "maxpool3x3", "");
    assertThat(graph.nodes()).extracting(CellDrawing.Node::column).containsExactly(0, 1, 1, 2);
    // The two of one column stand symmetrically about the middle.
    assertThat(graph.nodes())
        .extracting(CellDrawing.Node::line)
        .containsExactly(0.0, -0.5, 0.5, 0.0);
    assertThat(graph.edges()).hasSize(4).allMatch(edge -> edge.operation().isEmpty());
  }

  @Test
  void aSpaceOfLayersIsAChain() {
    CellDrawing graph = graph("nasbench-macro", "01201201");
    assertThat(graph.nodes()).hasSize(8);
    assertThat(graph.nodes().get(2).operation()).isEqualTo("mb6_k5");
    assertThat(graph.edges()).hasSize(7);
  }

  @Test
  void anArchitectureOfAnotherLengthIsNotDrawn() {
    assertThat(CellDrawing.of(SearchSpaces.named("nasbench201"), Architecture.of(0, 1))).isEmpty();
  }

  @Test
  void theBestFinalsAreCountedByMethod() {
    List<FoundCell> best =
        FoundCell.best(
            List.of(
                new FoundCell.Final("a", "x", 94),
                new FoundCell.Final("b", "x", 94),
                new FoundCell.Final("a", "x", 94),
                new FoundCell.Final("a", "y", 95),
                new FoundCell.Final("a", "", Double.NaN),
                new FoundCell.Final("b", "z", 90)),
            2,
            null,
            Direction.HIGHER);
    assertThat(best).extracting(FoundCell::architecture).containsExactly("y", "x");
    assertThat(best.get(1).runs()).containsEntry("a", 2).containsEntry("b", 1);
    assertThat(best.get(1).graph()).isNull();
  }
}
