package org.reprise.training.network;

import java.util.List;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;

/**
 * Sees what each layer of a {@link GraphNetwork} computes, as it is computed. Values are alive
 * until the tape is played back; their gradients are given back in passing, so who wants the
 * gradient of a result puts a parameter of its own in between, such as a factor of 1.
 */
@FunctionalInterface
public interface LayerListener {
  /**
   * Told of each layer that is computed, inputs before their readers. Layers that an equal one
   * stands for, and those that do not reach the output, are not computed.
   *
   * @param node the layer
   * @param inputs what it read; zeros are left out of sums
   * @param result what it computed
   * @return what the readers of this layer are given: {@code result}, or something made of it
   */
  Variable computed(Tape tape, LayerGraph.Node node, List<Variable> inputs, Variable result);
}
