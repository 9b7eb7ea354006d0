package org.reprise.report.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.reprise.search.statistics.Ranks;

/**
 * Friedman's test over blocks (benchmark and seed) and the average ranks of the methods, as Demšar
 * lays out ("Statistical Comparisons of Classifiers over Multiple Data Sets", JMLR 2006, section
 * 3.2.2).
 *
 * @param averageRanks of each method; 1 is best
 * @param blocks how many blocks
 * @param chiSquare the statistic, corrected for ties
 * @param pValue of the hypothesis that all methods are alike; 1 if all values tie
 */
public record Friedman(double[] averageRanks, int blocks, double chiSquare, double pValue) {

  /**
   * Ranks within each block, greatest value first.
   *
   * @param values by block, then by method
   */
  public static Friedman of(double[][] values) {
    int blocks = values.length;
    int methods = values[0].length;
    double[] sums = new double[methods];
    double squares = 0;
    for (double[] block : values) {
      double[] negated = new double[methods];
      for (int m = 0; m < methods; m++) {
        if (Double.isNaN(block[m])) {
          double[] unknown = new double[methods];
          Arrays.fill(unknown, Double.NaN);
          return new Friedman(unknown, blocks, Double.NaN, Double.NaN);
        }
        negated[m] = -block[m];
      }
      double[] ranks = Ranks.average(negated);
      for (int m = 0; m < methods; m++) {
        sums[m] += ranks[m];
        squares += ranks[m] * ranks[m];
      }
    }
    double center = (methods + 1) / 2.0;
    double between = 0;
    double[] averages = new double[methods];
    for (int m = 0; m < methods; m++) {
      averages[m] = sums[m] / blocks;
      between += (averages[m] - center) * (averages[m] - center);
    }
    // Conover's form, which is Friedman's where no block has ties.
    double within = squares - blocks * methods * center * center;
    if (within == 0 || methods < 2) {
      return new Friedman(averages, blocks, 0, 1);
    }
    double chiSquare = (methods - 1) * (double) blocks * blocks * between / within;
    double p = 1 - new ChiSquaredDistribution(methods - 1).cumulativeProbability(chiSquare);
    return new Friedman(averages, blocks, chiSquare, p);
  }
}
