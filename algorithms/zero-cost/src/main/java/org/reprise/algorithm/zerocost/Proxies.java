package org.reprise.algorithm.zerocost;

import java.util.List;
import java.util.stream.Collectors;
import org.reprise.algorithm.zerocost.Proxy.Pass;
import org.reprise.space.InvalidInputException;

/**
 * All proxies by name: the thirteen of NAS-Bench-Suite-Zero (Krishnakumar et al., NeurIPS 2022) and
 * the baseline {@code random}. Where the papers' own code and that of the two collections
 * (Abdelfattah et al. 2021; NASLib) differ, the collections are followed, whose correlations are
 * the published ones.
 */
public final class Proxies {
  private static final String ZERO_COST_NAS =
      "as in Abdelfattah et al., Zero-Cost Proxies, ICLR 2021";

  private static final List<Proxy> ALL =
      List.of(
          new Proxy(
              "params",
              "trained numbers of the network",
              "counted by the layer graph",
              Pass.NOTHING,
              candidate -> candidate.graph().parameters()),
          new Proxy(
              "flops",
              "multiply-adds for one example",
              "counted by the layer graph",
              Pass.NOTHING,
              candidate -> candidate.graph().multiplyAdds()),
          new Proxy(
              "l2-norm",
              "sum over layers of the norm of the weights",
              "NASLib's baseline; weights as PyTorch draws them",
              Pass.WEIGHTS,
              Magnitudes::l2Norm),
          new Proxy(
              "plain",
              "sum of weight times gradient, with its sign",
              "Mozer and Smolensky, NeurIPS 1988; " + ZERO_COST_NAS,
              Pass.LOSS,
              Magnitudes::plain),
          new Proxy(
              "grad-norm",
              "sum over layers of the norm of the gradient",
              ZERO_COST_NAS,
              Pass.LOSS,
              Magnitudes::gradNorm),
          new Proxy(
              "snip",
              "sum of |weight times gradient|",
              "Lee et al., SNIP, ICLR 2019; " + ZERO_COST_NAS,
              Pass.LOSS,
              Magnitudes::snip),
          new Proxy(
              "grasp",
              "minus the sum of weight times (Hessian times gradient)",
              "Wang et al., GraSP, ICLR 2020; " + ZERO_COST_NAS,
              Pass.LOSS,
              Grasp::score),
          new Proxy(
              "fisher",
              "squared sum of activation times gradient, by channel",
              "Turner et al., BlockSwap, ICLR 2020; " + ZERO_COST_NAS,
              Pass.LOSS,
              Magnitudes::fisher),
          new Proxy(
              "synflow",
              "ln of the sum of |weight times gradient| of the summed output; no data",
              "Tanaka et al., SynFlow, NeurIPS 2020; logarithm as in NASLib",
              Pass.NOTHING,
              SynFlow::score),
          new Proxy(
              "jacov",
              "how uncorrelated the gradients of the images are",
              "Mellor et al., Neural Architecture Search without Training, version 1, 2020",
              Pass.JACOBIAN,
              JacobianScores::jacov),
          new Proxy(
              "nwot",
              "ln det of how alike the images' activation patterns are (NASWOT)",
              "Mellor et al., Neural Architecture Search without Training, ICML 2021",
              Pass.PATTERNS,
              candidate -> candidate.patterns().score()),
          new Proxy(
              "zen",
              "ln of how far noise moves the last map, scaled by the batch norms",
              "Lin et al., Zen-NAS, ICCV 2021; shortcuts kept as in NASLib",
              Pass.NOTHING,
              Zen::score),
          new Proxy(
              "epe-nas",
              "correlations of the images' gradients within classes",
              "Lopes et al., EPE-NAS, ICANN 2021",
              Pass.JACOBIAN,
              JacobianScores::epeNas),
          new Proxy(
              "random",
              "a random number: what a proxy has to beat",
              "baseline",
              Pass.NOTHING,
              Candidate::chance));

  private Proxies() {}

  /** Returns all, simple ones first. */
  public static List<Proxy> all() {
    return ALL;
  }

  /** Returns their names. */
  public static List<String> names() {
    return ALL.stream().map(Proxy::name).toList();
  }

  /**
   * Returns the proxy called {@code name}.
   *
   * @throws InvalidInputException if there is none
   */
  public static Proxy named(String name) {
    return ALL.stream()
        .filter(proxy -> proxy.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no proxy '"
                        + name
                        + "'; there are: "
                        + names().stream().collect(Collectors.joining(", "))));
  }
}
