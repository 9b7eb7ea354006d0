package org.reprise.algorithm.proxylessnas;

import java.util.SplittableRandom;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;
import org.reprise.search.Softmax;
import org.reprise.space.mobile.MobileFashionSpace;

/**
 * What the estimators of ProxylessNAS give where the loss is linear in the gates of three paths
 * with probabilities .5, .3, .2 and gradients 1, 2, 4. {@code what}: {@code full}, the gradient of
 * all gates with respect to the logit {@code of}; {@code two}, the expectation of the one of two
 * paths; {@code rescaled}, the logit {@code of} after a step of two of (.2, -.1, .5, 0) by (.05,
 * -.03); {@code untouched}, the probability of another one after it.
 */
public final class ProxylessExactCheck implements TargetCheck {
  private static final double[] P = {.5, .3, .2};
  private static final double[][] COSTS = {
    {1, 2, 4, 0}, new double[5], new double[4], new double[5], new double[4], new double[5]
  };
  private static final int[] FIRST_TWO = {0, 1};

  @Override
  public String name() {
    return "proxyless-exact";
  }

  @Override
  public Measurement measure(CheckContext context) {
    int of = Integer.parseInt(context.argument("of"));
    String what = context.argument("what");
    return Measurement.exact(
        switch (what) {
          case "full" -> full()[of];
          case "two" -> two()[of];
          case "rescaled" -> rescaled()[of];
          case "untouched" -> softmax(rescaled())[of];
          default -> throw new IllegalArgumentException("no number '" + what + "' of gates");
        },
        "");
  }

  private static BinaryGates gates() {
    BinaryGates gates = new BinaryGates(new MobileFashionSpace(), new SplittableRandom(1));
    for (int c = 0; c < P.length; c++) {
      gates.logits()[0][c] = Math.log(P[c]);
    }
    // The fourth path of the decision is out of the question.
    gates.logits()[0][P.length] = -200;
    return gates;
  }

  private static double[] full() {
    BinaryGates gates = gates();
    return gates.gradient(gates.one(new SplittableRandom(2)), COSTS)[0];
  }

  /** Over all pairs; {i, j} comes with p_i p_j (1 / (1 - p_i) + 1 / (1 - p_j)). */
  private static double[] two() {
    BinaryGates gates = gates();
    double[] mean = new double[P.length];
    for (int i = 0; i < P.length; i++) {
      for (int j = i + 1; j < P.length; j++) {
        int[][] asked = {{i, j}, FIRST_TWO, FIRST_TWO, FIRST_TWO, FIRST_TWO, FIRST_TWO};
        double[] gradient = gates.gradient(new Draw(new int[COSTS.length], asked), COSTS)[0];
        double probability = P[i] * P[j] * (1 / (1 - P[i]) + 1 / (1 - P[j]));
        for (int c = 0; c < P.length; c++) {
          mean[c] += probability * gradient[c];
        }
      }
    }
    return mean;
  }

  private static double[] rescaled() {
    double[] logits = {.25, -.1, .47, 0};
    BinaryGates.rescale(logits, new double[] {.2, -.1, .5, 0}, new int[] {0, 2});
    return logits;
  }

  private static double[] softmax(double[] logits) {
    double[] p = new double[logits.length];
    Softmax.probabilities(logits, p);
    return p;
  }
}
