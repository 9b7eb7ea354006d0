package org.reprise.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void cliquesAreTheMaximalGroupsWithinTheCriticalDifference() {
    // Demšar (2006), figure 1(a): ranks 3.143, 2.000, 2.893, 1.964 and a difference of 1.25.
    assertThat(FigureDataMaker.cliques(new double[] {3.143, 2.000, 2.893, 1.964}, 1.25))
        .containsExactly(new int[] {0, 3});
    assertThat(FigureDataMaker.cliques(new double[] {1, 1.5, 2.2, 4}, 1))
        .containsExactly(new int[] {0, 1}, new int[] {1, 2});
    assertThat(FigureDataMaker.cliques(new double[] {1, 3}, 1)).isEmpty();
    assertThat(FigureDataMaker.cliques(new double[] {1, 3}, Double.NaN)).isEmpty();
  }

  @Test
  void aLogarithmicScaleHasEqualLengthsForEqualRatios() {
    Scale scale = Scale.logarithmic(1, 1000, 0, 300, 2);
    assertThat(scale.at(10)).isCloseTo(100, within(1e-9));
    assertThat(scale.at(100)).isCloseTo(200, within(1e-9));
    assertThat(scale.at(0.1)).isZero();
    assertThat(scale.ticks()).containsExactly(1.0, 10.0, 100.0, 1000.0);
    assertThat(Scale.logarithmic(0.3, 8, 0, 1, 2).ticks()).containsExactly(0.5, 1.0, 2.0, 4.0, 8.0);
  }

  @Test
  void aLinearScaleEndsAtRoundNumbers() {
    assertThat(Scale.linear(0, 2.45, 0, 1).ticks()).containsExactly(0.0, 0.5, 1.0, 1.5, 2.0, 2.5);
    assertThat(Scale.linear(56.3, 81.2, 0, 1).ticks())
        .containsExactly(55.0, 60.0, 65.0, 70.0, 75.0, 80.0, 85.0);
    assertThat(Scale.linear(5, 5, 0, 1).at(5)).isZero();
  }

  @Test
  void svgEscapesNamesAndWritesShortNumbers() {
    Drawing drawing = new Drawing(100, "<i>&\"\u0000");
    drawing.text(1.005, -0.001, "a < b", Drawing.Anchor.END, Drawing.INK);
    assertThat(SvgFile.of(drawing))
        .contains("<title>&lt;i&gt;&amp;&quot;\uFFFD</title>")
        .contains("x=\"1\" y=\"0\"")
        .contains(">a &lt; b</text>");
  }
}
