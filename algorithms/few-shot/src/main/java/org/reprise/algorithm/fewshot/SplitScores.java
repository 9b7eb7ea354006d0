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
 * Scores by several supernets, one for each part of a space.
 *
 * @param split what is whose
 * @param parts by number
 */
record SplitScores(Split split, List<ArchitectureScores> parts) implements ArchitectureScores {
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
    int[] owners = architectures.stream().mapToInt(split::partOf).toArray();
    for (int part = 0; part < parts.size(); part++) {
      int wanted = part;
      int[] own = IntStream.range(0, all.length).filter(i -> owners[i] == wanted).toArray();
      if (own.length > 0) {
        List<Evaluation> found =
            ask.apply(parts.get(part))
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
