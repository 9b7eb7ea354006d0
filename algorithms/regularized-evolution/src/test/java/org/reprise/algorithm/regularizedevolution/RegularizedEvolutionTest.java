package org.reprise.algorithm.regularizedevolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.reprise.algorithm.regularizedevolution.RegularizedEvolution.Removal;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.Evaluator;
import org.reprise.search.FunctionOracle;
import org.reprise.search.History;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Ledger;
import org.reprise.search.Method;
import org.reprise.search.Oracle;
import org.reprise.search.RandomStreams;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.NasBench201;

class RegularizedEvolutionTest {
  private static final SearchSpace SPACE = new NasBench201();

  /** A rugged formula with few ties. */
  private static final Oracle ORACLE =
      new FunctionOracle(SPACE, cell -> 50 + 40 * Math.sin(SPACE.key(cell) * 0.7), 1);

  @Property(tries = 50)
  void takesExactlyTheStepsOfThePapersAlgorithm(
      @ForAll @IntRange(min = 1, max = 30) int population,
      @ForAll @IntRange(min = 1, max = 10) int sample,
      @ForAll long seed) {
    SearchAlgorithm fast =
        new RegularizedEvolution(population, sample, Removal.OLDEST, 0.05, "usual");
    History expected = run(new ByTheBook(population, sample, 0.05), seed);
    assertThat(run(fast, seed).digest()).isEqualTo(expected.digest());
  }

  @Test
  void theOldestDiesHoweverFitItIs() {
    // The first individual is the best there is; with S = P = 1 its child replaces it at once.
    Ledger ledger = new Ledger(ORACLE, Budget.evaluations(50));
    RegularizedEvolution evolution = new RegularizedEvolution(1, 1, Removal.OLDEST, 0.0, "usual");
    runToEnd(evolution, ledger, 3);
    History history = ledger.history();
    for (int i = 1; i < history.size(); i++) {
      assertThat(SPACE.neighbours(history.architecture(i - 1))).contains(history.architecture(i));
    }
  }

  @Test
  void withoutAgingTheBestIndividualNeverDies() {
    Ledger ledger = new Ledger(ORACLE, Budget.evaluations(2_000));
    RegularizedEvolution evolution = new RegularizedEvolution(20, 5, Removal.WORST, 0.0, "usual");
    runToEnd(evolution, ledger, 5);
    History history = ledger.history();
    int[] incumbents = history.incumbents();
    double best = history.validationAccuracy(incumbents[incumbents.length - 1]);
    Population population = evolution.population();
    assertThat(java.util.stream.IntStream.range(0, 20).mapToDouble(population::fitness).max())
        .hasValue(best);
  }

  @Test
  void anUnknownMutationIsRefusedWithTheListOfThoseThereAre() {
    Ledger ledger = new Ledger(ORACLE, Budget.evaluations(5));
    assertThatThrownBy(
            () ->
                new RegularizedEvolution(2, 1, Removal.OLDEST, 0, "flip")
                    .search(ledger, RandomStreams.of(1).stream("search")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'flip'")
        .hasMessageContaining("usual, node-edge");
  }

  @Test
  void itsDefaultsAreThePapers() {
    assertThat(Method.parse("regularized-evolution").parameters().asMap())
        .containsEntry("population", "100")
        .containsEntry("sample", "25")
        .containsEntry("identity", "0.05");
  }

  private static History run(SearchAlgorithm algorithm, long seed) {
    Ledger ledger = new Ledger(ORACLE, Budget.evaluations(200));
    runToEnd(algorithm, ledger, seed);
    return ledger.history();
  }

  private static void runToEnd(SearchAlgorithm algorithm, Ledger ledger, long seed) {
    assertThatThrownBy(() -> algorithm.search(ledger, RandomStreams.of(seed).stream("search")))
        .isInstanceOf(BudgetExhausted.class);
  }

  /** Algorithm 1 of the paper, line by line: a queue to whose right children are appended. */
  private record ByTheBook(int populationSize, int sampleSize, double identity)
      implements SearchAlgorithm {
    private record Model(Architecture arch, double accuracy) {}

    @Override
    public void search(Evaluator evaluator, RandomGenerator random) {
      Deque<Model> population = new ArrayDeque<>();
      // The places of a ring, so that the same random numbers choose the same individuals.
      List<Model> places = new ArrayList<>();
      while (population.size() < populationSize) {
        Architecture arch = evaluator.space().sample(random);
        Model model = new Model(arch, evaluator.evaluate(arch));
        population.addLast(model);
        places.add(model);
      }
      while (true) {
        List<Model> sample = new ArrayList<>();
        while (sample.size() < sampleSize) {
          sample.add(places.get(random.nextInt(populationSize)));
        }
        Model parent = sample.get(0);
        for (Model candidate : sample) {
          if (candidate.accuracy() > parent.accuracy()) {
            parent = candidate;
          }
        }
        Architecture child =
            random.nextDouble() < identity
                ? parent.arch()
                : evaluator.space().mutation().mutate(parent.arch(), random);
        Model model = new Model(child, evaluator.evaluate(child));
        population.addLast(model);
        Model dead = population.removeFirst();
        places.replaceAll(place -> isSame(place, dead) ? model : place);
      }
    }

    @SuppressWarnings("ReferenceEquality") // Two individuals may be equal; only one of them dies.
    private static boolean isSame(Model a, Model b) {
      return a == b;
    }
  }

  @Test
  void withinItsFirstPopulationItSaysThatItIsRandomSearch() {
    RegularizedEvolutionProvider provider = new RegularizedEvolutionProvider();
    Hyperparameters published = Hyperparameters.of(provider.parameters(), Map.of());
    assertThat(provider.remark(published, Budget.evaluations(100)))
        .hasValue(
            "a population of 100 is not full before 100 evaluations, so within 100 this is random"
                + " search");
    assertThat(provider.remark(published, Budget.evaluations(101))).isEmpty();
    assertThat(provider.remark(published, Budget.seconds(1))).isEmpty();
  }
}
