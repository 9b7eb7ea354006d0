package org.reprise.training.supernet;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.reprise.search.Cost;
import org.reprise.search.TrainingCompute;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Parameter;
import org.reprise.training.optimizer.Optimizer;
import org.reprise.training.optimizer.Schedule;
import org.reprise.training.optimizer.Sgd;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.step.GradientStep;
import org.reprise.training.tensor.Operations;

/**
 * Trains the weights of a supernet for the epochs of a protocol; which paths, the caller says at
 * each step. The rate falls step by step.
 *
 * <pre>{@code
 * while (training.hasNext()) {
 *   training.step(sampler.next(random));
 * }
 * }</pre>
 */
public final class SupernetTraining implements AutoCloseable {
  private final Supernet supernet;
  private final BatchStream batches;
  private final TrainingProtocol protocol;
  private final Schedule schedule;
  private final Consumer<Cost> spend;
  private final Operations operations;
  private final List<Parameter> frozen;
  private final Optimizer optimizer;
  private final GradientStep step;
  private final long steps;
  private long done;

  /**
   * A training of {@code supernet}.
   *
   * @param schedule of the learning rate, in the place of the protocol's cosine to 0
   * @param spend is told the cost of each pass before it is made
   * @param trained which weights move; others stay as they are
   */
  public SupernetTraining(
      Supernet supernet,
      BatchStream batches,
      TrainingProtocol protocol,
      Schedule schedule,
      Consumer<Cost> spend,
      Predicate<Parameter> trained) {
    this(supernet, batches, protocol, schedule, spend, trained, sgd(supernet, protocol));
  }

  /** The same with {@code optimizer}, of the weights that move, in the place of descent. */
  public SupernetTraining(
      Supernet supernet,
      BatchStream batches,
      TrainingProtocol protocol,
      Schedule schedule,
      Consumer<Cost> spend,
      Predicate<Parameter> trained,
      Function<List<Parameter>, Optimizer> optimizer) {
    this.supernet = supernet;
    this.batches = batches;
    this.protocol = protocol;
    this.schedule = schedule;
    this.spend = spend;
    SharedWeights weights = supernet.weights();
    operations = weights.operations();
    List<Parameter> moving = weights.parameters().stream().filter(trained).toList();
    frozen = weights.parameters().stream().filter(trained.negate()).toList();
    this.optimizer = optimizer.apply(moving);
    step = new GradientStep(operations, this.optimizer, moving, protocol.clip());
    steps = (long) protocol.epochs() * batches.perEpoch();
  }

  /** A training with the protocol's own schedule, a cosine to 0. */
  public SupernetTraining(
      Supernet supernet, BatchStream batches, TrainingProtocol protocol, Consumer<Cost> spend) {
    this(
        supernet,
        batches,
        protocol,
        Schedule.cosine(protocol.learningRate(), 0),
        spend,
        weights -> true);
  }

  private static Function<List<Parameter>, Optimizer> sgd(
      Supernet supernet, TrainingProtocol protocol) {
    Operations operations = supernet.weights().operations();
    return moving -> new Sgd(operations, moving, protocol.momentum(), true, protocol.decay());
  }

  /** Returns whether there are steps left. */
  public boolean hasNext() {
    return done < steps;
  }

  /** Returns the done part of the training, in [0, 1]. */
  public double progress() {
    return (double) done / steps;
  }

  /** Returns the number of the current epoch, from 0. */
  public int epoch() {
    return (int) (done / batches.perEpoch());
  }

  /** Returns whether the next step begins an epoch. */
  public boolean beginsEpoch() {
    return done % batches.perEpoch() == 0;
  }

  /** Returns the next batch of training images. */
  public Batch nextBatch() {
    return batches.next();
  }

  /**
   * Adds the gradient of a path on a batch to that of the weights.
   *
   * @param weight factor of the gradient
   * @return the loss, not weighted
   */
  public double gradient(Path path, Batch batch, double weight) {
    double multiplyAdds = TrainingCompute.training(supernet.multiplyAdds(path), batch.size());
    spend.accept(Cost.multiplyAdds(multiplyAdds));
    double loss = step.accumulate(tape -> loss(tape, path, batch, weight));
    return loss / weight;
  }

  /**
   * Adds the gradient of a loss of the caller's to that of the weights.
   *
   * @param cost of forward and backward, for one example
   * @param loss computes one number on the tape that it is given
   * @return the loss
   */
  public double gradient(long cost, Batch batch, Function<Tape, Variable> loss) {
    spend.accept(Cost.multiplyAdds(TrainingCompute.training(cost, batch.size())));
    return step.accumulate(loss);
  }

  /**
   * A loss of the caller's.
   *
   * @param cost of forward and backward, for one example
   * @param value computes one number on the tape that it is given
   */
  public record Loss(long cost, Function<Tape, Variable> value) {}

  /**
   * Adds the gradients of several losses on a batch to that of the weights, in their order; side by
   * side where the engine can, with the same sum. They read nothing back.
   */
  public void gradients(Batch batch, List<Loss> losses) {
    step.accumulate(
        losses.stream()
            .<Function<Tape, Variable>>map(
                loss ->
                    tape -> {
                      spend.accept(
                          Cost.multiplyAdds(TrainingCompute.training(loss.cost, batch.size())));
                      return loss.value.apply(tape);
                    })
            .toList());
  }

  private Variable loss(Tape tape, Path path, Batch batch, double weight) {
    Variable logits = supernet.forward(tape, batch.on(tape), path, Mode.TRAINING);
    Variable loss = Losses.crossEntropy(tape, logits, batch.labels(), protocol.smoothing());
    return weight == 1 ? loss : Losses.weighted(tape, loss, new double[] {weight});
  }

  /** Moves the weights along what was added up; a step is done. */
  public void update() {
    step.apply(schedule.rate(progress()));
    frozen.forEach(parameter -> parameter.variable().clearGradient(operations));
    done++;
  }

  /** Returns a step along one path; returns its loss. */
  public double step(Path path) {
    double loss = gradient(path, nextBatch(), 1);
    update();
    return loss;
  }

  @Override
  public void close() {
    optimizer.close();
  }
}
