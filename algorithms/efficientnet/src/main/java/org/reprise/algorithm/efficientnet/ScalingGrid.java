package org.reprise.algorithm.efficientnet;

import java.util.ArrayList;
import java.util.List;
import org.reprise.space.InvalidInputException;
import org.reprise.space.mobile.CompoundScaling;

/**
 * The grid of the first step (section 3.3): phi = 1, and alpha, beta, gamma at least 1 with alpha
 * beta^2 gamma^2 close to 2.
 *
 * @param step between values of a coefficient, above 0
 * @param tolerance how far the product may be from 2, at least 0
 */
public record ScalingGrid(double step, double tolerance) {
  private static final double GROWTH = 2;

  public ScalingGrid {
    if (!(step >= 0.01 && step <= 1) || !(tolerance >= 0 && tolerance < 1)) {
      throw new InvalidInputException(
          "a grid takes a step from 0.01 to 1 and a tolerance from 0 up to 1, not "
              + step
              + " and "
              + tolerance);
    }
  }

  /** Returns the coefficients, by alpha, then beta, then gamma; may be empty. */
  public List<CompoundScaling> candidates() {
    List<CompoundScaling> candidates = new ArrayList<>();
    int steps = (int) Math.floor((GROWTH + tolerance - 1) / step + 1e-9);
    for (int a = 0; a <= steps; a++) {
      for (int b = 0; b <= steps; b++) {
        for (int c = 0; c <= steps; c++) {
          CompoundScaling scaling = new CompoundScaling(value(a), value(b), value(c));
          if (Math.abs(scaling.growth() - GROWTH) <= tolerance + 1e-9) {
            candidates.add(scaling);
          }
        }
      }
    }
    return candidates;
  }

  /** Returns 1 plus so many steps, without the last bits that sums leave. */
  private double value(int steps) {
    return Math.round((1 + steps * step) * 1e6) / 1e6;
  }
}
