package org.reprise.report.figure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One colour, dash and symbol for each method, the same in every figure, and for known methods in
 * every report.
 *
 * <p>The rule of the colours: any two of them, the grey of random search among them, are at least
 * 0.10 apart in OKLab, and at least 0.05 as people see them who lack one kind of cones (protanopia,
 * deuteranopia and tritanopia as simulated by Machado et al. 2009), on light pages as on dark ones,
 * and each has a contrast of 3 to 1 with its page. They were found by simulated annealing of the
 * least distance, with eleven hues given, and a test holds them to the rule. The methods that rank
 * on tables share the solid lines, those with shared weights the dashed ones, so that those which
 * are likely to stand together have different colours.
 */
public final class Palette {
  /**
   * How a method is drawn.
   *
   * @param color on a light page
   * @param darkColor on a dark page
   * @param dash {@code solid}, {@code dashed} or {@code dotted}
   * @param symbol of ECharts
   */
  public record Style(String color, String darkColor, String dash, String symbol) {}

  /** Random search is the control of every figure, so it is grey in all reports. */
  static final Style CONTROL = new Style("#6b7280", "#a3a9b5", "dashed", "diamond");

  private static final String CONTROL_NAME = "random-search";
  static final String[][] COLORS = {
    {"#2b7cce", "#00a6f7"},
    {"#db6b18", "#ad741a"},
    {"#139e98", "#94ffe6"},
    {"#910fc9", "#af71c8"},
    {"#8e8c51", "#fbe98f"},
    {"#2b4e1b", "#8ee200"},
    {"#cb7289", "#fb597b"},
    {"#b94842", "#fda27e"},
    {"#432286", "#dfb7fb"},
    {"#e516d0", "#c72c89"},
    {"#3552f4", "#3c67d1"},
  };
  private static final String[] DASHES = {"solid", "dashed", "dotted"};
  private static final String CROSS =
      "path://M0,2L2,0L5,3L8,0L10,2L7,5L10,8L8,10L5,7L2,10L0,8L3,5Z";
  // ECharts' pin is left out: its tip is at the place, so that it floats above it.
  private static final String[] SYMBOLS = {"circle", "rect", "triangle", CROSS, "roundRect"};

  /**
   * The methods that have places of their own, so that they look alike in every report: a line of
   * colours for those that search tables, one for those with shared weights.
   */
  static final List<String> KNOWN =
      List.of(
          "regularized-evolution",
          "local-search",
          "reinforce",
          "bananas",
          "neural-predictor",
          "pnas",
          "nas-rl",
          "bohb",
          "hyperband",
          "successive-halving",
          "zero-cost",
          "one-shot",
          "few-shot",
          "rsps",
          "spos",
          "fairnas",
          "enas",
          "darts",
          "snas",
          "gdas",
          "proxylessnas",
          "dsnas",
          "setn",
          "tunas");

  private final Map<String, Style> styles = new HashMap<>();

  /**
   * Styles for methods by these labels. A known method has its own; another label has the style
   * that its name leads to, or the next that is free.
   */
  public Palette(List<String> labels) {
    int places = COLORS.length * DASHES.length;
    Set<Integer> taken = new HashSet<>();
    for (String label : labels) {
      if (label.equals(CONTROL_NAME)) {
        styles.put(label, CONTROL);
        continue;
      }
      int place = KNOWN.indexOf(label);
      if (place < 0) {
        int others = places - KNOWN.size();
        int start = Math.floorMod(label.hashCode(), others);
        place = KNOWN.size() + start;
        for (int i = 1; i < others && taken.contains(place); i++) {
          place = KNOWN.size() + (start + i) % others;
        }
      }
      // More labels than places of their own: those of known methods that are not in the report.
      for (int i = 0; i < places && taken.contains(place); i++) {
        place = i;
      }
      taken.add(place);
      String[] pair = COLORS[place % COLORS.length];
      String dash = DASHES[place / COLORS.length % DASHES.length];
      styles.put(label, new Style(pair[0], pair[1], dash, SYMBOLS[place % SYMBOLS.length]));
    }
  }

  /** Returns how the method of this label is drawn. */
  public Style of(String label) {
    return styles.get(label);
  }
}
