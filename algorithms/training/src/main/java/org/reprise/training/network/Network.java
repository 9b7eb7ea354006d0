package org.reprise.training.network;

import java.util.List;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;

/** Something that turns a batch of images into one number per class. */
public interface Network {
  /**
   * The logits, examples x classes x 1 x 1.
   *
   * @param training whether batch norms use the batch's own statistics and numbers are dropped
   */
  Variable forward(Tape tape, Variable images, boolean training);

  /** What is trained. */
  List<Parameter> parameters();
}
