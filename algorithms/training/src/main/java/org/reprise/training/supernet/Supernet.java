package org.reprise.training.supernet;

import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Pass;

/**
 * A network that holds all networks of a space, with one set of weights. It computes the active
 * paths only, and what is equal in them once; its memory does not depend on paths not taken.
 */
public final class Supernet implements AutoCloseable {
  private final SupernetGraphs graphs;
  private final SharedWeights weights;
  private final RandomGenerator dropped;
  // The last path's network: mixtures of everything come again in every step.
  private Path last;
  private GraphNetwork network;

  /**
   * A supernet.
   *
   * @param weights which belong to it from now on
   * @param dropped draws what dropout layers drop in training
   */
  public Supernet(SupernetGraphs graphs, SharedWeights weights, RandomGenerator dropped) {
    this.graphs = graphs;
    this.weights = weights;
    this.dropped = dropped;
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
    Variable gates = path.gates() == null ? null : path.gates().apply(tape);
    return network(path).forward(tape, images, new Pass(mode, gates));
  }

  /** Multiply-adds of a path for one example. */
  public long multiplyAdds(Path path) {
    return network(path).graph().multiplyAdds();
  }

  /** Returns the network of an architecture, with inherited weights; closing it leaves them. */
  public GraphNetwork network(Architecture architecture) {
    return new GraphNetwork(graphs.one().apply(architecture), weights, dropped);
  }

  private GraphNetwork network(Path path) {
    boolean sameGraph =
        last != null
            && last.active().equals(path.active())
            && last.isArchitecture() == path.isArchitecture();
    if (!sameGraph) {
      LayerGraph graph =
          path.isArchitecture()
              ? graphs.one().apply(path.active().architecture())
              : graphs.several().apply(path.active());
      network = new GraphNetwork(graph, weights, dropped);
      last = path;
    }
    return network;
  }

  /** Gives its weights' memory back. */
  @Override
  public void close() {
    weights.close();
  }
}
