package org.reprise.algorithm.automlzero.search;

/** The mutations (paper, section 3.2), and the few more that the original code knows. */
public enum MutationKind {
  /** Changes one address or constant of one instruction (type iii of the paper). */
  ALTER_PARAMETER("alter a parameter"),
  /** Replaces one instruction by a random one. */
  RANDOMIZE_INSTRUCTION("replace an instruction"),
  /** Replaces all instructions of one function (type ii). */
  RANDOMIZE_FUNCTION("replace a function"),
  /** Inserts a random instruction at a random place (type i). */
  INSERT_INSTRUCTION("insert an instruction"),
  /** Removes a random instruction (type i). */
  REMOVE_INSTRUCTION("remove an instruction"),
  /** Inserts one instruction and removes one. */
  TRADE_INSTRUCTION("trade an instruction"),
  /** Replaces all instructions of all functions. */
  RANDOMIZE_PROGRAM("replace the program"),
  /** Changes nothing. */
  IDENTITY("nothing");

  private final String description;

  MutationKind(String description) {
    this.description = description;
  }

  /** Returns what the mutation does, in a few words. */
  public String description() {
    return description;
  }
}
