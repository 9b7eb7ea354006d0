package org.reprise.algorithm.fewshot;

import java.util.List;
import java.util.function.Consumer;
import org.reprise.search.Cost;
import org.reprise.search.TrainingCompute;
import org.reprise.space.Architecture;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Parameter;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.tensor.Operations;

/**
 * How much the choices of a decision agree on where the shared weights should go (Hu et al. 2022,
 * section 3): the cosine of the gradients that two of them give the weights that both have, all
 * else equal.
 */
final class GradientSimilarity {
  private final Supernet supernet;
  private final Consumer<Cost> spend;

  /**
   * Similarities in {@code supernet} as it is.
   *
   * @param spend is told the cost of each pass before it is made
   */
  GradientSimilarity(Supernet supernet, Consumer<Cost> spend) {
    this.supernet = supernet;
    this.spend = spend;
  }

  /**
   * Returns the cosines, choices x choices: those of the gradients summed over all {@code batches}.
   *
   * @param decision whose choices are compared
   * @param others an architecture for each batch, which decides all other decisions
   */
  double[][] cosines(int decision, List<Architecture> others, List<Batch> batches) {
    int choices = supernet.graphs().space().decisions().get(decision).size();
    String own = "." + supernet.graphs().space().decisions().get(decision).name() + ".";
    List<Parameter> shared =
        supernet.weights().parameters().stream().filter(p -> !p.name().contains(own)).toList();
    double[][] gradients = new double[choices][];
    for (int choice = 0; choice < choices; choice++) {
      for (int i = 0; i < batches.size(); i++) {
        accumulate(others.get(i).with(decision, choice), batches.get(i));
      }
      gradients[choice] = gradient(shared);
    }
    double[][] cosines = new double[choices][choices];
    for (int a = 0; a < choices; a++) {
      for (int b = 0; b < choices; b++) {
        cosines[a][b] = cosine(gradients[a], gradients[b]);
      }
    }
    return cosines;
  }

  private void accumulate(Architecture architecture, Batch batch) {
    Path path = Path.of(architecture);
    double multiplyAdds = TrainingCompute.training(supernet.multiplyAdds(path), batch.size());
    spend.accept(Cost.multiplyAdds(multiplyAdds));
    try (Tape tape = Tape.recording(supernet.weights().operations())) {
      var logits = supernet.forward(tape, batch.on(tape), path, Mode.BATCH_STATISTICS);
      tape.backward(Losses.crossEntropy(tape, logits, batch.labels(), 0));
    }
  }

  /** Returns the gradient of these weights as one vector, and clears that of all. */
  private double[] gradient(List<Parameter> shared) {
    Operations operations = supernet.weights().operations();
    int size = shared.stream().mapToInt(p -> p.variable().shape().size()).sum();
    double[] all = new double[size];
    int from = 0;
    for (Parameter parameter : shared) {
      if (parameter.variable().gradient() != null) {
        double[] part = operations.read(parameter.variable().gradient());
        System.arraycopy(part, 0, all, from, part.length);
      }
      from += parameter.variable().shape().size();
    }
    supernet.weights().parameters().forEach(p -> p.variable().clearGradient(operations));
    return all;
  }

  private static double cosine(double[] a, double[] b) {
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      squareA += a[i] * a[i];
      squareB += b[i] * b[i];
    }
    double norms = Math.sqrt(squareA * squareB);
    return norms > 0 ? product / norms : 0;
  }
}
