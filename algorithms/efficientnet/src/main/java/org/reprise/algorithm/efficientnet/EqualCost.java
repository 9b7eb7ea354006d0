package org.reprise.algorithm.efficientnet;

import java.util.List;
import java.util.Locale;
import org.reprise.space.mobile.CompoundScaling;
import org.reprise.space.mobile.CompoundScaling.Factors;
import org.reprise.space.mobile.ScalableNetwork;
import org.reprise.space.network.LayerGraph;

/** Ways to make a network greater, brought to the same multiply-adds. */
public enum EqualCost {
  /** All three dimensions by the coefficients; the width takes up what rounding leaves. */
  COMPOUND {
    @Override
    Factors factors(CompoundScaling scaling, double phi, double more) {
      Factors all = scaling.factors(phi);
      return new Factors(all.depth(), all.width() * more, all.resolution());
    }
  },
  /** More blocks. */
  DEPTH {
    @Override
    Factors factors(CompoundScaling scaling, double phi, double more) {
      return new Factors(scaling.depthAlone(phi).depth() * more, 1, 1);
    }
  },
  /** More channels. */
  WIDTH {
    @Override
    Factors factors(CompoundScaling scaling, double phi, double more) {
      return new Factors(1, scaling.widthAlone(phi).width() * more, 1);
    }
  },
  /** Greater images. */
  RESOLUTION {
    @Override
    Factors factors(CompoundScaling scaling, double phi, double more) {
      return new Factors(1, 1, scaling.resolutionAlone(phi).resolution() * more);
    }
  };

  private static final double GROWTH = 2;
  private static final int STEPS = 400;

  /** Returns the factors, with what this way leaves open multiplied by {@code more}. */
  abstract Factors factors(CompoundScaling scaling, double phi, double more);

  /** Returns the name in targets and commands. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the ways that scale one dimension. */
  public static List<EqualCost> single() {
    return List.of(DEPTH, WIDTH, RESOLUTION);
  }

  /**
   * Returns the network whose multiply-adds are nearest to 2^phi times those of {@code baseline}.
   *
   * @param scaling coefficients of the compound way
   * @param most greatest side of images that there are
   */
  public LayerGraph network(
      ScalableNetwork baseline, CompoundScaling scaling, double phi, int most) {
    double wanted = baseline.network().multiplyAdds() * Math.pow(GROWTH, phi);
    LayerGraph nearest = baseline.network();
    double gap = Double.POSITIVE_INFINITY;
    for (int step = 0; step <= STEPS; step++) {
      // From 0.6 to 1.6 times what the formula says.
      double more = 0.6 + step / (double) STEPS;
      Factors factors = factors(scaling, phi, more);
      if (factors.side(baseline.resolution()) > most) {
        continue;
      }
      LayerGraph network = factors.of(baseline);
      double off = Math.abs(network.multiplyAdds() / wanted - 1);
      if (off < gap) {
        gap = off;
        nearest = network;
      }
    }
    return nearest;
  }
}
