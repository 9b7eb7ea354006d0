package org.reprise.training.network;

import java.util.List;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;

/** Something that turns a batch of images into one number per class. */
public interface Network extends AutoCloseable {
  /** Returns the logits, examples x classes x 1 x 1. */
  Variable forward(Tape tape, Variable images, Mode mode);

  /** Returns what is trained. */
  List<Parameter> parameters();

  /** Gives back the memory of weights that are its own; shared ones stay. */
  @Override
  void close();
}
