package org.reprise.algorithm.pnas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.predictor.Predictor;
import org.reprise.predictor.Predictors;
import org.reprise.predictor.ScoreSource;
import org.reprise.predictor.Shuffle;
import org.reprise.search.RandomStreams;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.Column;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Table;

/**
 * Table 1 of the paper on NAS-Bench-201 grown by edges, against the validation accuracy after 200
 * epochs: a {@code predictor} learns from 256 random cells of b edges; Spearman's rho over those
 * ({@code in-sample}) and over 1,000 random cells of b + 1 edges ({@code ahead}), averaged over b =
 * 2 to 5. With {@code against}, rho of the predictor less that of another one, trained on the same
 * cells.
 */
public final class BlockExtrapolationCheck implements TargetCheck {
  private static final int TRAINED = 256;
  private static final int ASKED = 1000;
  private static final int FIRST_LEVEL = 2;
  private static final String NOTHING = "nothing";

  @Override
  public String name() {
    return "pnas-extrapolation";
  }

  @Override
  public Measurement measure(CheckContext context) throws NotAvailableException {
    Table table = context.table("nasbench201-queries");
    Column column =
        table.column(new Query("cifar10", "valid", "accuracy", 200, new SeedChoice.Mean()));
    SearchSpace space = table.space();
    ToDoubleFunction<Architecture> accuracy = cell -> column.value(table.row(cell));
    List<List<Architecture>> levels = levels(table);
    boolean ahead = context.argument("what").equals("ahead");
    String predictor = context.argument("predictor");
    String against = context.argument("against");
    double[] values =
        IntStream.range(0, context.runs())
            .parallel()
            .mapToDouble(
                run -> {
                  Trial trial =
                      new Trial(space, accuracy, levels, ahead, context.streams().child(run));
                  double rho = trial.meanRho(predictor);
                  return against.equals(NOTHING) ? rho : rho - trial.meanRho(against);
                })
            .toArray();
    return Measurement.meanOf(values, "cifar10 validation, 200 epochs");
  }

  private static List<List<Architecture>> levels(Table table) {
    List<List<Architecture>> levels = new ArrayList<>();
    for (int level = 0; level <= NasBench201.EDGES; level++) {
      levels.add(new ArrayList<>());
    }
    for (int row = 0; row < table.rows(); row++) {
      Architecture cell = table.architecture(row);
      int edges = (int) IntStream.of(cell.choices()).filter(choice -> choice != 0).count();
      levels.get(edges).add(cell);
    }
    return levels;
  }

  /** The training sets of one run, the same for every predictor. */
  private record Trial(
      SearchSpace space,
      ToDoubleFunction<Architecture> accuracy,
      List<List<Architecture>> levels,
      boolean ahead,
      RandomStreams streams) {

    double meanRho(String predictor) {
      return IntStream.range(FIRST_LEVEL, NasBench201.EDGES)
          .mapToDouble(level -> rho(predictor, level))
          .average()
          .orElseThrow();
    }

    private double rho(String text, int level) {
      RandomStreams own = streams.child(level);
      List<Architecture> learnt = Shuffle.choose(levels.get(level), TRAINED, own.stream("learnt"));
      List<Architecture> asked =
          ahead ? Shuffle.choose(levels.get(level + 1), ASKED, own.stream("asked")) : learnt;
      Predictor predictor = Predictors.parse(text, space, ScoreSource.NONE);
      predictor.fit(learnt, accuracies(learnt), own.stream("fit"));
      return RankCorrelation.spearman(predictor.predict(asked), accuracies(asked));
    }

    private double[] accuracies(List<Architecture> cells) {
      return cells.stream().mapToDouble(accuracy).toArray();
    }
  }
}
