package org.reprise.algorithm.bignas;

import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Dropping;
import org.reprise.training.network.LayerListener;

/**
 * The regularisation of a child: dropout before its classifier, and in the last two stages whole
 * operations of blocks that add their input (drop-connect). Both of the authors' rate.
 *
 * @param dropout rate before the classifier
 * @param dropConnect rate of an operation, for each example
 * @param random draws what is dropped
 */
record Dropped(double dropout, double dropConnect, RandomGenerator random)
    implements LayerListener {
  private static final List<String> ADDING = List.of("stage1.block1.", "stage2.block1.");

  @Override
  public Variable computed(
      Tape tape, LayerGraph.Node node, List<Variable> inputs, Variable result) {
    if (node.name().equals("head.pool")) {
      return Dropping.numbers(tape, result, dropout, random);
    }
    boolean operation =
        node.name().endsWith(".project.norm")
            && ADDING.stream().anyMatch(block -> node.name().startsWith(block));
    return operation ? Dropping.paths(tape, result, dropConnect, random) : result;
  }
}
