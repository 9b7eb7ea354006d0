package org.reprise.algorithm.regularizedevolution;

import java.util.SplittableRandom;
import org.reprise.algorithm.regularizedevolution.RegularizedEvolution.Removal;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.Gaussian;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.Oracle;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/**
 * The paper's comparison of aging and non-aging evolution under evaluation noise: fitness =
 * clip(ones/D + N(0, sigma), 0, 1), drawn once per individual; a cycle is one individual evaluated,
 * the initial population included.
 *
 * @param bits D, length of the strings
 * @param sigma standard deviation of the noise, in units of fitness
 * @param cycles individuals evaluated
 */
public record BitStringToy(int bits, double sigma, int cycles) {

  /**
   * What one run found, in noiseless fitness.
   *
   * @param best of the individual that measured best in the whole history
   * @param populationMean over the final population
   */
  public record Outcome(double best, double populationMean) {}

  /** Returns one run of the toy. */
  public Outcome run(int populationSize, int sampleSize, Removal removal, RandomStreams streams) {
    SearchSpace space = new BitStringSpace(bits);
    RegularizedEvolution evolution =
        new RegularizedEvolution(populationSize, sampleSize, removal, 0.0, "usual");
    Ledger ledger =
        new Ledger(new NoisyFitness(space, streams.stream("noise")), Budget.evaluations(cycles));
    try {
      evolution.search(ledger, streams.stream("search"));
    } catch (BudgetExhausted e) {
      // The end of every run.
    }
    History history = ledger.history();
    int[] incumbents = history.incumbents();
    Architecture best = history.architecture(incumbents[incumbents.length - 1]);
    Population population = evolution.population();
    double sum = 0;
    for (int i = 0; i < population.size(); i++) {
      sum += noiseless(population.individual(i));
    }
    return new Outcome(noiseless(best), sum / population.size());
  }

  private double noiseless(Architecture string) {
    return BitStringSpace.ones(string) / (double) bits;
  }

  /** Each evaluation is an entry of its own, with noise of its own. */
  private final class NoisyFitness implements Oracle {
    private final SearchSpace space;
    private final SplittableRandom noise;
    private double current;
    private int evaluations;

    NoisyFitness(SearchSpace space, SplittableRandom noise) {
      this.space = space;
      this.noise = noise;
    }

    @Override
    public SearchSpace space() {
      return space;
    }

    @Override
    public int entry(Architecture string) {
      double noisy = noiseless(string) + sigma * Gaussian.next(noise);
      current = 100 * Math.max(0.0, Math.min(1.0, noisy));
      return evaluations++;
    }

    @Override
    public int[] fidelities() {
      return new int[] {0};
    }

    @Override
    public double validationAccuracy(int entry, int fidelity) {
      return current;
    }

    @Override
    public double seconds(int entry, int fidelity) {
      return 0;
    }
  }
}
