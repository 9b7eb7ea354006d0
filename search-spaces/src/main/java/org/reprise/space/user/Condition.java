package org.reprise.space.user;

import org.reprise.space.Architecture;

/** A condition on the choices of an architecture; {@link ConditionParser} reads one. */
@FunctionalInterface
interface Condition {
  /** Returns whether {@code architecture} meets it. */
  boolean holds(Architecture architecture);
}
