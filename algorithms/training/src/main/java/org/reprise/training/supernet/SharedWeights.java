package org.reprise.training.supernet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.search.RandomStreams;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.autograd.RunningStatistics;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Initializer;
import org.reprise.training.network.Parameter;
import org.reprise.training.network.Weight;
import org.reprise.training.network.WeightSource;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/**
 * Weights that networks share by the names of layers. Each is held in its largest shape; a smaller
 * layer takes the first filters and channels and the centre of the kernel. Initial numbers come
 * from a random stream of the weight's name, so they do not depend on what else there is.
 */
public final class SharedWeights implements WeightSource, AutoCloseable {
  private final Operations operations;
  private final Map<String, Parameter> parameters;
  private final Map<String, RunningStatistics> statistics;

  private SharedWeights(
      Operations operations,
      Map<String, Parameter> parameters,
      Map<String, RunningStatistics> statistics) {
    this.operations = operations;
    this.parameters = parameters;
    this.statistics = statistics;
  }

  /** Fresh weights for all layers of these networks, in the largest shape that occurs. */
  public static SharedWeights of(
      List<LayerGraph> cover, Operations operations, RandomStreams streams) {
    Sizes sizes = new Sizes();
    cover.forEach(graph -> new GraphNetwork(graph, sizes, null));
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    sizes.weights.forEach(
        (name, largest) -> {
          double[] values =
              largest.initial.values(largest.shape, streams.child(name).stream("weights"));
          Variable variable = Variable.parameter(operations.parameter(largest.shape, values));
          parameters.put(name, new Parameter(name, variable));
        });
    Map<String, RunningStatistics> statistics = new LinkedHashMap<>();
    sizes.channels.forEach(
        (layer, channels) -> statistics.put(layer, new RunningStatistics(channels)));
    return new SharedWeights(operations, parameters, statistics);
  }

  /** Notes the largest shapes; what it gives has no numbers. */
  private static final class Sizes implements WeightSource {
    private final Map<String, Largest> weights = new LinkedHashMap<>();
    private final Map<String, Integer> channels = new LinkedHashMap<>();

    /** The largest shape of a weight, and the initial numbers that were first asked for. */
    private record Largest(TensorShape shape, Initializer initial) {
      Largest and(Largest other) {
        return new Largest(larger(shape, other.shape), initial);
      }
    }

    @Override
    public Weight weight(String name, TensorShape shape, Initializer values) {
      weights.merge(name, new Largest(shape, values), Largest::and);
      return Weight.whole(new Parameter(name, Variable.frozen(() -> shape)));
    }

    @Override
    public RunningStatistics statistics(String layer, int count) {
      channels.merge(layer, count, Math::max);
      return new RunningStatistics(count);
    }

    private static TensorShape larger(TensorShape a, TensorShape b) {
      return new TensorShape(
          Math.max(a.n(), b.n()),
          Math.max(a.c(), b.c()),
          Math.max(a.h(), b.h()),
          Math.max(a.w(), b.w()));
    }
  }

  /**
   * Returns a part of the weights called {@code name}.
   *
   * @throws IllegalArgumentException if there are none, or smaller ones
   */
  @Override
  public Weight weight(String name, TensorShape shape, Initializer initial) {
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("no shared weights are called " + name);
    }
    return Weight.part(parameter, shape);
  }

  @Override
  public RunningStatistics statistics(String layer, int channels) {
    RunningStatistics found = statistics.get(layer);
    if (found == null || found.channels() < channels) {
      throw new IllegalArgumentException(
          "no shared statistics of " + channels + " channels are called " + layer);
    }
    return found;
  }

  /** Returns the same weights as constants, which no gradient reaches; they follow these. */
  public WeightSource frozen() {
    return new WeightSource() {
      @Override
      public Weight weight(String name, TensorShape shape, Initializer initial) {
        Parameter own = SharedWeights.this.weight(name, shape, initial).parameter();
        return Weight.part(new Parameter(name, Variable.frozen(own.variable().value())), shape);
      }

      @Override
      public RunningStatistics statistics(String layer, int channels) {
        return SharedWeights.this.statistics(layer, channels);
      }
    };
  }

  /** Returns all weights, in the order in which the cover has them. */
  public List<Parameter> parameters() {
    return List.copyOf(parameters.values());
  }

  /** Returns where they are. */
  public Operations operations() {
    return operations;
  }

  /**
   * Returns the same numbers again, statistics included, in {@code target}; gradients are left out.
   */
  public SharedWeights copy(Operations target) {
    Map<String, Parameter> copied = new LinkedHashMap<>();
    parameters.forEach(
        (name, parameter) -> {
          double[] values = operations.read(parameter.variable().value());
          Variable variable =
              Variable.parameter(target.parameter(parameter.variable().shape(), values));
          copied.put(name, new Parameter(name, variable));
        });
    Map<String, RunningStatistics> seen = new LinkedHashMap<>();
    statistics.forEach(
        (layer, old) -> {
          RunningStatistics fresh = new RunningStatistics(old.channels());
          fresh.copyFrom(old);
          seen.put(layer, fresh);
        });
    return new SharedWeights(target, copied, seen);
  }

  @Override
  public void close() {
    parameters.values().forEach(parameter -> parameter.release(operations));
    parameters.clear();
    statistics.values().forEach(RunningStatistics::forget);
  }
}
