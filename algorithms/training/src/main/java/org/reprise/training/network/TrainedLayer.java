package org.reprise.training.network;

import java.util.List;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;

/** One layer with its weights. */
public interface TrainedLayer {
  /** Returns the result for these inputs. */
  Variable forward(Tape tape, List<Variable> inputs, Pass pass);

  /** Returns its weights; none by default. */
  default List<Parameter> parameters() {
    return List.of();
  }
}
