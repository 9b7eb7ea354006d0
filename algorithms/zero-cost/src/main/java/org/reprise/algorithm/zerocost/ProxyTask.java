package org.reprise.algorithm.zerocost;

import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.reprise.algorithm.zerocost.Proxy.Pass;
import org.reprise.data.image.LabelledImages;
import org.reprise.data.image.Normalization;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.table.TrainingBenchmark;
import org.reprise.training.tensor.Operations;

/**
 * What architectures are scored as: their networks, and the batch of a seed, which is the same for
 * all of them. Scores follow from the task, the architecture and the seed alone; weights, noise and
 * chance are the architecture's own.
 *
 * @param name of the task; its random streams hang on it
 * @param space of the architectures
 * @param network of an architecture
 * @param batch of a seed
 * @param examples of a batch
 * @param description one line, equal for tasks that give equal scores
 */
public record ProxyTask(
    String name,
    SearchSpace space,
    Function<Architecture, LayerGraph> network,
    LongFunction<ProxyBatch> batch,
    int examples,
    String description) {

  /** Returns the networks of a benchmark that is trained, and batches of its training images. */
  public static ProxyTask of(TrainingBenchmark benchmark, int examples) {
    return of(
        benchmark.name(),
        benchmark.space(),
        benchmark.network(),
        benchmark.images().training(),
        examples);
  }

  /** Networks, and batches of {@code images}. */
  public static ProxyTask of(
      String name,
      SearchSpace space,
      Function<Architecture, LayerGraph> network,
      LabelledImages images,
      int examples) {
    Normalization normalization = Normalization.of(images);
    return new ProxyTask(
        name,
        space,
        network,
        seed ->
            ProxyBatch.of(
                images,
                normalization,
                examples,
                RandomStreams.of(seed).child(name).stream("proxy batch")),
        examples,
        name
            + "; batches of "
            + examples
            + " of the "
            + images.count()
            + " images of "
            + images.name());
  }

  /** Networks whose images are not at hand: batches of Gaussian noise with random labels. */
  public static ProxyTask noise(
      String name,
      SearchSpace space,
      Function<Architecture, LayerGraph> network,
      Shape image,
      int classes,
      int examples) {
    return new ProxyTask(
        name,
        space,
        network,
        seed ->
            ProxyBatch.noise(
                image, classes, examples, RandomStreams.of(seed).child(name).stream("proxy batch")),
        examples,
        name + "; batches of " + examples + " of Gaussian noise");
  }

  /** Returns the candidate of a seed; the caller closes it. */
  public Candidate candidate(
      Architecture architecture, ProxyBatch seedBatch, long seed, Operations operations) {
    RandomStreams streams =
        RandomStreams.of(seed).child(name).child("proxies").child(space.format(architecture));
    return new Candidate(network.apply(architecture), seedBatch, operations, streams);
  }

  /**
   * Scores an architecture.
   *
   * @param seedBatch {@link #batch} of {@code seed}
   * @return the scores, and the processor seconds that each proxy would take alone
   */
  public Scored score(
      Architecture architecture,
      List<Proxy> proxies,
      ProxyBatch seedBatch,
      long seed,
      Operations operations) {
    double[] scores = new double[proxies.size()];
    double[] seconds = new double[proxies.size()];
    try (Candidate candidate = candidate(architecture, seedBatch, seed, operations)) {
      Map<Pass, Double> passes = new EnumMap<>(Pass.class);
      for (Pass pass : Pass.values()) {
        if (proxies.stream().anyMatch(proxy -> proxy.reads() == pass)) {
          long start = processorNanos();
          candidate.make(pass);
          passes.put(pass, 1e-9 * (processorNanos() - start));
        }
      }
      for (int i = 0; i < scores.length; i++) {
        long start = processorNanos();
        scores[i] = proxies.get(i).score(candidate);
        double own = 1e-9 * (processorNanos() - start);
        seconds[i] =
            own + Objects.requireNonNull(passes.get(proxies.get(i).reads()), "it was made");
      }
    }
    operations.trim();
    return new Scored(space.format(architecture), seed, scores, seconds);
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
