package org.reprise.algorithm.bohb;

import java.util.List;
import java.util.Locale;
import org.reprise.algorithm.bohb.CategoricalDensity.BandwidthRule;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;

/** Registers BOHB with the settings of NAS-Bench-201's comparison. */
public final class BohbProvider implements AlgorithmProvider {
  @Override
  public String name() {
    return "bohb";
  }

  @Override
  public String description() {
    return "Hyperband whose architectures are proposed by densities of the good and the rest.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        0,
        "Falkner et al.",
        "BOHB: Robust and Efficient Hyperparameter Optimization at Scale",
        "ICML 2018");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return List.of(
        HyperbandProvider.ETA,
        HyperbandProvider.SMALLEST,
        Hyperparameter.whole(
            "candidates", 4, 1, 100_000, "drawn from the good density for a proposal"),
        Hyperparameter.real("random-fraction", 0, 0, 1, "probability of a uniform proposal"),
        Hyperparameter.whole(
            "top-percent", 15, 1, 99, "share of the data that is good, in percent"),
        Hyperparameter.choice(
            "bandwidth",
            "released",
            List.of("released", "cross-validated"),
            "bandwidth rule of the densities: that of the released code, or one made for choices without order"));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new Hyperband(
        parameters.real("eta"),
        parameters.whole("min-epochs"),
        false,
        new DensityModel(
            parameters.whole("candidates"),
            parameters.real("random-fraction"),
            parameters.whole("top-percent"),
            BandwidthRule.valueOf(
                parameters.text("bandwidth").replace('-', '_').toUpperCase(Locale.ROOT))));
  }
}
