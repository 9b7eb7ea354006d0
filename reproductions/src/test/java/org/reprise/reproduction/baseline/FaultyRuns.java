package org.reprise.reproduction.baseline;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.reprise.reproduction.benchmark.Protocol;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.experiment.ProgressListener;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Budget;
import org.reprise.search.Cost;
import org.reprise.search.Evaluator;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Method;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/** Runs methods that are not registered, under the label of one that is. */
final class FaultyRuns {
  private FaultyRuns() {}

  static List<RunRecord> of(
      TableBenchmark benchmark,
      Budget budget,
      String label,
      int seeds,
      Supplier<SearchAlgorithm> algorithm) {
    Method method = new Method(new Provider(label, algorithm), noParameters(), label);
    Experiment experiment =
        new Experiment(List.of(new Experiment.Cell(benchmark, budget, method)), seeds, 1);
    return new ExperimentRunner(experiment, 2, ProgressListener.SILENT).run();
  }

  private static Hyperparameters noParameters() {
    return Hyperparameters.of(List.of(), Map.of());
  }

  private record Provider(String name, Supplier<SearchAlgorithm> algorithm)
      implements AlgorithmProvider {
    @Override
    public String description() {
      return "A method with a defect.";
    }

    @Override
    public Paper paper() {
      return new Paper(0, "nobody", "none", "nowhere");
    }

    @Override
    public List<Hyperparameter> parameters() {
      return List.of();
    }

    @Override
    public SearchAlgorithm create(Hyperparameters parameters) {
      return algorithm.get();
    }
  }

  /** The benchmark as it would be if its search saw test accuracy. */
  static TableBenchmark leaking(TableBenchmark benchmark) {
    Protocol right = benchmark.protocol();
    return new Protocol(
            right.name(),
            right.source(),
            right.space(),
            List.of(
                new Protocol.Fidelity(
                    12, List.of("synthetic/test/accuracy/200/one"), List.of(), 0)),
            right.scores(),
            right.costs(),
            right.budget(),
            right.methods(),
            false,
            List.of(),
            List.of(),
            List.of())
        .on(benchmark.table());
  }

  /** The evaluator as a method sees it that reads accuracies by {@code accuracy}. */
  static Evaluator seen(Evaluator evaluator, ToDoubleFunction<Architecture> accuracy) {
    return new Seen(evaluator, accuracy);
  }

  private record Seen(Evaluator evaluator, ToDoubleFunction<Architecture> accuracy)
      implements Evaluator {
    @Override
    public SearchSpace space() {
      return evaluator.space();
    }

    @Override
    public double evaluate(Architecture architecture) {
      return accuracy.applyAsDouble(architecture);
    }

    @Override
    public double evaluate(Architecture architecture, int epochs) {
      return accuracy.applyAsDouble(architecture);
    }

    @Override
    public int[] fidelities() {
      return evaluator.fidelities();
    }

    @Override
    public double progress() {
      return evaluator.progress();
    }

    @Override
    public double proxyScore(String proxy, Architecture architecture) {
      return evaluator.proxyScore(proxy, architecture);
    }

    @Override
    public void spend(Cost cost) {
      evaluator.spend(cost);
    }

    @Override
    public void propose(Architecture architecture) {
      evaluator.propose(architecture);
    }

    @Override
    public ArchitectureCosts costs() {
      return evaluator.costs();
    }
  }
}
