package org.reprise.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void aMethodLooksTheSameInEveryReport() {
    Palette few = new Palette(List.of("bananas", "mine", "random-search"));
    Palette many =
        new Palette(List.of("bohb", "bananas", "local-search", "mine", "pnas", "random-search"));
    for (String label : List.of("bananas", "mine", "random-search")) {
      assertThat(few.of(label)).isEqualTo(many.of(label));
    }
  }

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
  void methodsAreToldApartOnLightAndDarkPages() {
    List<String> labels = IntStream.range(0, 25).mapToObj(i -> "method-" + i).toList();
    Palette palette = new Palette(labels);
    Set<String> styles = new HashSet<>();
    for (String label : labels) {
      Palette.Style style = palette.of(label);
      styles.add(style.color() + style.dash());
      // 3 to 1 is what WCAG asks of graphics.
      assertThat(contrast(style.color(), "#f6f7f9")).isGreaterThan(3);
      assertThat(contrast(style.darkColor(), "#1c2027")).isGreaterThan(3);
    }
    assertThat(styles).hasSize(25);
  }

  @Test
  void randomSearchIsGreyInEveryReport() {
    Palette.Style alone = new Palette(List.of("random-search")).of("random-search");
    Palette more = new Palette(List.of("a", "random-search", "z"));
    assertThat(more.of("random-search")).isEqualTo(alone);
    assertThat(more.of("a").color()).isNotEqualTo(more.of("z").color());
  }

  private static double contrast(String first, String second) {
    double a = luminance(first);
    double b = luminance(second);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String color) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(color.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @Test
  void aLogarithmicScaleHasEqualLengthsForEqualRatios() {
    Scale scale = new Scale(1, 1000, 0, 300, true);
    assertThat(scale.at(10)).isCloseTo(100, within(1e-9));
    assertThat(scale.at(100)).isCloseTo(200, within(1e-9));
    assertThat(scale.at(0.1)).isZero();
    assertThat(scale.ticks()).containsExactly(1.0, 10.0, 100.0, 1000.0);
    assertThat(new Scale(0.3, 8, 0, 1, true).ticks()).containsExactly(0.5, 1.0, 2.0, 4.0, 8.0);
  }

  @Test
  void aLinearScaleHasRoundTicks() {
    assertThat(new Scale(0, 2.45, 0, 1, false).ticks()).containsExactly(0.0, 0.5, 1.0, 1.5, 2.0);
    assertThat(new Scale(5, 5, 0, 1, false).at(5)).isZero();
  }

  @Test
  void svgEscapesNamesAndWritesShortNumbers() {
    Svg svg = new Svg(100, 50, "<i>&\"\u0000");
    svg.text(1.005, -0.001, "a < b", Svg.Anchor.END, Svg.INK);
    assertThat(svg.finish())
        .contains("<title>&lt;i&gt;&amp;&quot;\uFFFD</title>")
        .contains("x=\"1\" y=\"0\"")
        .contains(">a &lt; b</text>");
  }
}
