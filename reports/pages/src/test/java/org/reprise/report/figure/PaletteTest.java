package org.reprise.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
  private static final String LIGHT_PAGE = "#f6f7f9";
  private static final String DARK_PAGE = "#1c2027";

  /** All built-in methods, random search first. */
  private static final List<String> BUILT_IN =
      Stream.concat(Stream.of("random-search"), Palette.KNOWN.stream()).toList();

  private static final Palette ALL = new Palette(BUILT_IN);

  @Test
  void oklabIsThatOfItsAuthor() {
    // Ottosson (2020): white is (1, 0, 0); CSS Color 4: red is (0.628, 0.225, 0.126).
    assertThat(Vision.USUAL.oklab("#ffffff")).containsExactly(new double[] {1, 0, 0}, within(1e-3));
    assertThat(Vision.USUAL.oklab("#ff0000"))
        .containsExactly(new double[] {0.628, 0.225, 0.126}, within(1e-3));
    assertThat(Vision.contrast("#ffffff", "#000000")).isCloseTo(21, within(1e-9));
    // A pair that deuteranopes famously confuse comes together, and a yellow and a blue do not.
    assertThat(Vision.DEUTERANOPIA.distance("#7d4b00", "#4d6b00"))
        .isLessThan(0.5 * Vision.USUAL.distance("#7d4b00", "#4d6b00"));
    assertThat(Vision.DEUTERANOPIA.distance("#d0c000", "#0040ff")).isGreaterThan(0.3);
  }

  @ParameterizedTest
  @EnumSource
  void methodsThatStandTogetherAreToldApartByTheirColours(Vision vision) {
    double least = vision == Vision.USUAL ? 0.1 : 0.05;
    for (List<String> group : List.of(BUILT_IN.subList(0, 12), BUILT_IN.subList(12, 22))) {
      List<String> withControl = new ArrayList<>(group);
      withControl.add("random-search");
      List<Palette.Style> styles = withControl.stream().distinct().map(ALL::of).toList();
      for (int i = 0; i < styles.size(); i++) {
        for (int j = 0; j < i; j++) {
          Palette.Style a = styles.get(i);
          Palette.Style b = styles.get(j);
          assertThat(vision.distance(a.color(), b.color())).as("%s %s", a, b).isGreaterThan(least);
          assertThat(vision.distance(a.darkColor(), b.darkColor()))
              .as("%s %s", a, b)
              .isGreaterThan(least);
        }
      }
    }
  }

  @Test
  void noTwoBuiltInMethodsShareColourAndDash() {
    Set<String> looks = new HashSet<>();
    BUILT_IN.forEach(label -> looks.add(ALL.of(label).color() + ALL.of(label).dash()));
    assertThat(looks).hasSize(BUILT_IN.size());
  }

  @Test
  void regularizedEvolutionAndPnasHaveDifferentHues() {
    double[] first = Vision.USUAL.oklab(ALL.of("regularized-evolution").color());
    double[] second = Vision.USUAL.oklab(ALL.of("pnas").color());
    double turn = Math.atan2(first[2], first[1]) - Math.atan2(second[2], second[1]);
    assertThat(Math.cos(turn)).isLessThan(0.5);
  }

  @Test
  void everyColourStandsOutFromItsPage() {
    // 3 to 1 is what WCAG asks of graphics.
    for (String[] pair : Palette.COLORS) {
      assertThat(Vision.contrast(pair[0], LIGHT_PAGE)).isGreaterThan(3);
      assertThat(Vision.contrast(pair[1], DARK_PAGE)).isGreaterThan(3);
    }
    assertThat(Vision.contrast(Palette.CONTROL.color(), LIGHT_PAGE)).isGreaterThan(3);
    assertThat(Vision.contrast(Palette.CONTROL.darkColor(), DARK_PAGE)).isGreaterThan(3);
  }

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
  void manyMethodsOfOnesOwnAreToldApart() {
    List<String> labels = IntStream.range(0, 33).mapToObj(i -> "method-" + i).toList();
    Palette palette = new Palette(labels);
    Set<String> styles = new HashSet<>();
    labels.forEach(label -> styles.add(palette.of(label).color() + palette.of(label).dash()));
    assertThat(styles).hasSize(33);
  }

  @Test
  void randomSearchIsGreyInEveryReport() {
    Palette.Style alone = new Palette(List.of("random-search")).of("random-search");
    Palette more = new Palette(List.of("a", "random-search", "z"));
    assertThat(more.of("random-search")).isEqualTo(alone);
    assertThat(more.of("a").color()).isNotEqualTo(more.of("z").color());
  }
}
