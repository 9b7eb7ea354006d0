package org.reprise.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.training.autograd.RunningStatistics;
import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/** Weights of one network alone, drawn in the order in which its layers ask for them. */
public final class FreshWeights implements WeightSource, AutoCloseable {
  private final Operations operations;
  private final RandomGenerator random;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<RunningStatistics> statistics = new ArrayList<>();

  /** Weights in {@code operations}, drawn from {@code random}. */
  public FreshWeights(Operations operations, RandomGenerator random) {
    this.operations = operations;
    this.random = random;
  }

  @Override
  public Weight weight(String name, TensorShape shape, Initializer initial) {
    Variable variable =
        Variable.parameter(operations.parameter(shape, initial.values(shape, random)));
    Parameter parameter = new Parameter(name, variable);
    parameters.add(parameter);
    return Weight.whole(parameter);
  }

  @Override
  public RunningStatistics statistics(String layer, int channels) {
    RunningStatistics fresh = new RunningStatistics(channels);
    statistics.add(fresh);
    return fresh;
  }

  @Override
  public void close() {
    parameters.forEach(parameter -> parameter.release(operations));
    parameters.clear();
    statistics.forEach(RunningStatistics::forget);
    statistics.clear();
  }
}
