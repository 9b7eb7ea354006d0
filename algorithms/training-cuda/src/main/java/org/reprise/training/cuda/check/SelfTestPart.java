package org.reprise.training.cuda.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.reprise.training.cuda.check.GoldenTrainings.Golden;
import org.reprise.training.engine.Engine;
import org.reprise.training.table.TrainedEntry;
import org.reprise.training.tensor.Operations;

/**
 * Known trainings on the device: operation by operation, one network at a time, and several side by
 * side, which must give what each gives alone, to the bit.
 */
final class SelfTestPart implements CheckPart {
  private static final int BESIDE = 5;

  private final Engine engine;
  private final List<Golden> trainings;

  SelfTestPart(Engine engine, List<Golden> trainings) {
    this.engine = engine;
    this.trainings = trainings;
  }

  @Override
  public void run(CheckRun run) throws IOException {
    Map<String, double[]> expected = GoldenTrainings.expected();
    List<String> lines = new ArrayList<>();
    lines.add("training,way,distance");
    double worst = 0;
    int unequal = 0;
    for (Golden golden : trainings) {
      double[] known = Objects.requireNonNull(expected.get(golden.name()), golden.name());
      double[] step;
      try (Operations operations = engine.open()) {
        step = GoldenTrainings.losses(GoldenTrainings.train(golden, operations));
      }
      double[] alone;
      try (SideBySide device = new SideBySide(golden.benchmark(), engine)) {
        alone = GoldenTrainings.losses(device.train(List.of(golden.task())).get(0).result());
        for (TrainedEntry entry : device.train(Collections.nCopies(BESIDE, golden.task()))) {
          unequal += Arrays.equals(GoldenTrainings.losses(entry.result()), alone) ? 0 : 1;
        }
      }
      for (double[] losses : List.of(step, alone)) {
        worst = Math.max(worst, GoldenTrainings.distance(losses, known));
      }
      lines.add(line(golden, "step by step", step, known));
      lines.add(line(golden, "recorded", alone, known));
    }
    run.write("self-test.csv", lines);
    run.verdict(
        worst <= GoldenTrainings.TOLERANCE,
        "%d trainings; losses differ from double precision by at most %.1e of a loss (allowed: %.0e)",
        trainings.size(),
        worst,
        GoldenTrainings.TOLERANCE);
    run.verdict(
        unequal == 0,
        "of %d trainings beside four others, %d differ from those alone (allowed: 0)",
        trainings.size() * BESIDE,
        unequal);
  }

  private static String line(Golden golden, String way, double[] losses, double[] known) {
    return String.format(
        Locale.ROOT, "%s,%s,%.3e", golden.name(), way, GoldenTrainings.distance(losses, known));
  }
}
