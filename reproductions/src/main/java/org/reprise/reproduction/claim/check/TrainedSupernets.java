package org.reprise.reproduction.claim.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.InheritedAccuracy;
import org.reprise.training.supernet.NormStatistics;
import org.reprise.training.supernet.Scoring;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetScores;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.FinishedTrials;
import org.reprise.training.table.SupernetTrials;
import org.reprise.training.tensor.Operations;

/** Supernets trained so far, and what they scored: several targets ask for the same ones. */
final class TrainedSupernets {
  // One for all, so that each training uses the memory of the one before.
  private @Nullable Operations operations;
  // Weights are small, and kept as long as targets are judged.
  private final Map<List<Object>, ArchitectureScores> trained = new HashMap<>();
  private final Map<List<Object>, double[]> scored = new HashMap<>();

  /**
   * Returns the scores of cells, in percent; trained and scored once.
   *
   * @param method its text; must train a supernet
   * @param images validation images of a score
   * @param norm statistics of batch norms
   * @param done what was scored before
   */
  double[] scores(
      String method,
      long seed,
      List<Architecture> cells,
      int images,
      String norm,
      FinishedTrials done) {
    return scored.computeIfAbsent(
        List.of(method, seed, cells.size(), images, norm),
        key ->
            Arrays.stream(
                    done.outcome(
                            SupernetTrials.key(method, seed)
                                + String.format(
                                    Locale.ROOT,
                                    "; %d architectures on %d images by %s statistics",
                                    cells.size(),
                                    images,
                                    norm),
                            () -> accuracies(method, seed, cells, images, norm),
                            SupernetTrials.code(method))
                        .split(" "))
                .mapToDouble(accuracy -> 100 * Double.parseDouble(accuracy))
                .toArray());
  }

  private String accuracies(
      String method, long seed, List<Architecture> cells, int images, String norm) {
    return evaluations(method, seed, cells, images, NormStatistics.named(norm)).stream()
        .map(evaluation -> Double.toString(evaluation.accuracy()))
        .collect(Collectors.joining(" "));
  }

  private List<Evaluation> evaluations(
      String method, long seed, List<Architecture> cells, int images, NormStatistics norm) {
    SupernetTask task = SupernetTrials.benchmark(method).supernetTask();
    ArchitectureScores scores =
        trained.computeIfAbsent(
            List.of(method, images, seed), key -> train(method, images, seed, task));
    if (norm == NormStatistics.BATCH) {
      return scores.scores(cells);
    }
    if (!(scores instanceof SupernetScores one)) {
      throw new IllegalArgumentException(method + " has no single supernet to score by " + norm);
    }
    Scoring usual = Scoring.byBatch(images);
    Scoring scoring = new Scoring(norm, images, usual.batch(), usual.calibrationBatches());
    return new InheritedAccuracy(one.supernet(), task.images(), scoring, cost -> {}).scores(cells);
  }

  private ArchitectureScores train(String method, int images, long seed, SupernetTask task) {
    // Methods whose search scores nothing do not let the images of a score be chosen.
    boolean chosen =
        Method.parse(method).provider().parameters().stream()
            .anyMatch(parameter -> parameter.name().equals("images"));
    String text = chosen ? method + ":images=" + images : method;
    if (!(Method.parse(text).create() instanceof SupernetMethod found)) {
      throw new IllegalArgumentException(method + " trains no supernet");
    }
    if (operations == null) {
      operations = Engine.preferred().open();
    }
    return found.train(task, operations, RandomStreams.of(seed), cost -> {});
  }
}
