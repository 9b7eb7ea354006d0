package org.reprise.reproduction.benchmark.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.ElapsedTime;
import org.reprise.search.Oracle;
import org.reprise.search.TrainingCompute;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/** The oracle of one run: entries are numbered in the order in which the run asks for them. */
final class OnDemandOracle implements Oracle {
  private final OnDemandBenchmark benchmark;
  private final List<Benchmark.Signal> signals;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Architecture> architectures = new ArrayList<>();
  private final List<Double> multiplyAdds = new ArrayList<>();
  private ElapsedTime trainingTime = ElapsedTime.NONE;

  OnDemandOracle(OnDemandBenchmark benchmark) {
    this.benchmark = benchmark;
    signals = benchmark.signals();
  }

  @Override
  public SearchSpace space() {
    return benchmark.space();
  }

  @Override
  public int entry(Architecture architecture) {
    return numbers.computeIfAbsent(
        space().format(architecture),
        text -> {
          architectures.add(architecture);
          multiplyAdds.add(
              costs().named(ArchitectureCosts.MULTIPLY_ADDS).applyAsDouble(architecture));
          return architectures.size() - 1;
        });
  }

  @Override
  public int[] fidelities() {
    return signals.stream().mapToInt(Benchmark.Signal::epochs).toArray();
  }

  @Override
  public double validationAccuracy(int entry, int fidelity) {
    ElapsedTime start = ElapsedTime.now();
    TrainedAccuracy trained = benchmark.accuracy(architectures.get(entry));
    trainingTime = trainingTime.and(ElapsedTime.now().less(start));
    return trained.validation(signals.get(fidelity).epochs());
  }

  @Override
  public ElapsedTime trainingTime() {
    return trainingTime;
  }

  @Override
  public double seconds(int entry, int fidelity) {
    return 0;
  }

  @Override
  public double multiplyAdds(int entry, int fidelity) {
    return TrainingCompute.training(multiplyAdds.get(entry), signals.get(fidelity).examples());
  }

  @Override
  public ArchitectureCosts costs() {
    return benchmark.costs();
  }
}
