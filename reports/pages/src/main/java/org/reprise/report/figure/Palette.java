package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One colour, dash and symbol for each method of a report, the same in all its figures and tables.
 *
 * <p>The rule of the colours: any two of the twenty, the grey of random search among them, are at
 * least 0.10 apart in OKLab, and at least 0.05 as people see them who lack one kind of cones
 * (protanopia, deuteranopia and tritanopia as simulated by Machado et al. 2009), on light pages as
 * on dark ones, and each has a contrast of 3 to 1 with its page. They were found by simulated
 * annealing of the least distance, and a test holds them to the rule.
 *
 * <p>A known method has a colour of its own among those of its kind, so that a board of one kind
 * looks alike in every report. Where a report joins both kinds, or has methods that are not known,
 * whoever finds its colour taken has one that is free. Only a report of more than twenty methods
 * beside random search repeats colours, with another dash and another symbol.
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
  public record Style(String color, String darkColor, String dash, String symbol) {
    /**
     * Returns how the method of this label is drawn.
     *
     * @throws NullPointerException if {@code styles} has none for it
     */
    static Style of(Map<String, Style> styles, String label) {
      return Objects.requireNonNull(styles.get(label), label);
    }
  }

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
    {"#097f51", "#2ed396"},
    {"#581811", "#e87d1e"},
    {"#0b5f74", "#27a09f"},
    {"#8e5daa", "#ff6ce2"},
    {"#893547", "#ae5660"},
    {"#7d83f7", "#bfdfff"},
    {"#0200f7", "#7d3bfd"},
    {"#0d2250", "#7a7aff"},
    {"#0310b2", "#6c6894"},
  };
  private static final List<String> DASHES = List.of("solid", "dashed", "dotted");
  private static final String CROSS =
      "path://M0,2L2,0L5,3L8,0L10,2L7,5L10,8L8,10L5,7L2,10L0,8L3,5Z";
  // ECharts' pin is left out: its tip is at the place, so that it floats above it.
  private static final String[] SYMBOLS = {"circle", "rect", "triangle", CROSS, "roundRect"};

  /** Methods that search tables, in the order of their colours; their lines are solid. */
  static final List<String> OF_TABLES =
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
          "nsga2",
          "mo-regularized-evolution",
          "mo-random-search",
          "mnasnet");

  /** Methods with shared weights, in the order of their colours; their lines are dashed. */
  static final List<String> OF_SHARED_WEIGHTS =
      List.of(
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
          "tunas",
          "bignas",
          "snas-bilevel");

  private final Map<String, Style> styles = new HashMap<>();

  /**
   * Styles for methods by these labels. They depend on which labels there are, not on their order.
   */
  public Palette(List<String> labels) {
    Set<String> present = new HashSet<>(labels);
    if (present.remove(CONTROL_NAME)) {
      styles.put(CONTROL_NAME, CONTROL);
    }
    Set<String> looks = new HashSet<>();
    int[] uses = new int[COLORS.length];
    List<String> displaced = new ArrayList<>();
    for (List<String> kind : List.of(OF_TABLES, OF_SHARED_WEIGHTS)) {
      for (int color = 0; color < kind.size(); color++) {
        String label = kind.get(color);
        if (present.remove(label)) {
          if (uses[color] == 0) {
            put(label, color, uses, looks);
          } else {
            displaced.add(label);
          }
        }
      }
    }
    displaced.forEach(label -> put(label, leastUsed(uses, 0), uses, looks));
    // Colours that no known method owns come first for the others.
    int spare = Math.max(OF_TABLES.size(), OF_SHARED_WEIGHTS.size());
    for (String label : present.stream().sorted().toList()) {
      int start = spare + Math.floorMod(label.hashCode(), COLORS.length - spare);
      put(label, leastUsed(uses, start), uses, looks);
    }
  }

  /** Returns how each of these methods is drawn, in their order. */
  public static Map<String, Style> styles(List<String> labels) {
    Palette palette = new Palette(labels);
    Map<String, Style> styles = new LinkedHashMap<>();
    labels.forEach(label -> styles.put(label, palette.of(label)));
    return styles;
  }

  /** Returns the first of the least used colours, from a place on. */
  private static int leastUsed(int[] uses, int start) {
    int least = start;
    for (int i = 1; i < uses.length; i++) {
      int next = (start + i) % uses.length;
      if (uses[next] < uses[least]) {
        least = next;
      }
    }
    return least;
  }

  /** Gives a method a colour, with the dash of its kind or the next that the colour lacks. */
  private void put(String label, int color, int[] uses, Set<String> looks) {
    int first = OF_SHARED_WEIGHTS.contains(label) ? 1 : 0;
    String dash = DASHES.get(first);
    for (int i = 0; i < DASHES.size(); i++) {
      dash = DASHES.get((first + i) % DASHES.size());
      if (looks.add(color + dash)) {
        break;
      }
    }
    String symbol = SYMBOLS[(color + uses[color]) % SYMBOLS.length];
    uses[color]++;
    styles.put(label, new Style(COLORS[color][0], COLORS[color][1], dash, symbol));
  }

  /**
   * Returns how the method of this label is drawn.
   *
   * @throws NullPointerException if the palette was not made for it
   */
  public Style of(String label) {
    return Objects.requireNonNull(styles.get(label), label);
  }
}
