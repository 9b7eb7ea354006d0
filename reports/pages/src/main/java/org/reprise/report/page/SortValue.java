package org.reprise.report.page;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.report.leaderboard.Figures;

/** The number by which a table sorts a cell of which only the text is kept. */
final class SortValue {
  private static final Pattern FIGURE =
      Pattern.compile(
          "(?:< )?([−-]?[0-9][0-9,]*(?:\\.[0-9]+)?(?:e[+-]?[0-9]+)?)(?: (µs|ms|s|min|h|d)\\b)?.*");

  /** Seconds of the units that {@link Figures#seconds} writes. */
  private static final Map<String, Double> SECONDS =
      Map.of("µs", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "h", 3600.0, "d", 86400.0);

  private SortValue() {}

  /** Returns the first figure of a text as {@link Figures} writes it; nothing if it has none. */
  static String of(String text) {
    if (text.startsWith("∞")) {
      return "Infinity";
    }
    Matcher figure = FIGURE.matcher(text);
    if (!figure.matches()) {
      return "";
    }
    double value = Double.parseDouble(figure.group(1).replace('−', '-').replace(",", ""));
    String unit = figure.group(2);
    return Double.toString(unit == null ? value : value * SECONDS.getOrDefault(unit, 1.0));
  }
}
