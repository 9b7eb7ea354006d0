package org.reprise.reproduction.baseline;

import java.util.random.RandomGenerator;
import org.reprise.search.Evaluator;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.Architecture;
import org.reprise.space.Mutation;
import org.reprise.space.SearchSpace;

/** Regularized evolution with P = 20, S = 5 as a careless change might leave it. */
final class FaultyEvolution implements SearchAlgorithm {
  private static final int POPULATION = 20;
  private static final int SAMPLE = 5;

  enum Flaw {
    TOURNAMENT_TAKES_THE_WORST,
    MUTATION_APPLIED_TWICE,
    WORST_DIES_NOT_OLDEST,
    YOUNGEST_DIES_NOT_OLDEST,
    CHILD_KEEPS_FITNESS_OF_PARENT
  }

  private final Flaw flaw;

  FaultyEvolution(Flaw flaw) {
    this.flaw = flaw;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    SearchSpace space = evaluator.space();
    Mutation mutation = space.mutation();
    Architecture[] cells = new Architecture[POPULATION];
    double[] fitness = new double[POPULATION];
    for (int i = 0; i < POPULATION; i++) {
      cells[i] = space.sample(random);
      fitness[i] = evaluator.evaluate(cells[i]);
    }
    for (int oldest = 0; true; oldest = (oldest + 1) % POPULATION) {
      int best = random.nextInt(POPULATION);
      int worst = best;
      for (int i = 1; i < SAMPLE; i++) {
        int candidate = random.nextInt(POPULATION);
        best = fitness[candidate] > fitness[best] ? candidate : best;
        worst = fitness[candidate] < fitness[worst] ? candidate : worst;
      }
      int parent = flaw == Flaw.TOURNAMENT_TAKES_THE_WORST ? worst : best;
      Architecture child = mutation.mutate(cells[parent], random);
      if (flaw == Flaw.MUTATION_APPLIED_TWICE) {
        child = mutation.mutate(child, random);
      }
      double measured = evaluator.evaluate(child);
      int dies =
          switch (flaw) {
            case WORST_DIES_NOT_OLDEST -> worst;
            case YOUNGEST_DIES_NOT_OLDEST -> POPULATION - 1;
            default -> oldest;
          };
      double kept = flaw == Flaw.CHILD_KEEPS_FITNESS_OF_PARENT ? fitness[parent] : measured;
      cells[dies] = child;
      fitness[dies] = kept;
    }
  }
}
