package org.reprise.training.supernet;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reprise.space.Architecture;
import org.reprise.space.network.ActiveChoices;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.Operations;

/**
 * What a supernet computes in a pass: one architecture, a sum of several choices, or a mixture.
 *
 * @param active the choices that are computed; others cost nothing and are untouched
 * @param gates computes the weights of the choices on a tape, decisions x choices; null where they
 *     are summed as they are
 * @param zerosAlone whether gates that are 0 stand in the sum by themselves, as if their choice
 *     gave 1 everywhere: it changes their gradient alone
 */
public record Path(
    ActiveChoices active, @Nullable Function<Tape, Variable> gates, boolean zerosAlone) {
  /** A path whose gates are factors and nothing else. */
  public Path(ActiveChoices active, @Nullable Function<Tape, Variable> gates) {
    this(active, gates, false);
  }

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

  /** Returns the same with gates that no gradient passes: for a step of the weights alone. */
  public Path detached() {
    Function<Tape, Variable> table = gates;
    return table == null ? this : new Path(active, tape -> detached(table.apply(tape), tape));
  }

  private static Variable detached(Variable table, Tape tape) {
    Operations operations = tape.operations();
    return tape.constant(operations.parameter(table.shape(), operations.read(table.value())));
  }
}
