package org.reprise.reproduction.benchmark;

import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;

/**
 * A table of all cells of NAS-Bench-201 whose accuracies come from a fixed formula, not from
 * training: always at hand, the same on every machine. Regression baselines and tests run on it; it
 * says nothing about networks.
 *
 * <p>A cell's strength is the sum over its four paths from input to output of the product of what
 * the operations on it let through. Accuracy grows with the strength, with small fixed effects of
 * pairs of operations and a fixed residue of each cell, so that the 12-epoch number ranks cells
 * much as the 200-epoch number does, but not alike.
 */
public final class SyntheticTable {
  /** Its name. */
  public static final String NAME = "synthetic-cells";

  /** Its only data set. */
  public static final String DATASET = "synthetic";

  private static final int SEEDS = 3;
  private static final int EDGES = 6;
  private static final int OPERATIONS = 5;

  // Edges in the order of the space: 0->1, 0->2, 1->2, 0->3, 1->3, 2->3.
  private static final int[][] PATHS = {{3}, {0, 4}, {1, 5}, {0, 2, 5}};

  // By the order of operations: none, skip_connect, nor_conv_1x1, nor_conv_3x3, avg_pool_3x3.
  private static final double[] GAIN = {0, 0.9, 1.2, 1.5, 0.7};
  private static final double[] SECONDS = {0.5, 1, 7, 16, 6};

  private SyntheticTable() {}

  /** Returns the table. */
  public static Table create() {
    NasBench201 space = new NasBench201();
    Series valid200 = new Series(DATASET, "valid", "accuracy", 200, Series.ONE);
    Series test200 = new Series(DATASET, "test", "accuracy", 200, Series.ONE);
    Series valid4 = new Series(DATASET, "valid", "accuracy", 4, Series.ONE);
    Series seconds4 = new Series(DATASET, Series.NONE, "search_seconds", 4, Series.ONE);
    Series seconds12 = new Series(DATASET, Series.NONE, "search_seconds", 12, Series.ONE);
    TableBuilder table = Table.builder(NAME, space);
    table.importer("formula").note("Accuracies come from a formula, not from training.");
    for (long key = 0; key < space.size().longValueExact(); key++) {
      Architecture cell = space.fromKey(key);
      double strength = strength(cell);
      double pairs = pairEffects(cell);
      double early = 1.5 * pairs + 2 * noise(key, 1);
      for (int seed = 0; seed < SEEDS; seed++) {
        Series valid12 = new Series(DATASET, "valid", "accuracy", 12, Integer.toString(seed));
        double effects = early + 3 * noise(key, 10 + seed);
        table.put(cell, valid12, accuracy(82, 50, 0.33, strength, effects));
      }
      table.put(cell, valid200, accuracy(91.3, 36, 0.38, strength, pairs + 0.25 * noise(key, 2)));
      table.put(cell, test200, accuracy(94.1, 35, 0.38, strength, pairs + 0.20 * noise(key, 3)));
      table.put(cell, valid4, accuracy(68, 48, 0.28, strength, 2 * pairs + 6 * noise(key, 5)));
      table.put(cell, seconds4, seconds(cell) / 3);
      table.put(cell, seconds12, seconds(cell));
    }
    return table.build();
  }

  private static double strength(Architecture cell) {
    double sum = 0;
    for (int[] path : PATHS) {
      double product = 1;
      for (int edge : path) {
        product *= GAIN[cell.choice(edge)];
      }
      sum += product;
    }
    return sum;
  }

  private static double pairEffects(Architecture cell) {
    double sum = 0;
    for (int a = 0; a < EDGES; a++) {
      for (int b = 0; b < a; b++) {
        int pair = (a * EDGES + b) * OPERATIONS * OPERATIONS;
        sum += noise(pair + cell.choice(a) * OPERATIONS + cell.choice(b), 4);
      }
    }
    return 0.12 * sum;
  }

  private static double accuracy(
      double best, double range, double rate, double strength, double effects) {
    if (strength == 0) {
      return 10.0;
    }
    double accuracy = best - range * StrictMath.exp(-rate * strength) + effects;
    // To three digits, as tables of accuracies are, so that there are ties.
    return Math.rint(Math.max(10.0, accuracy) * 1000) / 1000;
  }

  private static double seconds(Architecture cell) {
    double seconds = 40;
    for (int edge = 0; edge < EDGES; edge++) {
      seconds += SECONDS[cell.choice(edge)];
    }
    return seconds;
  }

  /** Roughly normal with deviation 1, fixed by its arguments: a sum of uniform numbers. */
  private static double noise(long index, int kind) {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      long z = (index * 31 + kind) * 0x9E3779B97F4A7C15L + i * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      sum += ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }
    return sum - 6;
  }
}
