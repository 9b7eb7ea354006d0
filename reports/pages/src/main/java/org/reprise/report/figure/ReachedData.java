package org.reprise.report.figure;

import java.util.Map;
import org.reprise.report.statistics.StepCurve;

/**
 * Which share of its runs a method has brought within a regret, over what was spent.
 *
 * @param name the regret in percentage points, as it is written
 * @param over by {@link CurveAxis#key}
 */
public record ReachedData(String name, Map<String, Shares> over) {
  /**
   * The shares over one axis.
   *
   * @param first where the axis begins
   * @param last what the longest run spent
   * @param curves by method: the share from 0 to 1, which is 0 before the first step
   */
  public record Shares(double first, double last, Map<String, StepCurve> curves) {}
}
