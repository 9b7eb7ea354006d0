package org.reprise.reproduction.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reprise.reproduction.baseline.BuiltInBenchmarks;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.ConstrainedBenchmark;
import org.reprise.reproduction.benchmark.Constraint;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.result.FrontPoint;
import org.reprise.reproduction.result.ResultJson;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.Oracle;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;

/** Pareto fronts of runs, against comparing every pair of evaluations. */
class RunFrontTest {
  private static final TableBenchmark FASHION = BuiltInBenchmarks.all().get(1);
  private static final RandomStreams STREAMS = RandomStreams.of(5);

  private static Ledger evaluated(Oracle oracle, int evaluations) {
    Ledger ledger = new Ledger(oracle, Budget.evaluations(evaluations));
    var random = STREAMS.stream("random");
    try {
      while (true) {
        double ignored = ledger.evaluate(ledger.space().sample(random));
        assertThat(ignored).isNotNaN();
      }
    } catch (BudgetExhausted e) {
      return ledger;
    }
  }

  /** Members by the definition: some cost for which nothing is as cheap and better. */
  private static List<String> naive(Benchmark benchmark, History history) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      if (benchmark.isFeasible(history.architecture(i)) && isMember(benchmark, history, i)) {
        members.add((i + 1) + " " + benchmark.space().format(history.architecture(i)));
      }
    }
    return members;
  }

  private static boolean isMember(Benchmark benchmark, History history, int i) {
    return benchmark.namedCosts().stream()
        .map(name -> benchmark.costs().named(name))
        .anyMatch(
            cost ->
                IntStream.range(0, history.size())
                    .filter(j -> benchmark.isFeasible(history.architecture(j)))
                    .noneMatch(j -> dominates(cost, history, j, i)));
  }

  private static boolean dominates(
      ToDoubleFunction<Architecture> cost, History history, int j, int i) {
    double more =
        cost.applyAsDouble(history.architecture(j)) - cost.applyAsDouble(history.architecture(i));
    double better = history.validationAccuracy(j) - history.validationAccuracy(i);
    return more <= 0 && better >= 0 && (more < 0 || better > 0 || j < i);
  }

  private static List<String> members(List<FrontPoint> front) {
    return front.stream().map(p -> p.evaluation() + " " + p.architecture()).toList();
  }

  @Test
  void isWhatNothingDominatesByAnyNamedCost() {
    assertThat(FASHION.namedCosts())
        .containsExactly("multiply_adds", "parameters", "train_seconds");
    Benchmark limited =
        new ConstrainedBenchmark(FASHION, List.of(Constraint.parse("multiply_adds<=1000000")));
    for (Benchmark benchmark : List.of(FASHION, limited)) {
      Oracle oracle = benchmark.oracle(STREAMS);
      History history = evaluated(oracle, 120).history();
      List<FrontPoint> front = RunFront.of(benchmark, oracle, history);
      assertThat(members(front)).isEqualTo(naive(benchmark, history)).hasSizeGreaterThan(4);
      for (FrontPoint point : front) {
        Architecture architecture = benchmark.space().parse(point.architecture());
        assertThat(point.costs())
            .containsOnlyKeys(benchmark.namedCosts())
            .containsEntry(
                "multiply_adds",
                benchmark.costs().named("multiply_adds").applyAsDouble(architecture));
        assertThat(point.scores()).isEqualTo(benchmark.scores(architecture));
        assertThat(benchmark.canSee(architecture, 6, point.validAccuracy())).isTrue();
      }
    }
  }

  @Test
  void whatAMethodProposesIsACandidateAndShorterTrainingsAreNone() {
    Oracle oracle = FASHION.oracle(STREAMS);
    Ledger ledger = new Ledger(oracle, Budget.evaluations(9));
    Architecture poor = FASHION.space().fromKey(0);
    Architecture best =
        FASHION.space().parse(FASHION.optimumBySignal().orElseThrow().architecture());
    assertThat(ledger.evaluate(poor, 6)).isPositive();
    assertThat(ledger.evaluate(FASHION.space().fromKey(9000), 2)).isPositive();
    ledger.propose(best);
    List<FrontPoint> front = RunFront.of(FASHION, oracle, ledger.history());
    assertThat(front).extracting(FrontPoint::evaluation).containsExactly(1, 2);
    assertThat(front.get(1).architecture()).isEqualTo(FASHION.space().format(best));
  }

  @Test
  void aBenchmarkWithoutNamedCostsHasNoFrontAndOldLinesStayAsTheyWere() throws Exception {
    TableBenchmark synthetic = BuiltInBenchmarks.all().get(0);
    assertThat(synthetic.namedCosts()).isEmpty();
    Oracle oracle = synthetic.oracle(STREAMS);
    assertThat(RunFront.of(synthetic, oracle, evaluated(oracle, 9).history())).isEmpty();
    String line =
        "{\"run\":0,\"benchmark\":\"b\",\"table\":\"t\",\"method\":\"m\",\"budget\":\"9\",\"seed\":0,"
            + "\"digest\":\"00\",\"evaluations\":9,\"unique\":9,\"seconds\":1.0,\"multiplyAdds\":0.0,"
            + "\"incumbents\":[]}";
    RunRecord old = ResultJson.MAPPER.readValue(line, RunRecord.class);
    assertThat(old.front()).isEmpty();
    assertThat(ResultJson.MAPPER.writeValueAsString(old)).isEqualTo(line);
  }
}
