package org.reprise.report.figure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One colour, dash and symbol for each method, the same in every figure, and for known methods in
 * every report. The first eight hues are told apart under the common colour deficiencies (Okabe and
 * Ito's set, its yellow and black replaced, since one vanishes on a light page and the other on a
 * dark one); each has a lighter twin for the dark page. Dashes and symbols carry the difference,
 * too.
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
  private static final Style CONTROL = new Style("#6b7280", "#a3a9b5", "dashed", "diamond");

  private static final String CONTROL_NAME = "random-search";
  private static final String[][] COLORS = {
    {"#0072b2", "#5ab4f0"},
    {"#d55e00", "#ff8f45"},
    {"#009e73", "#35cfa4"},
    {"#b3489b", "#e58fd2"},
    {"#a87b00", "#f0c043"},
    {"#2f86bd", "#9bdcff"},
    {"#882255", "#d9799f"},
    {"#6f7417", "#c3c964"},
    {"#4b3fb0", "#a59cf5"},
    {"#7d4b32", "#cfa38c"},
  };
  private static final String[] DASHES = {"solid", "dashed", "dotted"};
  private static final String CROSS =
      "path://M0,2L2,0L5,3L8,0L10,2L7,5L10,8L8,10L5,7L2,10L0,8L3,5Z";
  // ECharts' pin is left out: its tip is at the place, so that it floats above it.
  private static final String[] SYMBOLS = {"circle", "rect", "triangle", CROSS, "roundRect"};

  /** The methods that have places of their own, so that they look alike in every report. */
  private static final List<String> KNOWN =
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
          "successive-halving");

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
