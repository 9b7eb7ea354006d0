package org.reprise.reproduction.baseline;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.result.Incumbent;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.Budget;
import org.reprise.space.Architecture;

/**
 * What must hold for any method, good or bad: a run that breaks it is not worse but wrong.
 *
 * <ul>
 *   <li>It spends no more than the budget, and evaluates or proposes at least once.
 *   <li>An incumbent's accuracy is what the benchmark tells of that architecture, not test accuracy
 *       and not a number of the method's own.
 *   <li>An incumbent's scores are the table's, and each incumbent is better than the one before,
 *       but for proposals, which are the method's word.
 *   <li>Different seeds give different trajectories.
 * </ul>
 */
final class RunAudit {
  private final Benchmark benchmark;
  private final Budget budget;

  RunAudit(Benchmark benchmark, Budget budget) {
    this.benchmark = benchmark;
    this.budget = budget;
  }

  /** Returns the first thing that is wrong with {@code runs}, in a phrase. */
  Optional<String> defect(List<RunRecord> runs) {
    for (RunRecord run : runs) {
      Optional<String> defect = spending(run).or(() -> incumbents(run));
      if (defect.isPresent()) {
        return defect.map(text -> "seed " + run.seed() + ": " + text);
      }
    }
    Set<String> digests = new HashSet<>();
    runs.forEach(run -> digests.add(run.digest()));
    // A method that only proposes may well come to the same proposal each time.
    boolean evaluated = runs.stream().anyMatch(run -> run.evaluations() > 0);
    return evaluated && runs.size() > 1 && digests.size() == 1
        ? Optional.of("all " + runs.size() + " seeds gave the same trajectory")
        : Optional.empty();
  }

  private Optional<String> spending(RunRecord run) {
    if (run.incumbents().isEmpty()) {
      return Optional.of("it evaluated nothing");
    }
    if (run.evaluations() > budget.evaluations()) {
      return Optional.of(
          run.evaluations() + " evaluations, and the budget has " + budget.evaluations());
    }
    if (run.seconds() > budget.seconds()) {
      return Optional.of(
          run.seconds() + " simulated seconds, and the budget has " + budget.seconds());
    }
    if (run.multiplyAdds() > budget.multiplyAdds()) {
      return Optional.of(
          run.multiplyAdds() + " multiply-adds, and the budget has " + budget.multiplyAdds());
    }
    return Optional.empty();
  }

  private Optional<String> incumbents(RunRecord run) {
    Incumbent before = null;
    for (Incumbent incumbent : run.incumbents()) {
      Architecture architecture = benchmark.space().parse(incumbent.architecture());
      if (!benchmark.has(architecture)) {
        return Optional.of(incumbent.architecture() + " is not of the benchmark");
      }
      if (!benchmark.isFeasible(architecture)) {
        return Optional.of(incumbent.architecture() + " is not within the constraints");
      }
      if (!benchmark.canSee(architecture, incumbent.epochs(), incumbent.validAccuracy())) {
        return Optional.of(
            "the search saw "
                + incumbent.validAccuracy()
                + " for "
                + incumbent.architecture()
                + ", which is not what the benchmark tells a search");
      }
      for (Map.Entry<String, Double> score : benchmark.scores(architecture).entrySet()) {
        if (!Objects.equals(incumbent.scores().get(score.getKey()), score.getValue())) {
          return Optional.of(
              score.getKey() + " of " + incumbent.architecture() + " is not " + score.getValue());
        }
      }
      if (before != null
          && !incumbent.proposed()
          && before.epochs() == incumbent.epochs()
          && !benchmark
              .signalDirection()
              .isBetter(incumbent.validAccuracy(), before.validAccuracy())) {
        return Optional.of("incumbent of evaluation " + incumbent.evaluation() + " is no better");
      }
      before = incumbent;
    }
    return Optional.empty();
  }
}
