package org.reprise.training.supernet;

import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reprise.space.Architecture;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Pass;
import org.reprise.training.network.WeightSource;

/**
 * A network that holds all networks of a space, with one set of weights. It computes the active
 * paths only, and what is equal in them once; its memory does not depend on paths not taken.
 */
public final class Supernet implements AutoCloseable {
  private final SupernetGraphs graphs;
  private final SharedWeights weights;
  private final @Nullable RandomGenerator dropped;
  private final LastNetwork trained;
  private final LastNetwork frozen;

  /**
   * A supernet.
   *
   * @param weights which belong to it from now on
   * @param dropped draws what dropout layers drop in training
   */
  public Supernet(SupernetGraphs graphs, SharedWeights weights, @Nullable RandomGenerator dropped) {
    this.graphs = graphs;
    this.weights = weights;
    this.dropped = dropped;
    this.trained = new LastNetwork(weights);
    this.frozen = new LastNetwork(weights.frozen());
  }

  /** The last path's network: mixtures of everything come again in every step. */
  private final class LastNetwork {
    private final WeightSource source;
    private @Nullable Path last;
    private @Nullable GraphNetwork network;

    LastNetwork(WeightSource source) {
      this.source = source;
    }

    GraphNetwork of(Path path) {
      GraphNetwork known = network;
      boolean sameGraph =
          last != null
              && last.active().equals(path.active())
              && last.isArchitecture() == path.isArchitecture();
      if (known == null || !sameGraph) {
        LayerGraph graph =
            path.isArchitecture()
                ? graphs.one().apply(path.active().architecture())
                : graphs.several().apply(path.active());
        known = new GraphNetwork(graph, source, dropped);
        network = known;
        last = path;
      }
      return known;
    }
  }

  /** Returns the graphs that it computes. */
  public SupernetGraphs graphs() {
    return graphs;
  }

  /** Returns its weights. */
  public SharedWeights weights() {
    return weights;
  }

  /** Returns the logits of a path, examples x classes x 1 x 1. */
  public Variable forward(Tape tape, Variable images, Path path, Mode mode) {
    return trained.of(path).forward(tape, images, pass(tape, path, mode));
  }

  /**
   * Returns the same logits; their gradient reaches the path's gates alone, which spares a third of
   * the work.
   */
  public Variable forwardFrozen(Tape tape, Variable images, Path path, Mode mode) {
    return frozen.of(path).forward(tape, images, pass(tape, path, mode));
  }

  private static Pass pass(Tape tape, Path path, Mode mode) {
    Function<Tape, Variable> gates = path.gates();
    return new Pass(mode, gates == null ? null : gates.apply(tape), path.zerosAlone());
  }

  /** Multiply-adds of a path for one example. */
  public long multiplyAdds(Path path) {
    return trained.of(path).graph().multiplyAdds();
  }

  /** Returns the network of an architecture, with inherited weights; closing it leaves them. */
  public GraphNetwork network(Architecture architecture) {
    return new GraphNetwork(graphs.one().apply(architecture), weights, dropped);
  }

  /** Gives its weights' memory back. */
  @Override
  public void close() {
    weights.close();
  }
}
