package org.reprise.training.cuda;

import java.util.random.RandomGenerator;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.LabelledImages;
import org.reprise.search.RandomStreams;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.optimizer.Optimizer;
import org.reprise.training.optimizer.Sgd;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/**
 * The training of one network, recorded: a step of training and an evaluation of a batch, each a
 * program to be replayed. The same weights, order of images and rates as {@link
 * org.reprise.training.standalone.StandAloneTraining}.
 */
final class RecordedTraining implements AutoCloseable {
  private final CudaOperations operations;
  private final CudaMemory memory;
  private final GraphNetwork network;
  private final Optimizer optimizer;
  private final CudaBuffer order;
  final LaunchProgram step;
  final LaunchProgram judgement;

  /**
   * Records a training.
   *
   * @param wave what the networks of a wave share
   * @param sums where this network's numbers are added up: training loss, loss, right answers
   */
  RecordedTraining(
      CudaOperations operations,
      CudaMemory memory,
      WaveNumbers wave,
      CudaBuffer sums,
      LayerGraph graph,
      RandomStreams streams) {
    this.operations = operations;
    this.memory = memory;
    ImageParts images = wave.benchmark().images();
    TrainingProtocol protocol = wave.benchmark().protocol();
    this.network =
        new GraphNetwork(graph, operations, streams.stream("weights"), streams.stream("dropout"));
    this.optimizer =
        new Sgd(operations, network.parameters(), protocol.momentum(), true, protocol.decay());
    this.order = order(wave, images.training().count(), streams.stream("order"));
    Shape image = images.training().shape();
    this.step =
        operations
            .record(
                new CudaRecorder.StepNumbers(wave.rates(), wave.counter()),
                () -> {
                  trainingStep(wave, sums, image, protocol);
                  return this;
                })
            .program();
    this.judgement =
        operations
            .record(
                null,
                () -> {
                  judge(wave, sums, image);
                  return this;
                })
            .program();
  }

  /** Which images each step of the whole training takes. */
  private CudaBuffer order(WaveNumbers wave, int count, RandomGenerator random) {
    TrainingProtocol protocol = wave.benchmark().protocol();
    int used = count / protocol.batch() * protocol.batch();
    int[] all = new int[protocol.epochs() * used];
    for (int epoch = 0; epoch < protocol.epochs(); epoch++) {
      System.arraycopy(LabelledImages.shuffled(count, random), 0, all, epoch * used, used);
    }
    CudaBuffer buffer = memory.take(all.length);
    wave.device().upload(buffer.address, all, all.length);
    return buffer;
  }

  private void trainingStep(
      WaveNumbers wave, CudaBuffer sums, Shape image, TrainingProtocol protocol) {
    try (Tape tape = Tape.recording(operations)) {
      int batch = protocol.batch();
      Tensor pixels =
          WaveSteps.gatherImages(
              operations, wave.images().training, order, wave.counter(), image, batch);
      Variable logits = network.forward(tape, tape.constant(pixels), Mode.TRAINING);
      Tensor targets =
          WaveSteps.gatherTargets(
              operations,
              wave.images().trainingLabels,
              order,
              wave.counter(),
              new TensorShape(batch, logits.shape().c(), 1, 1),
              protocol.smoothing());
      Variable loss = Losses.crossEntropy(tape, logits, tape.constant(targets));
      WaveSteps.addTo(operations, sums, 0, loss.value());
      tape.backward(loss);
      optimizer.step(0);
    }
  }

  private void judge(WaveNumbers wave, CudaBuffer sums, Shape image) {
    try (Tape tape = Tape.evaluating(operations)) {
      int batch = wave.judgedAtOnce();
      Tensor pixels =
          WaveSteps.gatherImages(
              operations, wave.images().judged, null, wave.judged(), image, batch);
      Variable logits = network.forward(tape, tape.constant(pixels), Mode.EVALUATION);
      WaveSteps.judge(operations, logits.value(), wave.images().judgedLabels, wave.judged(), sums);
    }
  }

  @Override
  public void close() {
    operations.release(step);
    operations.release(judgement);
    optimizer.close();
    network.close();
    memory.give(order);
  }
}
