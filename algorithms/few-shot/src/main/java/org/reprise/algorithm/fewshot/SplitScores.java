package org.reprise.algorithm.fewshot;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.tensor.Operations;

/**
 * Scores by several supernets, one for each choice of a decision.
 *
 * @param decision that is split
 * @param parts by the number of the choice
 */
record SplitScores(int decision, List<ArchitectureScores> parts) implements ArchitectureScores {
  @Override
  public List<Evaluation> scores(List<Architecture> architectures) {
    return scores(architectures, part -> some -> part.scores(some));
  }

  @Override
  public List<Evaluation> scores(
      List<Architecture> architectures, int threads, Supplier<Operations> operations) {
    return scores(architectures, part -> some -> part.scores(some, threads, operations));
  }

  private List<Evaluation> scores(
      List<Architecture> architectures,
      Function<ArchitectureScores, Function<List<Architecture>, List<Evaluation>>> ask) {
    Evaluation[] all = new Evaluation[architectures.size()];
    for (int choice = 0; choice < parts.size(); choice++) {
      int wanted = choice;
      int[] own =
          IntStream.range(0, all.length)
              .filter(i -> architectures.get(i).choice(decision) == wanted)
              .toArray();
      if (own.length > 0) {
        List<Evaluation> found =
            ask.apply(parts.get(choice))
                .apply(Arrays.stream(own).mapToObj(architectures::get).toList());
        for (int i = 0; i < own.length; i++) {
          all[own[i]] = found.get(i);
        }
      }
    }
    return Arrays.asList(all);
  }

  @Override
  public void close() {
    parts.forEach(ArchitectureScores::close);
  }
}
