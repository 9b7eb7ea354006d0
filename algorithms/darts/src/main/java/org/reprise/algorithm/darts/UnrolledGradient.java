package org.reprise.algorithm.darts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;

/**
 * The gradient of L_val(w', alpha) with respect to alpha, where w' = w - xi (mu v + grad L_train(w,
 * alpha) + decay w) is a step of the weights' descent (Liu et al. 2019, equations 6 to 8;
 * quark0/darts, {@code architect.py}). Its second term, a product of a Hessian with a vector, is a
 * difference of two gradients.
 */
final class UnrolledGradient {
  /** Length of the step along the vector, all weights together, as published. */
  static final double RADIUS = 0.01;

  private final Operations operations;
  private final List<Parameter> weights;
  private final Variable logits;
  private final double momentum;
  private final double decay;
  private final double radius;

  /**
   * Gradients of these weights and logits.
   *
   * @param momentum of the weights' descent
   * @param decay of the weights
   * @param radius length of the step of the finite difference
   */
  UnrolledGradient(
      Operations operations,
      List<Parameter> weights,
      Parameter logits,
      double momentum,
      double decay,
      double radius) {
    this.operations = operations;
    this.weights = weights;
    this.logits = logits.variable();
    this.momentum = momentum;
    this.decay = decay;
    this.radius = radius;
  }

  /**
   * Computes it: afterwards it is the gradient of the logits, the weights are as they were, and
   * have no gradient.
   *
   * @param xi learning rate of the step
   * @param velocity the descent's memory of a weight, by its number; null before its first step
   */
  void compute(BilevelLosses losses, double xi, IntFunction<@Nullable Tensor> velocity) {
    List<Tensor> before = weights.stream().map(w -> copy(w.variable().value())).toList();
    losses.trainingByWeights();
    step(xi, velocity);
    losses.validationByBoth();
    double[] first = takeLogits();
    List<@Nullable Tensor> direction = takeWeights();
    restore(before);
    double length = length(direction);
    if (length > 0) {
      double epsilon = radius / length;
      move(direction, epsilon);
      losses.trainingByLogits();
      double[] plus = takeLogits();
      restore(before);
      move(direction, -epsilon);
      losses.trainingByLogits();
      double[] minus = takeLogits();
      restore(before);
      for (int i = 0; i < first.length; i++) {
        first[i] -= xi * (plus[i] - minus[i]) / (2 * epsilon);
      }
    }
    before.forEach(operations::release);
    direction.forEach(tensor -> release(tensor));
    try (Tape tape = Tape.recording(operations)) {
      tape.give(logits, operations.parameter(logits.shape(), first));
    }
  }

  /** Moves the weights to w'; where no gradient arrived, the descent would move nothing. */
  private void step(double xi, IntFunction<@Nullable Tensor> velocity) {
    for (int i = 0; i < weights.size(); i++) {
      Variable w = weights.get(i).variable();
      if (w.gradient() != null) {
        Tensor direction = copy(w.gradient());
        operations.accumulate(direction, w.value(), decay);
        Tensor memory = velocity.apply(i);
        if (memory != null) {
          operations.accumulate(direction, memory, momentum);
        }
        operations.accumulate(w.value(), direction, -xi);
        operations.release(direction);
        w.clearGradient(operations);
      }
    }
  }

  private void move(List<@Nullable Tensor> direction, double factor) {
    for (int i = 0; i < direction.size(); i++) {
      Tensor along = direction.get(i);
      if (along != null) {
        operations.accumulate(weights.get(i).variable().value(), along, factor);
      }
    }
  }

  private void restore(List<Tensor> before) {
    for (int i = 0; i < before.size(); i++) {
      operations.copy(before.get(i), weights.get(i).variable().value());
    }
  }

  private double[] takeLogits() {
    if (logits.gradient() == null) {
      return new double[logits.shape().size()];
    }
    double[] gradient = operations.read(logits.gradient());
    logits.clearGradient(operations);
    return gradient;
  }

  private List<@Nullable Tensor> takeWeights() {
    List<@Nullable Tensor> gradients = new ArrayList<>();
    for (Parameter weight : weights) {
      Variable w = weight.variable();
      gradients.add(w.gradient() == null ? null : copy(w.gradient()));
      w.clearGradient(operations);
    }
    return gradients;
  }

  private double length(List<@Nullable Tensor> direction) {
    double squares = 0;
    for (Tensor tensor : direction) {
      squares += tensor == null ? 0 : operations.dot(tensor, tensor);
    }
    return Math.sqrt(squares);
  }

  private Tensor copy(Tensor tensor) {
    return operations.mix(List.of(tensor), new double[] {1});
  }

  private void release(@Nullable Tensor tensor) {
    if (tensor != null) {
      operations.release(tensor);
    }
  }
}
