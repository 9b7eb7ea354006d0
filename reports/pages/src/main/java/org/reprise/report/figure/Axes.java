package org.reprise.report.figure;

import java.util.function.DoubleFunction;
import org.reprise.report.figure.Svg.Anchor;

/** Draws the frame of a figure. */
final class Axes {
  private Axes() {}

  /** The horizontal axis at {@code y}, with lines up to {@code top}, and its title below. */
  static void horizontal(
      Svg svg, Scale scale, double y, double top, String title, DoubleFunction<String> label) {
    for (double tick : scale.ticks()) {
      svg.line(scale.at(tick), top, scale.at(tick), y, Svg.LINE, 0.5);
      svg.text(scale.at(tick), y + 16, label.apply(tick), Anchor.MIDDLE, Svg.SOFT);
    }
    svg.line(scale.from(), y, scale.to(), y, Svg.SOFT, 1);
    svg.text((scale.from() + scale.to()) / 2, y + 34, title, Anchor.MIDDLE, Svg.SOFT);
  }

  /** The vertical axis at {@code x}, with lines to {@code right}, and its title above. */
  static void vertical(Svg svg, Scale scale, double x, double right, String title) {
    for (double tick : scale.ticks()) {
      svg.line(x, scale.at(tick), right, scale.at(tick), Svg.LINE, 0.5);
      svg.text(x - 6, scale.at(tick) + 4, plain(tick), Anchor.END, Svg.SOFT);
    }
    svg.line(x, scale.from(), x, scale.to(), Svg.SOFT, 1);
    svg.text(x - 40, Math.min(scale.from(), scale.to()) - 10, title, Anchor.START, Svg.SOFT);
  }

  /** Returns a tick's number without needless digits. */
  static String plain(double value) {
    return new java.math.BigDecimal(value)
        .round(new java.math.MathContext(4))
        .stripTrailingZeros()
        .toPlainString();
  }
}
