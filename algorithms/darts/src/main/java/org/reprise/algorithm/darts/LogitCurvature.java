package org.reprise.algorithm.darts;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.training.relaxation.RelaxedTraining;
import org.reprise.training.supernet.ArchitectureParameters;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.PathSampler;

/** How L_val bends in the logits, on one batch; all decisions have equally many choices. */
final class LogitCurvature {
  private final RelaxedTraining training;
  private final Path mixture;
  private final Batch batch;

  /** The curvature as a training stands, on its next validation batch. */
  LogitCurvature(RelaxedTraining training) {
    this.training = training;
    mixture = PathSampler.all(training.logits());
    batch = training.validationBatch();
  }

  /** Returns the greatest eigenvalue of the Hessian; the logits stay as they are. */
  double eigenvalue(RandomGenerator random) {
    double[][] before = training.logits().logits();
    double[] flat = Arrays.stream(before).flatMapToDouble(Arrays::stream).toArray();
    try {
      return DominantEigenvalue.of(this::gradient, flat, random);
    } finally {
      training.logits().setLogits(before);
    }
  }

  private double[] gradient(double[] flat) {
    ArchitectureParameters logits = training.logits();
    double[][] rows = logits.logits();
    int columns = rows[0].length;
    for (int d = 0; d < rows.length; d++) {
      rows[d] = Arrays.copyOfRange(flat, d * columns, (d + 1) * columns);
    }
    logits.setLogits(rows);
    training.logitGradient(mixture, batch);
    return training.takeLogitGradient();
  }
}
