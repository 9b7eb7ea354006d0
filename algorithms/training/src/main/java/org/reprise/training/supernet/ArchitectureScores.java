package org.reprise.training.supernet;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.reprise.search.statistics.Ranks;
import org.reprise.space.Architecture;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.tensor.Operations;

/** What trained supernets say of architectures. */
public interface ArchitectureScores extends AutoCloseable {
  /** Returns the scores of many, in their order. */
  List<Evaluation> scores(List<Architecture> architectures);

  /** Returns the same in several threads, each with operations of its own. */
  List<Evaluation> scores(
      List<Architecture> architectures, int threads, Supplier<Operations> operations);

  /** Returns the {@code count} of greatest accuracy, best first; of equals the earlier first. */
  default List<Architecture> best(List<Architecture> architectures, int count) {
    double[] accuracies =
        scores(architectures).stream().mapToDouble(Evaluation::accuracy).toArray();
    return Arrays.stream(Ranks.greatest(count, accuracies)).mapToObj(architectures::get).toList();
  }

  @Override
  void close();
}
