package org.reprise.training.supernet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.tensor.Operations;

/** What trained supernets say of architectures. */
public interface ArchitectureScores extends AutoCloseable {
  /** The scores of many, in their order. */
  List<Evaluation> scores(List<Architecture> architectures);

  /** The same in several threads, each with operations of its own. */
  List<Evaluation> scores(
      List<Architecture> architectures, int threads, Supplier<Operations> operations);

  /** The {@code count} of greatest accuracy, best first; of equals the earlier first. */
  default List<Architecture> best(List<Architecture> architectures, int count) {
    List<Evaluation> scores = scores(architectures);
    List<Architecture> best = new ArrayList<>();
    IntStream.range(0, scores.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> scores.get(i).accuracy()).reversed())
        .limit(count)
        .forEach(i -> best.add(architectures.get(i)));
    return best;
  }

  @Override
  void close();
}
