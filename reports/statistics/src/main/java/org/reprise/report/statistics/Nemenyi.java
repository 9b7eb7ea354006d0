package org.reprise.report.statistics;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The critical difference of average ranks after a Friedman test (Nemenyi 1963; Demšar 2006,
 * section 3.2.2): two methods whose average ranks are closer are not told apart.
 */
public final class Nemenyi {
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final GaussIntegrator INTEGRATOR =
      new GaussIntegratorFactory().legendre(200, -9, 9);

  private Nemenyi() {}

  /** CD = q_α · sqrt(k (k + 1) / (6 N)) for k methods over N blocks. */
  public static double criticalDifference(int methods, int blocks, double alpha) {
    return quantile(methods, alpha) * Math.sqrt(methods * (methods + 1) / (6.0 * blocks));
  }

  /**
   * q_α: the upper quantile of the studentized range of {@code methods} groups with infinitely many
   * degrees of freedom, divided by the square root of two.
   */
  static double quantile(int methods, double alpha) {
    double low = 0;
    double high = 20;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (rangeProbability(methods, middle) < 1 - alpha) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low / Math.sqrt(2);
  }

  /** P(range of k standard normals ≤ q) = k ∫ φ(z) (Φ(z) - Φ(z - q))^(k-1) dz. */
  private static double rangeProbability(int methods, double q) {
    return methods
        * INTEGRATOR.integrate(
            z ->
                NORMAL.density(z)
                    * Math.pow(
                        NORMAL.cumulativeProbability(z) - NORMAL.cumulativeProbability(z - q),
                        methods - 1));
  }
}
