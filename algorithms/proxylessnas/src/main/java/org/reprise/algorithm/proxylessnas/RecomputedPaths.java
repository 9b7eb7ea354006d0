package org.reprise.algorithm.proxylessnas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.reprise.space.Decision;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.LayerListener;
import org.reprise.training.network.Mode;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/**
 * Computes the open path and keeps its maps alone; when the gradient of a block's output arrives,
 * the block's other operations are computed one by one, each for its gate's number, and forgotten:
 * the mode "full_v2". The gradients are those of "full".
 */
final class RecomputedPaths implements GateGradients {
  private static final String BEGIN = ".expand";
  private static final String END = ".project.norm";

  private final Supernet supernet;
  private final List<Decision> blocks;
  private final Map<String, GraphNetwork> others = new HashMap<>();

  RecomputedPaths(Supernet supernet) {
    this.supernet = supernet;
    this.blocks = supernet.graphs().space().decisions();
  }

  @Override
  public Supernet supernet() {
    return supernet;
  }

  @Override
  public Pass of(Draw draw, Batch batch) {
    Operations operations = supernet.weights().operations();
    GraphNetwork network =
        new GraphNetwork(
            supernet.graphs().one().apply(draw.architecture()), supernet.weights().frozen(), null);
    // Blocks are played back because this needs a gradient; it gets none.
    Variable anchor =
        Variable.parameter(operations.parameter(new TensorShape(1, 1, 1, 1), new double[1]));
    Gated gated = new Gated(draw, anchor);
    network.listen(gated);
    try (Tape tape = Tape.recording(operations)) {
      Variable logits = network.forward(tape, batch.on(tape), Mode.TRAINING);
      Variable loss = Losses.crossEntropy(tape, logits, batch.labels(), 0);
      double value = Losses.value(tape, loss);
      tape.backward(loss);
      return new Pass(value, gated.gates, Math.max(tape.mostHeld(), gated.mostHeld));
    } finally {
      operations.release(anchor.value());
    }
  }

  /** Stands behind each block's operation. */
  private final class Gated implements LayerListener {
    private final Draw draw;
    private final Variable anchor;
    private final double[][] gates;
    private final Map<Integer, Variable> inputs = new HashMap<>();
    private long mostHeld;

    Gated(Draw draw, Variable anchor) {
      this.draw = draw;
      this.anchor = anchor;
      gates = new double[blocks.size()][];
      for (int d = 0; d < gates.length; d++) {
        gates[d] = new double[blocks.get(d).size()];
      }
    }

    @Override
    public Variable computed(
        Tape tape, LayerGraph.Node node, List<Variable> read, Variable result) {
      if (node.name().endsWith(BEGIN)) {
        inputs.put(block(node), read.get(0));
      }
      if (!node.name().endsWith(END)) {
        return result;
      }
      int block = block(node);
      Variable input = Objects.requireNonNull(inputs.get(block));
      Operations operations = tape.operations();
      return tape.record(
          operations.mix(List.of(result.value()), new double[] {1}),
          List.of(result, anchor),
          output -> {
            Tensor gradient = output.requireGradient();
            for (int choice : draw.asked()[block]) {
              gates[block][choice] =
                  choice == draw.open()[block]
                      ? operations.dot(gradient, result.value())
                      : closed(tape, block, choice, input, gradient);
            }
            if (result.needsGradient()) {
              tape.give(result, operations.mix(List.of(gradient), new double[] {1}));
            }
          });
    }

    private int block(LayerGraph.Node node) {
      for (int d = 0; d < blocks.size(); d++) {
        if (node.name().startsWith(blocks.get(d).name() + ".")) {
          return d;
        }
      }
      throw new IllegalArgumentException(node.name() + " is a layer of no block");
    }

    /** Returns the number of a closed gate: the gradient times what its path would have given. */
    private double closed(Tape outer, int block, int choice, Variable input, Tensor gradient) {
      String name = blocks.get(block).choices().get(choice);
      if (name.equals("skip")) {
        return 0;
      }
      Shape read = new Shape(input.shape().c(), input.shape().h(), input.shape().w());
      GraphNetwork operation =
          others.computeIfAbsent(
              blocks.get(block).name() + "." + name,
              key ->
                  new GraphNetwork(
                      MobileFashionSpace.operation(block, choice, read),
                      supernet.weights().frozen(),
                      null));
      try (Tape tape = Tape.evaluating(outer.operations())) {
        Variable result = operation.forward(tape, input, Mode.TRAINING);
        mostHeld = Math.max(mostHeld, outer.held() + tape.mostHeld());
        return outer.operations().dot(gradient, result.value());
      }
    }
  }
}
