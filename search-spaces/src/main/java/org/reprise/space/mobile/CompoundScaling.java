package org.reprise.space.mobile;

import org.reprise.space.network.LayerGraph;

/**
 * Compound scaling (Tan and Le, ICML 2019, equation 3): for one coefficient phi, depth, width and
 * resolution are multiplied by alpha^phi, beta^phi and gamma^phi. Multiply-adds then grow by about
 * (alpha beta^2 gamma^2)^phi, where the paper wants 2^phi.
 *
 * @param alpha base of the depth, at least 1
 * @param beta base of the width, at least 1
 * @param gamma base of the resolution, at least 1
 */
public record CompoundScaling(double alpha, double beta, double gamma) {
  /** What the paper found by its grid search around EfficientNet-B0. */
  public static final CompoundScaling PUBLISHED = new CompoundScaling(1.2, 1.1, 1.15);

  public CompoundScaling {
    if (!(alpha >= 1) || !(beta >= 1) || !(gamma >= 1)) {
      throw new IllegalArgumentException(
          "alpha, beta and gamma are at least 1, not " + alpha + ", " + beta + ", " + gamma);
    }
  }

  /**
   * Factors of the three dimensions.
   *
   * @param depth of the number of blocks
   * @param width of the number of channels
   * @param resolution of the side of images
   */
  public record Factors(double depth, double width, double resolution) {
    /** Returns {@code network} scaled so; its resolution is rounded to the nearest pixel. */
    public LayerGraph of(ScalableNetwork network) {
      return network.scaled(depth, width, side(network.resolution()));
    }

    /** Returns the side of the images for a network whose images had {@code side} pixels. */
    public int side(int side) {
      return (int) Math.round(side * resolution);
    }
  }

  /** Returns alpha beta^2 gamma^2, by which multiply-adds grow for phi = 1; 2 in the paper. */
  public double growth() {
    return alpha * beta * beta * gamma * gamma;
  }

  /** Returns the factors for {@code phi}. */
  public Factors factors(double phi) {
    return new Factors(Math.pow(alpha, phi), Math.pow(beta, phi), Math.pow(gamma, phi));
  }

  /** Returns the factors that spend the same growth on depth alone. */
  public Factors depthAlone(double phi) {
    return new Factors(Math.pow(growth(), phi), 1, 1);
  }

  /** Returns the factors that spend the same growth on width alone. */
  public Factors widthAlone(double phi) {
    return new Factors(1, Math.pow(growth(), phi / 2), 1);
  }

  /** Returns the factors that spend the same growth on resolution alone. */
  public Factors resolutionAlone(double phi) {
    return new Factors(1, 1, Math.pow(growth(), phi / 2));
  }
}
