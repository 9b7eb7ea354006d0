package org.reprise.report.figure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One colour, dash and symbol for each method, the same in every figure of a report. The first
 * eight hues are told apart under the common colour deficiencies (Okabe and Ito's set, its yellow
 * and black replaced, since one vanishes on a light page and the other on a dark one); each has a
 * lighter twin for the dark page. Dashes and symbols carry the difference, too.
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
  private static final String[] SYMBOLS = {"circle", "rect", "triangle", "pin", "roundRect"};

  private final Map<String, Style> styles = new HashMap<>();

  /** Styles for methods by these labels, in their order. */
  public Palette(List<String> labels) {
    int next = 0;
    for (String label : labels) {
      if (label.equals(CONTROL_NAME)) {
        styles.put(label, CONTROL);
        continue;
      }
      String[] pair = COLORS[next % COLORS.length];
      String dash = DASHES[next / COLORS.length % DASHES.length];
      styles.put(label, new Style(pair[0], pair[1], dash, SYMBOLS[next % SYMBOLS.length]));
      next++;
    }
  }

  /** How the method of this label is drawn. */
  public Style of(String label) {
    return styles.get(label);
  }
}
