package org.reprise.reproduction.experiment;

import java.util.ArrayList;
import java.util.List;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.result.Incumbent;
import org.reprise.search.History;
import org.reprise.search.Oracle;
import org.reprise.space.Architecture;

/**
 * What a run would have answered at each point of its way, scored. Until the method proposes an
 * architecture that is the best it has evaluated; from then on, its last proposal. What the
 * benchmark's constraints exclude is no answer. Numbers are the user's: what an oracle negated for
 * the search is turned back.
 */
final class RunAnswers {
  private final Benchmark benchmark;
  private final Oracle oracle;
  private final History history;

  private RunAnswers(Benchmark benchmark, Oracle oracle, History history) {
    this.benchmark = benchmark;
    this.oracle = oracle;
    this.history = history;
  }

  /** Returns the answers of a run that has ended, in their order. */
  static List<Incumbent> of(Benchmark benchmark, Oracle oracle, History history) {
    return new RunAnswers(benchmark, oracle, history).all();
  }

  private List<Incumbent> all() {
    List<Incumbent> answers = new ArrayList<>();
    int evaluated =
        history.proposals().isEmpty() ? history.size() : history.proposals().get(0).evaluations();
    for (int i : history.incumbents(i -> benchmark.isFeasible(history.architecture(i)))) {
      if (i < evaluated) {
        answers.add(evaluated(i));
      }
    }
    history.proposals().stream()
        .filter(proposal -> benchmark.isFeasible(proposal.architecture()))
        .forEach(proposal -> answers.add(proposed(proposal)));
    return answers;
  }

  private Incumbent evaluated(int i) {
    return new Incumbent(
        i + 1,
        history.seconds(i),
        history.multiplyAdds(i),
        format(history.architecture(i)),
        history.epochs(i),
        benchmark.signalDirection().oriented(history.validationAccuracy(i)),
        false,
        benchmark.scores(history.architecture(i)));
  }

  private Incumbent proposed(History.Proposal proposal) {
    int[] fidelities = oracle.fidelities();
    int highest = fidelities.length - 1;
    return new Incumbent(
        proposal.evaluations(),
        proposal.seconds(),
        proposal.multiplyAdds(),
        format(proposal.architecture()),
        fidelities[highest],
        benchmark.signalDirection().oriented(oracle.validationAccuracy(proposal.entry(), highest)),
        true,
        benchmark.scores(proposal.architecture()));
  }

  private String format(Architecture architecture) {
    return benchmark.space().format(architecture);
  }
}
