package org.reprise.algorithm.zerocost;

import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;

/** The proxies that sum weights and their gradients over the layers. */
final class Magnitudes {
  private Magnitudes() {}

  /** Sum over layers of the norm of the weights, not the norm of all of them. */
  static double l2Norm(Candidate candidate) {
    Operations operations = candidate.operations();
    Set<String> live = new LiveLayers(candidate.graph()).names();
    double sum = 0;
    for (Parameter parameter : candidate.network().weights()) {
      if (live.contains(UntrainedNetwork.layer(parameter))) {
        sum += norm(operations.read(parameter.variable().value()));
      }
    }
    return sum;
  }

  /** Sum of g w with its sign; exactly 0 for a layer that a batch norm follows. */
  static double plain(Candidate candidate) {
    return sum(candidate, layer -> products(layer.weights(), layer.gradient(), false));
  }

  /** Sum over layers of the norm of the gradient. */
  static double gradNorm(Candidate candidate) {
    return sum(candidate, layer -> norm(layer.gradient()));
  }

  /** Sum of |g w|. */
  static double snip(Candidate candidate) {
    return sum(candidate, layer -> products(layer.weights(), layer.gradient(), true));
  }

  /** Sum of the channels' saliencies, each as often as the channel has weights. */
  static double fisher(Candidate candidate) {
    return sum(
        candidate,
        layer -> {
          double fanIn = layer.weights().length / (double) layer.saliencies().length;
          double sum = 0;
          for (double saliency : layer.saliencies()) {
            sum += saliency * fanIn;
          }
          return sum;
        });
  }

  private static double sum(Candidate candidate, ToDoubleFunction<LayerGradient> ofLayer) {
    return candidate.gradients().stream().mapToDouble(ofLayer).sum();
  }

  static double products(double[] a, double[] b, boolean absolute) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += absolute ? Math.abs(a[i] * b[i]) : a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] values) {
    return Math.sqrt(products(values, values, false));
  }
}
