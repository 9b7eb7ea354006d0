package org.reprise.training.cuda.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.Architecture;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.store.BuiltInTables;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.TrainingResult;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.EntryFile;
import org.reprise.training.table.TableTraining.Task;
import org.reprise.training.table.TrainedEntry;
import org.reprise.training.table.TrainingBenchmark;

/**
 * The first 500 cells of nb201-fashion, a random sample of which the shipped table has three seeds,
 * trained whole on the device with seed 0: they must be ranked as the shipped seed 0 ranks them, at
 * least as well as its other seeds do.
 */
final class AgreementPart implements CheckPart {
  private static final double FEWEST = 0.1;

  private final Engine engine;
  private final int cells;

  /** The first {@code cells} cells. */
  AgreementPart(Engine engine, int cells) {
    this.engine = engine;
    this.cells = cells;
  }

  @Override
  public void run(CheckRun run) throws IOException {
    TrainingBenchmark benchmark = BuiltInBenchmark.load();
    EntryFile file = new EntryFile(run.out("agreement-entries.csv"), benchmark, engine);
    file.open();
    List<TrainedEntry> entries = new ArrayList<>();
    long start = System.nanoTime();
    double seconds = 0;
    try (SideBySide device = new SideBySide(benchmark, engine)) {
      while (entries.size() < cells && run.left() > 0) {
        List<Task> tasks = new ArrayList<>();
        for (Architecture cell :
            benchmark
                .architectures()
                .subList(entries.size(), Math.min(cells, entries.size() + device.width()))) {
          tasks.add(new Task(cell, 0));
        }
        List<TrainedEntry> trained = device.train(tasks);
        trained.forEach(file::append);
        entries.addAll(trained);
        seconds = (System.nanoTime() - start) * 1e-9;
      }
    }
    if (entries.size() < Math.max(2, FEWEST * cells)) {
      run.verdict(false, "only %d of %d cells trained in %.1f s", entries.size(), cells, seconds);
      return;
    }
    judge(run, benchmark, entries, seconds);
  }

  private static void judge(
      CheckRun run, TrainingBenchmark benchmark, List<TrainedEntry> entries, double seconds)
      throws IOException {
    int count = entries.size();
    double[] device = new double[count];
    double[][] shipped = new double[3][count];
    Table table = BuiltInTables.open(BuiltInTables.NB201_FASHION);
    int epochs = benchmark.protocol().epochs();
    for (int i = 0; i < count; i++) {
      TrainingResult result = entries.get(i).result();
      device[i] = result.diverged() ? 0 : 100 * result.curve().get(epochs - 1).validationAccuracy();
      int row = table.row(benchmark.space().parse(entries.get(i).architecture()));
      for (int seed = 0; seed < shipped.length; seed++) {
        Series series =
            new Series(benchmark.dataset(), "valid", "accuracy", epochs, Integer.toString(seed));
        shipped[seed][i] = table.column(series).value(row);
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add("architecture,device_seed_0,shipped_seed_0,shipped_seed_1,shipped_seed_2");
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (device[i] - shipped[0][i]) * (device[i] - shipped[0][i]);
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%.4f,%.4f,%.4f,%.4f",
              entries.get(i).architecture(),
              device[i],
              shipped[0][i],
              shipped[1][i],
              shipped[2][i]));
    }
    run.write("agreement.csv", lines);
    double own = RankCorrelation.kendallTauB(device, shipped[0]);
    double one = RankCorrelation.kendallTauB(shipped[0], shipped[1]);
    double two = RankCorrelation.kendallTauB(shipped[0], shipped[2]);
    double other = RankCorrelation.kendallTauB(shipped[1], shipped[2]);
    run.note("%d cells trained whole in %.1f s, %.2f a second", count, seconds, count / seconds);
    run.verdict(
        own >= Math.min(one, Math.min(two, other)),
        "tau-b of %d cells with the shipped seed 0: %.3f; between shipped seeds %.3f, %.3f, %.3f;"
            + " accuracies differ by %.2f points (root mean square)",
        count,
        own,
        one,
        two,
        other,
        Math.sqrt(squares / count));
  }
}
