package org.reprise.reproduction.claim;

/** How a verdict compares with what is recorded of its target. */
public enum Standing {
  /** As a target without a record should be: not contradicted, or not judged at all. */
  CLEAR,
  /** Missed as recorded, with the explanation that stands there. */
  KNOWN,
  /** Contradicted and not recorded as such, or farther off than recorded: fails a build. */
  WORSE,
  /** A recorded miss that is one no more, or a lesser one: the record should be renewed. */
  BETTER
}
