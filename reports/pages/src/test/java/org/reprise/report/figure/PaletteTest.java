package org.reprise.report.figure;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.search.RandomStreams;

class PaletteTest {
  private static final String LIGHT_PAGE = "#f6f7f9";
  private static final String DARK_PAGE = "#1c2027";

  /** All built-in methods, random search first. */
  private static final List<String> BUILT_IN =
      Stream.of(List.of("random-search"), Palette.OF_TABLES, Palette.OF_SHARED_WEIGHTS)
          .flatMap(List::stream)
          .toList();

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
  void anyTwoColoursAreToldApart(Vision vision) {
    double least = vision == Vision.USUAL ? 0.1 : 0.05;
    List<String[]> colors = new ArrayList<>(List.of(Palette.COLORS));
    colors.add(new String[] {Palette.CONTROL.color(), Palette.CONTROL.darkColor()});
    for (int i = 0; i < colors.size(); i++) {
      for (int j = 0; j < i; j++) {
        for (int page = 0; page < 2; page++) {
          String a = colors.get(i)[page];
          String b = colors.get(j)[page];
          assertThat(vision.distance(a, b)).as("%s %s", a, b).isGreaterThan(least);
        }
      }
    }
  }

  @Test
  void noTwoMethodsOfAReportShareAColour() {
    // Boards of tables, of shared weights, and any twenty of both with methods of one's own.
    List<String> mixed = new ArrayList<>(BUILT_IN);
    mixed.addAll(List.of("mine", "bananas:predictor=gcn", "darts:order=2"));
    List<List<String>> boards =
        new ArrayList<>(List.of(Palette.OF_TABLES, Palette.OF_SHARED_WEIGHTS));
    RandomGenerator random = RandomStreams.of(7).stream("boards");
    for (int i = 0; i < 200; i++) {
      List<String> drawn = new ArrayList<>(mixed);
      while (drawn.size() > 20) {
        drawn.remove(random.nextInt(drawn.size()));
      }
      boards.add(drawn);
    }
    for (List<String> board : boards) {
      List<String> withControl = new ArrayList<>(board);
      withControl.add("random-search");
      Palette palette = new Palette(withControl);
      assertThat(board.stream().map(label -> palette.of(label).color()).distinct())
          .as("%s", board)
          .hasSameSizeAs(board);
    }
  }

  @Test
  void whereColoursRepeatDashesAndSymbolsDoNot() {
    Map<String, List<Palette.Style>> byColor =
        BUILT_IN.stream().map(ALL::of).collect(groupingBy(Palette.Style::color));
    assertThat(byColor).hasSize(21);
    for (List<Palette.Style> alike : byColor.values()) {
      assertThat(alike.stream().map(Palette.Style::dash)).doesNotHaveDuplicates();
      assertThat(alike.stream().map(Palette.Style::symbol)).doesNotHaveDuplicates();
    }
  }

  @Test
  void theOrderOfMethodsDoesNotMatter() {
    List<String> backwards = new ArrayList<>(BUILT_IN);
    Collections.reverse(backwards);
    Palette palette = new Palette(backwards);
    BUILT_IN.forEach(label -> assertThat(palette.of(label)).isEqualTo(ALL.of(label)));
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
    List<String> labels = IntStream.range(0, 60).mapToObj(i -> "method-" + i).toList();
    Palette palette = new Palette(labels);
    Set<String> styles = new HashSet<>();
    labels.forEach(label -> styles.add(palette.of(label).color() + palette.of(label).dash()));
    assertThat(styles).hasSize(60);
  }

  @Test
  void randomSearchIsGreyInEveryReport() {
    Palette.Style alone = new Palette(List.of("random-search")).of("random-search");
    Palette more = new Palette(List.of("a", "random-search", "z"));
    assertThat(more.of("random-search")).isEqualTo(alone);
    assertThat(more.of("a").color()).isNotEqualTo(more.of("z").color());
  }
}
