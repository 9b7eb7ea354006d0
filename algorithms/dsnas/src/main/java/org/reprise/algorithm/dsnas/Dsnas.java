package org.reprise.algorithm.dsnas;

import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reprise.space.Architecture;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.relaxation.ChoiceCosts;
import org.reprise.training.relaxation.RelaxationSettings;
import org.reprise.training.relaxation.RelaxedMethod;
import org.reprise.training.relaxation.RelaxedTraining;
import org.reprise.training.supernet.ArchitectureParameters;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.OneHotGates;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.PathSampler;

/**
 * DSNAS (Hu et al. 2020, algorithm 1): each step draws one choice of each decision and computes no
 * other; weights and logits descend together on training images, the logits along a policy gradient
 * whose cost is the gradient of the chosen gate. Decisions are settled on the way. The search ends
 * before the training does: the most probable network keeps its weights and is trained on.
 */
public final class Dsnas implements RelaxedMethod {
  private static final double MILLION = 1e6;

  private final Settings settings;

  /**
   * The settings of a search.
   *
   * @param training how weights and logits descend, search and child together
   * @param searchEpochs of them in which architectures are drawn
   * @param warmUp first epochs, of the search, in which logits stay as they are
   * @param margin by which a choice must lead to be settled; above 1 for never
   * @param penalty weight of p F summed over the chosen, F in millions of multiply-adds
   * @param limit multiply-adds of a drawn network below which there is no penalty
   */
  public record Settings(
      RelaxationSettings training,
      int searchEpochs,
      int warmUp,
      double margin,
      double penalty,
      double limit) {}

  /** A search with these settings. */
  public Dsnas(Settings settings) {
    this.settings = settings;
  }

  @Override
  public RelaxationSettings settings() {
    return settings.training();
  }

  @Override
  public void train(RelaxedTraining training, RandomGenerator random, EpochListener epochs) {
    ArchitectureParameters logits = training.logits();
    PathSampler uniform = PathSampler.uniform(training.task().graphs().space());
    EarlyFix fix = new EarlyFix(settings.margin());
    double[][] costs = ChoiceCosts.of(training.task().graphs(), ChoiceCosts.Resource.MULTIPLY_ADDS);
    while (training.hasNext()) {
      Batch batch = training.trainingBatch();
      if (training.epoch() >= settings.searchEpochs()) {
        training.weightStep(Path.of(logits.best()), batch);
      } else if (training.epoch() < settings.warmUp()) {
        training.weightStep(uniform.next(random), batch);
      } else {
        if (training.beginsEpoch()) {
          fix.beginEpoch(logits);
        }
        Architecture z = fix.apply(OneHotGates.draw(logits, random));
        Path path = OneHotGates.policy(logits, z);
        training.jointStep(path, batch, penalty(training, z, costs));
      }
      training.next(epochs);
    }
  }

  private @Nullable Function<Tape, Variable> penalty(
      RelaxedTraining training, Architecture z, double[][] costs) {
    if (settings.penalty() == 0
        || training.supernet().multiplyAdds(Path.of(z)) < settings.limit()) {
      return null;
    }
    return tape -> penalty(tape, training.logits(), z, costs);
  }

  private Variable penalty(
      Tape tape, ArchitectureParameters logits, Architecture z, double[][] costs) {
    Variable p = logits.probabilities(tape);
    int columns = p.shape().size() / costs.length;
    double[] weights = new double[p.shape().size()];
    for (int d = 0; d < costs.length; d++) {
      int chosen = z.choice(d);
      weights[d * columns + chosen] = settings.penalty() * costs[d][chosen] / MILLION;
    }
    return Losses.weighted(tape, p, weights);
  }
}
