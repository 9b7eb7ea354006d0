package org.reprise.algorithm.nsga2;

import java.util.random.RandomGenerator;
import org.moeaframework.core.Solution;
import org.moeaframework.problem.AbstractProblem;
import org.reprise.search.Evaluator;
import org.reprise.search.cost.CostObjectives;
import org.reprise.space.Architecture;

/**
 * The search as the library sees it: one variable, which is the architecture; the negative
 * validation accuracy and the costs as objectives to be small; and the constraint that its costs
 * are known.
 */
final class ArchitectureProblem extends AbstractProblem {
  private final Evaluator evaluator;
  private final CostObjectives costs;

  ArchitectureProblem(Evaluator evaluator, CostObjectives costs) {
    super(1, 1 + costs.names().size(), 1);
    this.evaluator = evaluator;
    this.costs = costs;
  }

  @Override
  public void evaluate(Solution solution) {
    Architecture architecture = ArchitectureVariable.of(solution);
    double[] own = costs.of(architecture);
    boolean known = CostObjectives.areKnown(own);
    solution.setObjectiveValue(0, -evaluator.evaluate(architecture));
    for (int i = 0; i < own.length; i++) {
      solution.setObjectiveValue(1 + i, known ? own[i] : 0);
    }
    solution.setConstraintValue(0, known ? 0 : 1);
  }

  /** Returns {@code count} solutions whose architectures are drawn from the space. */
  Solution[] sample(int count, RandomGenerator random) {
    Solution[] solutions = new Solution[count];
    for (int i = 0; i < count; i++) {
      solutions[i] = newSolution();
      ArchitectureVariable.set(solutions[i], evaluator.space().sample(random));
    }
    return solutions;
  }

  @Override
  public Solution newSolution() {
    Solution solution = new Solution(1, numberOfObjectives, numberOfConstraints);
    solution.setVariable(0, new ArchitectureVariable());
    return solution;
  }
}
