package org.reprise.training.standalone;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.LabelledImages;
import org.reprise.data.image.Normalization;
import org.reprise.search.RandomStreams;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.optimizer.Optimizer;
import org.reprise.training.optimizer.Schedule;
import org.reprise.training.optimizer.Sgd;
import org.reprise.training.step.GradientStep;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;

/**
 * Trains one network from scratch. The result depends on the graph, the images, the protocol and
 * the random streams alone, not on what else runs.
 */
public final class StandAloneTraining {
  private final ImageParts images;
  private final TrainingProtocol protocol;
  private final Normalization normalization;

  /** Trainings of this kind on these images. */
  public StandAloneTraining(ImageParts images, TrainingProtocol protocol) {
    this.images = images;
    this.protocol = protocol;
    this.normalization = Normalization.of(images.training());
  }

  /** Returns the protocol. */
  public TrainingProtocol protocol() {
    return protocol;
  }

  /** A trained network and how it came about. */
  public record Trained(GraphNetwork network, TrainingResult result) {}

  /**
   * Trains a network with fresh weights.
   *
   * @param streams give the weights, the order of images, augmentation and dropout
   * @param epochDone told the number of each finished epoch, from 1
   */
  public Trained train(
      LayerGraph graph, Operations operations, RandomStreams streams, IntConsumer epochDone) {
    GraphNetwork network =
        new GraphNetwork(graph, operations, streams.stream("weights"), streams.stream("dropout"));
    return new Trained(network, train(network, operations, streams, epochDone));
  }

  private TrainingResult train(
      GraphNetwork network, Operations operations, RandomStreams streams, IntConsumer epochDone) {
    ImageBatches training = new ImageBatches(images.training(), normalization);
    ImageBatches validation = new ImageBatches(images.validation(), normalization);
    RandomGenerator order = streams.stream("order");
    RandomGenerator augmentation = streams.stream("augmentation");
    Schedule schedule = Schedule.cosine(protocol.learningRate(), 0);
    List<TrainingResult.Epoch> curve = new ArrayList<>();
    long nanos = 0;
    try (Optimizer optimizer =
        new Sgd(operations, network.parameters(), protocol.momentum(), true, protocol.decay())) {
      GradientStep step =
          new GradientStep(operations, optimizer, network.parameters(), protocol.clip());
      for (int epoch = 0; epoch < protocol.epochs(); epoch++) {
        long start = processorNanos();
        int[] shuffled = LabelledImages.shuffled(images.training().count(), order);
        double loss = 0;
        int steps = shuffled.length / protocol.batch();
        for (int i = 0; i < steps && Double.isFinite(loss); i++) {
          int from = i * protocol.batch();
          double done = (epoch + (double) i / steps) / protocol.epochs();
          loss +=
              step.run(
                  tape -> loss(tape, network, training, shuffled, from, augmentation),
                  schedule.rate(done));
        }
        nanos += processorNanos() - start;
        if (!Double.isFinite(loss)) {
          return new TrainingResult(curve, true, Double.NaN, Double.NaN, nanos * 1e-9);
        }
        Evaluation seen = Evaluation.of(network, operations, validation);
        curve.add(new TrainingResult.Epoch(loss / steps, seen.loss(), seen.accuracy()));
        epochDone.accept(epoch + 1);
      }
    }
    Evaluation test =
        Evaluation.of(network, operations, new ImageBatches(images.test(), normalization));
    return new TrainingResult(curve, false, test.accuracy(), test.loss(), nanos * 1e-9);
  }

  private Variable loss(
      Tape tape,
      GraphNetwork network,
      ImageBatches training,
      int[] order,
      int from,
      RandomGenerator augmentation) {
    Tensor batch =
        training.tensor(
            tape.operations(),
            order,
            from,
            protocol.batch(),
            protocol.augmentation(),
            augmentation);
    Variable logits = network.forward(tape, tape.constant(batch), Mode.TRAINING);
    int[] labels = training.labels(order, from, protocol.batch());
    return Losses.crossEntropy(tape, logits, labels, protocol.smoothing());
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
