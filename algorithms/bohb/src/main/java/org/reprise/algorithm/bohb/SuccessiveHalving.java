package org.reprise.algorithm.bohb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.search.Evaluator;
import org.reprise.space.Architecture;

/**
 * Successive halving (Jamieson and Talwalkar 2016): evaluate n architectures at a low fidelity,
 * keep the best 1/eta of them for the next one, and so on.
 *
 * @param width how many architectures each rung evaluates, from the first down
 * @param epochs the fidelity of each rung, ascending
 */
record SuccessiveHalving(int[] width, int[] epochs) {
  private record Candidate(Architecture architecture, double accuracy) {}

  /** One bracket, from proposals to the last rung. */
  void run(Evaluator evaluator, Proposer proposer, RandomGenerator random) {
    List<Candidate> survivors = new ArrayList<>();
    for (int rung = 0; rung < width.length; rung++) {
      List<Candidate> evaluated = new ArrayList<>();
      for (int i = 0; i < width[rung]; i++) {
        Architecture architecture =
            rung == 0
                ? proposer.propose(evaluator.space(), random)
                : survivors.get(i).architecture();
        double accuracy = evaluator.evaluate(architecture, epochs[rung]);
        proposer.observe(architecture, epochs[rung], accuracy);
        evaluated.add(new Candidate(architecture, accuracy));
      }
      // A stable sort: equal accuracies stay in the order in which they were evaluated.
      evaluated.sort(Comparator.comparingDouble(Candidate::accuracy).reversed());
      survivors = evaluated;
    }
  }
}
