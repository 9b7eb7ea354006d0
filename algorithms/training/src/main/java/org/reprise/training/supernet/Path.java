package org.reprise.training.supernet;

import java.util.function.Function;
import org.reprise.space.Architecture;
import org.reprise.space.network.ActiveChoices;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;

/**
 * What a supernet computes in a pass: one architecture, a sum of several choices, or a mixture.
 *
 * @param active the choices that are computed; others cost nothing and are untouched
 * @param gates computes the weights of the choices on a tape, decisions x choices; null where they
 *     are summed as they are
 */
public record Path(ActiveChoices active, Function<Tape, Variable> gates) {
  /** Returns one architecture. */
  public static Path of(Architecture architecture) {
    return new Path(ActiveChoices.of(architecture), null);
  }

  /** Returns the sum of the active choices of each decision. */
  public static Path sum(ActiveChoices active) {
    return new Path(active, null);
  }

  /** Returns whether it is the network of an architecture, without gates. */
  boolean isArchitecture() {
    return gates == null && active.isArchitecture();
  }
}
