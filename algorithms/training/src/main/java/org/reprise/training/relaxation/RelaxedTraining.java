package org.reprise.training.relaxation;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reprise.data.image.Augmentation;
import org.reprise.data.image.Normalization;
import org.reprise.search.Cost;
import org.reprise.search.RandomStreams;
import org.reprise.search.TrainingCompute;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Mode;
import org.reprise.training.optimizer.Optimizer;
import org.reprise.training.optimizer.Schedule;
import org.reprise.training.optimizer.Sgd;
import org.reprise.training.step.GradientStep;
import org.reprise.training.supernet.ArchitectureParameters;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.BatchStream;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.tensor.Operations;

/**
 * Shared weights and the logits of the choices, with a step for each. Which comes first, on which
 * batch and along which path, the method says:
 *
 * <pre>{@code
 * while (training.hasNext()) {
 *   training.logitStep(mixture, training.validationBatch());
 *   training.weightStep(mixture, training.trainingBatch());
 *   training.next(epochs);
 * }
 * }</pre>
 *
 * <p>Weights of choices that a path does not take are untouched, without momentum or decay.
 */
public final class RelaxedTraining implements AutoCloseable {
  private final SupernetTask task;
  private final RelaxationSettings settings;
  private final Supernet supernet;
  private final ArchitectureParameters logits;
  private final BatchStream training;
  private final BatchStream validation;
  private final Sgd weightOptimizer;
  private final Optimizer logitOptimizer;
  private final GradientStep weightStep;
  private final GradientStep logitStep;
  private final Schedule rates;
  private final Consumer<Cost> spend;
  private long done;
  private boolean handedOver;

  /**
   * A training with fresh weights and logits of almost 0.
   *
   * @param streams give everything that is random
   * @param spend is told the cost of each pass before it is made
   */
  public RelaxedTraining(
      SupernetTask task,
      RelaxationSettings settings,
      Operations operations,
      RandomStreams streams,
      Consumer<Cost> spend) {
    this.task = task;
    this.settings = settings;
    this.spend = spend;
    supernet = task.supernet(operations, streams);
    logits =
        new ArchitectureParameters(
            task.graphs().space(),
            operations,
            settings.logits().deviation(),
            streams.stream("logits"));
    Normalization normalization = Normalization.of(task.images().training());
    training =
        new BatchStream(
            task.images().training(),
            normalization,
            settings.batch(),
            Augmentation.NONE,
            streams.child("training"));
    validation =
        new BatchStream(
            task.images().validation(),
            normalization,
            settings.batch(),
            Augmentation.NONE,
            streams.child("validation"));
    WeightDescent weights = settings.weights();
    rates = Schedule.cosine(weights.rate(), weights.lastRate());
    weightOptimizer =
        new Sgd(
            operations,
            supernet.weights().parameters(),
            weights.momentum(),
            weights.nesterov(),
            weights.decay());
    weightStep =
        new GradientStep(
            operations, weightOptimizer, supernet.weights().parameters(), weights.clip());
    logitOptimizer = settings.logits().optimizer(operations, logits.parameters());
    logitStep =
        new GradientStep(operations, logitOptimizer, logits.parameters(), settings.logits().clip());
  }

  /** Returns the networks and images. */
  public SupernetTask task() {
    return task;
  }

  /** Returns how it is trained. */
  public RelaxationSettings settings() {
    return settings;
  }

  /** Returns the network with all choices; it is closed with this. */
  public Supernet supernet() {
    return supernet;
  }

  /** Returns the logits of the choices. */
  public ArchitectureParameters logits() {
    return logits;
  }

  /** Returns what moves the weights, with its momentum. */
  public Sgd weightOptimizer() {
    return weightOptimizer;
  }

  /** Returns where it computes. */
  public Operations operations() {
    return supernet.weights().operations();
  }

  /** Returns whether there are steps left. */
  public boolean hasNext() {
    return epoch() < settings.epochs();
  }

  /** Ends a step, and tells {@code epochs} if it was the last of one. */
  public void next(RelaxedMethod.EpochListener epochs) {
    done++;
    if (beginsEpoch()) {
      epochs.epochDone();
    }
  }

  /** Returns the number of the current epoch, from 0. */
  public int epoch() {
    return (int) (done / training.perEpoch());
  }

  /** Returns whether the next step is the first of an epoch. */
  public boolean beginsEpoch() {
    return done % training.perEpoch() == 0;
  }

  /** Returns the learning rate of the weights in this epoch. */
  public double rate() {
    return rates.rate((double) epoch() / settings.epochs());
  }

  /** Returns the next batch of training images. */
  public Batch trainingBatch() {
    return training.next();
  }

  /** Returns the next batch of validation images. */
  public Batch validationBatch() {
    return validation.next();
  }

  /** Moves the weights along their gradient on a batch; the logits stay. Returns the loss. */
  public double weightStep(Path path, Batch batch) {
    double loss = weightGradient(path, batch);
    weightStep.apply(rate());
    return loss;
  }

  /** Moves the logits along their gradient on a batch; the weights stay. Returns the loss. */
  public double logitStep(Path path, Batch batch) {
    double loss = logitGradient(path, batch);
    applyLogits();
    return loss;
  }

  /**
   * Moves both along the gradient of one loss.
   *
   * @param penalty a number that is added to the loss, or null
   * @return the loss without it
   */
  public double jointStep(Path path, Batch batch, @Nullable Function<Tape, Variable> penalty) {
    double loss = bothGradients(path, batch);
    if (penalty != null) {
      logitStep.accumulate(penalty);
    }
    weightStep.apply(rate());
    applyLogits();
    return loss;
  }

  /** Adds the gradient on a batch to that of the weights. Returns the loss. */
  public double weightGradient(Path path, Batch batch) {
    charge(path, batch, true);
    Path still = path.detached();
    return weightStep.accumulate(
        tape -> loss(tape, supernet.forward(tape, batch.on(tape), still, Mode.TRAINING), batch));
  }

  /** Adds the gradient on a batch to that of the logits alone. Returns the loss. */
  public double logitGradient(Path path, Batch batch) {
    charge(path, batch, false);
    return logitStep.accumulate(
        tape ->
            loss(tape, supernet.forwardFrozen(tape, batch.on(tape), path, Mode.TRAINING), batch));
  }

  /** Adds the gradients on a batch to those of weights and logits. Returns the loss. */
  public double bothGradients(Path path, Batch batch) {
    charge(path, batch, true);
    return logitStep.accumulate(
        tape -> loss(tape, supernet.forward(tape, batch.on(tape), path, Mode.TRAINING), batch));
  }

  /** Returns what was added up for the logits, as their table has it, and forgets it. */
  public double[] takeLogitGradient() {
    Variable table = logits.parameters().get(0).variable();
    double[] gradient = operations().read(table.requireGradient());
    table.clearGradient(operations());
    return gradient;
  }

  /** Moves the logits along what was added up. */
  public void applyLogits() {
    logitStep.apply(settings.logits().rate());
  }

  /** Charges work that is no step, such as the scores of architectures. */
  public void spend(Cost cost) {
    spend.accept(cost);
  }

  private Variable loss(Tape tape, Variable output, Batch batch) {
    return Losses.crossEntropy(tape, output, batch.labels(), settings.smoothing());
  }

  private void charge(Path path, Batch batch, boolean weights) {
    long each = supernet.multiplyAdds(path);
    spend.accept(
        Cost.multiplyAdds(
            weights
                ? TrainingCompute.training(each, batch.size())
                : TrainingCompute.withoutWeights(each, batch.size())));
  }

  /** Hands the trained network over: from now on the caller closes it. */
  Supernet handOver() {
    handedOver = true;
    return supernet;
  }

  @Override
  public void close() {
    weightOptimizer.close();
    logitOptimizer.close();
    logits.close();
    if (!handedOver) {
      supernet.close();
    }
  }
}
