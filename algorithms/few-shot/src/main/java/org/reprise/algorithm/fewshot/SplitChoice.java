package org.reprise.algorithm.fewshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.reprise.search.Cost;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.BatchStream;
import org.reprise.training.supernet.Supernet;

/**
 * Which decisions are split, and how.
 *
 * @param count how many decisions; 0 for none
 * @param first the first one; the next ones follow it in the space's order
 * @param bySimilarity whether those are taken instead whose choices agree least (Hu et al. 2022)
 * @param halves whether choices are put into two groups that agree least, instead of one each
 * @param batches on which gradients are compared
 */
record SplitChoice(int count, int first, boolean bySimilarity, boolean halves, int batches) {
  /** Returns the split of a trained supernet. */
  Split of(Supernet supernet, BatchStream stream, RandomStreams streams, Consumer<Cost> spend) {
    SearchSpace space = supernet.graphs().space();
    int decisions = space.decisions().size();
    List<Integer> fixed = IntStream.range(0, count).mapToObj(i -> (first + i) % decisions).toList();
    if (!bySimilarity && !halves) {
      return new Split(fixed.stream().map(d -> Split.Grouped.one(d, space)).toList());
    }
    RandomGenerator random = streams.stream("architectures");
    List<Architecture> others = new ArrayList<>();
    List<Batch> compared = new ArrayList<>();
    for (int i = 0; i < batches; i++) {
      others.add(space.sample(random));
      compared.add(stream.next());
    }
    GradientSimilarity similarity = new GradientSimilarity(supernet, spend);
    record Candidate(int decision, Disagreement disagreement) {}
    List<Candidate> candidates = new ArrayList<>();
    for (int decision = 0; decision < decisions; decision++) {
      if (bySimilarity || fixed.contains(decision)) {
        double[][] cosines = similarity.cosines(decision, others, compared);
        candidates.add(
            new Candidate(
                decision, halves ? Disagreement.leastCut(cosines) : Disagreement.ofAll(cosines)));
      }
    }
    // Stable: of equals the earlier decision first.
    candidates.sort(Comparator.comparingDouble(c -> c.disagreement().similarity()));
    return new Split(
        candidates.stream()
            .limit(count)
            .map(c -> new Split.Grouped(c.decision(), c.disagreement().groups()))
            .toList());
  }
}
