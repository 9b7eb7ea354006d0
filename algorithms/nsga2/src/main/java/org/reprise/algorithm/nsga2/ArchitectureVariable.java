package org.reprise.algorithm.nsga2;

import org.jspecify.annotations.Nullable;
import org.moeaframework.core.Solution;
import org.moeaframework.core.variable.AbstractVariable;
import org.reprise.space.Architecture;

/** An architecture as the library carries it about. */
final class ArchitectureVariable extends AbstractVariable {
  private static final long serialVersionUID = 1L;

  private transient @Nullable Architecture architecture;

  /** Returns the architecture of a solution of {@link ArchitectureProblem}. */
  static Architecture of(Solution solution) {
    Architecture architecture = ((ArchitectureVariable) solution.getVariable(0)).architecture;
    if (architecture == null) {
      throw new IllegalStateException("the solution has no architecture yet");
    }
    return architecture;
  }

  /** Gives a solution its architecture. */
  static void set(Solution solution, Architecture architecture) {
    ((ArchitectureVariable) solution.getVariable(0)).architecture = architecture;
  }

  @Override
  public ArchitectureVariable copy() {
    ArchitectureVariable copy = new ArchitectureVariable();
    copy.architecture = architecture; // Immutable.
    return copy;
  }

  @Override
  public void randomize() {
    throw new UnsupportedOperationException("architectures are drawn by the problem");
  }

  @Override
  public String getDefinition() {
    return "architecture";
  }

  @Override
  public String encode() {
    return String.valueOf(architecture);
  }

  @Override
  public void decode(String value) {
    throw new UnsupportedOperationException("architectures are not read from text here");
  }

  @Override
  public String toString() {
    return encode();
  }
}
