package org.reprise.training.supernet;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.Normalization;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Evaluator;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.tensor.Operations;

/**
 * What a supernet is trained on: the networks and images of a benchmark.
 *
 * @param name of the benchmark
 * @param graphs its networks
 * @param images their training and validation images; methods do not read the test images
 */
public record SupernetTask(String name, SupernetGraphs graphs, ImageParts images) {
  private static final int PROBES = 3;

  /**
   * Checks that a search is about these networks: that costs known of some architectures are those
   * of the networks here.
   *
   * @throws InvalidInputException if they are not
   */
  public void requireGround(Evaluator evaluator) {
    ArchitectureCosts costs = evaluator.costs();
    boolean same = costs.names().contains(ArchitectureCosts.MULTIPLY_ADDS);
    if (same) {
      ToDoubleFunction<Architecture> known = costs.named(ArchitectureCosts.MULTIPLY_ADDS);
      SplittableRandom random = new SplittableRandom(0);
      for (int i = 0; i < PROBES; i++) {
        Architecture probe = evaluator.space().sample(random);
        same &= known.applyAsDouble(probe) == graphs.one().apply(probe).multiplyAdds();
      }
    }
    if (!same) {
      throw new InvalidInputException(
          "methods with shared weights train the networks of "
              + name
              + "; this benchmark has others");
    }
  }

  /** Returns a supernet with fresh weights; it is closed by the caller. */
  public Supernet supernet(Operations operations, RandomStreams streams) {
    SharedWeights weights = SharedWeights.of(graphs.cover(), operations, streams);
    return new Supernet(graphs, weights, streams.stream("dropout"));
  }

  /** Batches of the training images. */
  public BatchStream batches(TrainingProtocol protocol, RandomStreams streams) {
    return new BatchStream(
        images.training(),
        Normalization.of(images.training()),
        protocol.batch(),
        protocol.augmentation(),
        streams);
  }
}
