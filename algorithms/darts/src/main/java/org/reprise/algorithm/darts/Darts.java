package org.reprise.algorithm.darts;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.darts.DartsSearchNetwork;
import org.reprise.space.darts.DartsSearchSpace;
import org.reprise.training.relaxation.RelaxationSettings;
import org.reprise.training.relaxation.RelaxedMethod;
import org.reprise.training.relaxation.RelaxedTraining;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.PathSampler;

/**
 * DARTS (Liu et al. 2019, algorithm 1): all operations of an edge are mixed by a softmax, whose
 * logits descend on validation images while the weights descend on training images; in the end each
 * edge keeps its best operation.
 */
public final class Darts implements RelaxedMethod {
  private final Settings settings;

  /** Which of the two steps comes first. */
  public enum First {
    /** The logits': the paper's algorithm and the authors' code. */
    ARCHITECTURE,
    /** The weights': the code of NAS-Bench-201 for first order. */
    WEIGHTS
  }

  /**
   * The settings of a search.
   *
   * @param training how weights and logits descend
   * @param order 1 takes the weights as they are, 2 after a step of theirs
   * @param first which step comes first
   * @param none whether an edge may end without an operation
   * @param stopsEarly whether a growing eigenvalue ends the search
   * @param network in which its own space is searched
   */
  public record Settings(
      RelaxationSettings training,
      int order,
      First first,
      boolean none,
      boolean stopsEarly,
      DartsSearchNetwork network) {}

  /** A search with these settings. */
  public Darts(Settings settings) {
    this.settings = settings;
  }

  @Override
  public RelaxationSettings settings() {
    return settings.training();
  }

  @Override
  public void train(RelaxedTraining training, RandomGenerator random, EpochListener epochs) {
    Path mixture = PathSampler.all(training.logits());
    EigenvalueStop stop = new EigenvalueStop();
    while (training.hasNext()) {
      Batch train = training.trainingBatch();
      Batch validation = training.validationBatch();
      if (settings.first() == First.WEIGHTS) {
        training.weightStep(mixture, train);
      }
      if (settings.order() == 1) {
        training.logitStep(mixture, validation);
      } else {
        unrolledStep(training, mixture, train, validation);
      }
      if (settings.first() == First.ARCHITECTURE) {
        training.weightStep(mixture, train);
      }
      training.next(epochs);
      if (settings.stopsEarly() && training.beginsEpoch()) {
        double eigenvalue = new LogitCurvature(training).eigenvalue(random);
        Optional<double[][]> last = stop.epochDone(eigenvalue, training.logits().logits());
        if (last.isPresent()) {
          training.logits().setLogits(last.get());
          epochs.epochDone();
          return;
        }
      }
    }
  }

  /** Moves the logits by the second order gradient, equation 7. */
  private static void unrolledStep(
      RelaxedTraining training, Path mixture, Batch train, Batch validation) {
    new UnrolledGradient(
            training.operations(),
            training.supernet().weights().parameters(),
            training.logits().parameters().get(0),
            training.settings().weights().momentum(),
            training.settings().weights().decay(),
            UnrolledGradient.RADIUS)
        .compute(
            new SupernetLosses(training, mixture, train, validation),
            training.rate(),
            training.weightOptimizer()::velocity);
    training.applyLogits();
  }

  /** The losses of a mixture on a batch of each kind. */
  record SupernetLosses(RelaxedTraining training, Path mixture, Batch train, Batch validation)
      implements BilevelLosses {
    @Override
    public void trainingByWeights() {
      training.weightGradient(mixture, train);
    }

    @Override
    public void trainingByLogits() {
      training.logitGradient(mixture, train);
    }

    @Override
    public void validationByBoth() {
      training.bothGradients(mixture, validation);
    }
  }

  @Override
  public DartsSearchNetwork searchNetwork() {
    return settings.network();
  }

  /**
   * Returns the most probable operation of each edge; in the space of DARTS the two strongest edges
   * of each node, without none.
   */
  @Override
  public Architecture derive(RelaxedTraining training) {
    if (training.task().graphs().space() instanceof DartsSearchSpace edges) {
      return edges.derive(training.logits().probabilities());
    }
    return settings.none()
        ? training.logits().best()
        : Derivation.withoutNone(training.logits().probabilities());
  }
}
