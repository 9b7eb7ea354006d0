package org.reprise.algorithm.proxylessnas;

import java.util.Arrays;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Mode;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/**
 * Computes all paths that are asked for and keeps their maps until the gradients have come: the
 * modes "full", all of them, and "two".
 */
record KeptPaths(Supernet supernet) implements GateGradients {
  @Override
  public Pass of(Draw draw, Batch batch) {
    Operations operations = supernet.weights().operations();
    int rows = draw.open().length;
    int columns = 1 + Arrays.stream(draw.asked()).flatMapToInt(Arrays::stream).max().orElseThrow();
    double[] open = new double[rows * columns];
    for (int d = 0; d < rows; d++) {
      open[d * columns + draw.open()[d]] = 1;
    }
    TensorShape shape = new TensorShape(rows, columns, 1, 1);
    Variable gates = Variable.parameter(operations.parameter(shape, open));
    try (Tape tape = Tape.recording(operations)) {
      Path path = new Path(draw.active(), t -> gates);
      Variable logits = supernet.forwardFrozen(tape, batch.on(tape), path, Mode.TRAINING);
      Variable loss = Losses.crossEntropy(tape, logits, batch.labels(), 0);
      double value = Losses.value(tape, loss);
      tape.backward(loss);
      double[] table =
          gates.gradient() == null ? new double[open.length] : operations.read(gates.gradient());
      double[][] found = new double[rows][];
      for (int d = 0; d < rows; d++) {
        found[d] = Arrays.copyOfRange(table, d * columns, (d + 1) * columns);
      }
      return new Pass(value, found, tape.mostHeld());
    } finally {
      gates.clearGradient(operations);
      operations.release(gates.value());
    }
  }
}
