package org.reprise.benchmark;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.reprise.predictor.Predictor;
import org.reprise.predictor.Predictors;
import org.reprise.predictor.ScoreSource;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;

/** One fit of a predictor, with its published training, to 140 random cells of NAS-Bench-201. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PredictorFitBenchmark {
  private static final int CELLS = 140;

  /** The predictor as the command line writes it. */
  @Param({"mlp", "mlp:encoding=path", "gcn:stages=one", "blocks", "blocks:network=lstm"})
  public String predictor;

  private NasBench201 space;
  private List<Architecture> cells;
  private double[] accuracies;

  /** Draws the cells; each convolution makes a cell better. */
  @Setup
  public void draw() {
    space = new NasBench201();
    SplittableRandom random = new SplittableRandom(1);
    cells = Stream.generate(() -> space.sample(random)).limit(CELLS).toList();
    accuracies = new double[CELLS];
    for (int i = 0; i < CELLS; i++) {
      accuracies[i] = 60;
      for (int edge = 0; edge < NasBench201.EDGES; edge++) {
        accuracies[i] += cells.get(i).choice(edge) == 3 ? 5 : 0;
      }
    }
  }

  /** A predictor that has learnt. */
  @Benchmark
  public Predictor fit() {
    Predictor learnt = Predictors.parse(predictor, space, ScoreSource.NONE);
    learnt.fit(cells, accuracies, new SplittableRandom(2));
    return learnt;
  }
}
