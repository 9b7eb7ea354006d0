package org.reprise.algorithm.zerocost;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.network.LayerGraph;
import org.reprise.table.ProxySeries;
import org.reprise.table.Series;
import org.reprise.table.StoredColumn;
import org.reprise.table.Table;
import org.reprise.training.engine.Engine;
import org.reprise.training.tensor.Operations;

/**
 * Spearman's rho of scores that this project computes of the published networks of NAS-Bench-201,
 * by a {@code proxy}, with what is {@code against}: a column of the benchmark, or {@code published}
 * for the published scores of the same proxy. As many cells as there are runs, drawn from those
 * with published scores; the images are Gaussian noise, since CIFAR-10 may not be at hand. The
 * spread is what one cell adds to the error, by the bootstrap over cells: a small sample is judged
 * as one.
 */
public final class OwnScoreCheck implements TargetCheck {
  private static final String PROTOCOL = "nasbench201-queries";
  private static final String DATASET = "cifar10";
  private static final int EXAMPLES = 32;
  private static final int RESAMPLES = 500;

  @Override
  public String name() {
    return "own-proxy-scores";
  }

  @Override
  public Measurement measure(CheckContext context) throws NotAvailableException {
    Table table = context.table(PROTOCOL);
    Proxy proxy = Proxies.named(context.argument("proxy"));
    StoredColumn published =
        column(table, ProxySeries.scores(DATASET, proxy.name(), "0"), proxy.name());
    String against = context.argument("against");
    StoredColumn truth =
        against.equals("published") ? published : column(table, Series.parse(against), against);
    int[] known =
        IntStream.range(0, table.rows())
            .filter(row -> !Double.isNaN(published.value(row)))
            .toArray();
    int[] drawn =
        context.streams().stream("cells")
            .ints(0, known.length)
            .distinct()
            .limit(context.runs())
            .map(i -> known[i])
            .toArray();
    double[] own = scores(table, proxy, drawn);
    double[] other = IntStream.of(drawn).mapToDouble(truth::value).toArray();
    return new Measurement(
        RankCorrelation.spearman(own, other),
        Math.sqrt(drawn.length) * error(own, other, context.streams().stream("bootstrap")),
        drawn.length,
        drawn.length + " cells, batches of " + EXAMPLES + " of Gaussian noise");
  }

  private static StoredColumn column(Table table, Series series, String what)
      throws NotAvailableException {
    if (!table.series().contains(series)) {
      throw new NotAvailableException("table " + table.name() + " has no column of " + what);
    }
    return table.column(series);
  }

  /** Returns the standard error of rho, by resampling cells. */
  private static double error(double[] own, double[] other, RandomGenerator random) {
    double[] replicates = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      int[] chosen = random.ints(own.length, 0, own.length).toArray();
      replicates[r] =
          RankCorrelation.spearman(
              IntStream.of(chosen).mapToDouble(i -> own[i]).toArray(),
              IntStream.of(chosen).mapToDouble(i -> other[i]).toArray());
    }
    return Measurement.meanOf(replicates, "").spread();
  }

  private static double[] scores(Table table, Proxy proxy, int[] rows) {
    NasBench201 space = new NasBench201();
    LayerGraph any = space.network(table.architecture(rows[0]));
    ProxyTask task =
        ProxyTask.noise(
            "nasbench201", space, space::network, any.input(), any.output().size(), EXAMPLES);
    ProxyBatch batch = task.batch().apply(0);
    double[] scores = new double[rows.length];
    try (Operations operations = Engine.preferred().open()) {
      for (int i = 0; i < rows.length; i++) {
        Architecture cell = table.architecture(rows[i]);
        scores[i] = task.score(cell, List.of(proxy), batch, 0, operations).scores()[0];
      }
    }
    return scores;
  }
}
