package org.reprise.training.supernet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.Normalization;
import org.reprise.search.Cost;
import org.reprise.search.TrainingCompute;
import org.reprise.space.Architecture;
import org.reprise.training.network.Mode;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.tensor.Operations;

/**
 * Scores architectures by their validation accuracy with a supernet's weights. Many at once share
 * what they compute in common; scores are the same as one by one.
 */
public final class InheritedAccuracy {
  // A block's maps that several of its architectures need are in memory together.
  private static final int BLOCK = 512;

  private final Supernet supernet;
  private final Scoring scoring;
  private final Consumer<Cost> spend;
  private final List<Batch> validation;
  private final List<Batch> calibration;

  /**
   * Scores by the weights that {@code supernet} has when it is asked.
   *
   * @param images validation images, and training images for recalibration
   * @param spend is told the cost of each block of architectures
   */
  public InheritedAccuracy(
      Supernet supernet, ImageParts images, Scoring scoring, Consumer<Cost> spend) {
    this.supernet = supernet;
    this.scoring = scoring;
    this.spend = spend;
    Normalization normalization = Normalization.of(images.training());
    int count = Math.min(scoring.images(), images.validation().count());
    validation = BatchStream.inOrder(images.validation(), normalization, count, scoring.batch());
    int calibrating =
        Math.min(scoring.calibrationBatches() * scoring.batch(), images.training().count());
    calibration =
        scoring.statistics() == NormStatistics.RECALIBRATED
            ? BatchStream.inOrder(images.training(), normalization, calibrating, scoring.batch())
            : List.of();
  }

  /** Returns the score of one architecture. */
  public Evaluation score(Architecture architecture) {
    return scores(List.of(architecture)).get(0);
  }

  /** Returns the scores of many, in their order. */
  public List<Evaluation> scores(List<Architecture> architectures) {
    List<List<Integer>> blocks = blocks(architectures);
    Evaluation[] scores = new Evaluation[architectures.size()];
    for (List<Integer> block : blocks) {
      score(supernet, architectures, block, scores, this::charge);
    }
    return Arrays.asList(scores);
  }

  /**
   * Returns the same in several threads, each with operations and a copy of the weights of its own;
   * in one, where the engine computes many at once.
   */
  public List<Evaluation> scores(
      List<Architecture> architectures, int threads, Supplier<Operations> operations) {
    if (supernet.weights().operations().passesAtOnce() > 1) {
      return scores(architectures);
    }
    List<List<Integer>> blocks = blocks(architectures);
    Evaluation[] scores = new Evaluation[architectures.size()];
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Long>> running = new ArrayList<>();
      for (List<Integer> block : blocks) {
        running.add(
            workers.submit(
                () -> {
                  try (Operations own = operations.get();
                      Supernet copy =
                          new Supernet(supernet.graphs(), supernet.weights().copy(own), null)) {
                    return score(copy, architectures, block, scores, multiplyAdds -> {});
                  }
                }));
      }
      for (Future<Long> block : running) {
        charge(block.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("scoring failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("scoring was interrupted", e);
    } finally {
      workers.shutdownNow();
    }
    return Arrays.asList(scores);
  }

  private void charge(long multiplyAdds) {
    spend.accept(Cost.multiplyAdds(TrainingCompute.evaluation(multiplyAdds, examples())));
  }

  private long examples() {
    return IntStream.concat(
            validation.stream().mapToInt(Batch::size), calibration.stream().mapToInt(Batch::size))
        .sum();
  }

  /**
   * Scores the architectures with these numbers.
   *
   * @param beforehand told the multiply-adds for one example
   * @return the same number
   */
  private long score(
      Supernet with,
      List<Architecture> architectures,
      List<Integer> block,
      Evaluation[] scores,
      LongConsumer beforehand) {
    try (JointEvaluation joint =
        new JointEvaluation(with, block.stream().map(architectures::get).toList())) {
      beforehand.accept(joint.multiplyAdds());
      joint.recalibrate(calibration);
      Mode mode =
          scoring.statistics() == NormStatistics.BATCH ? Mode.BATCH_STATISTICS : Mode.EVALUATION;
      List<Evaluation> found = joint.evaluate(validation, mode);
      for (int i = 0; i < found.size(); i++) {
        scores[block.get(i)] = found.get(i);
      }
      return joint.multiplyAdds();
    }
  }

  /** Numbers of architectures in lexicographic order, in blocks: neighbours share the most. */
  private static List<List<Integer>> blocks(List<Architecture> architectures) {
    List<Integer> sorted =
        IntStream.range(0, architectures.size())
            .boxed()
            .sorted(
                Comparator.comparing(
                    (Integer i) -> architectures.get(i).choices(), Arrays::compare))
            .toList();
    List<List<Integer>> blocks = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += BLOCK) {
      blocks.add(sorted.subList(from, Math.min(sorted.size(), from + BLOCK)));
    }
    return blocks;
  }
}
