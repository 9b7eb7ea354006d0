package org.reprise.training.cuda.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private final List<Golden> trainings;

  SelfTestPart(List<Golden> trainings) {
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
      double[] known = expected.get(golden.name());
      double[] step;
      try (Operations operations = Engine.CUDA.open()) {
        step = GoldenTrainings.losses(GoldenTrainings.train(golden, operations));
      }
      double[] alone;
      List<TrainedEntry> beside;
      try (SideBySide device = new SideBySide(golden.benchmark(), Engine.CUDA)) {
        alone = GoldenTrainings.losses(device.train(List.of(golden.task())).get(0).result());
        List<TrainedEntry> five =
            device.train(java.util.Collections.nCopies(BESIDE, golden.task()));
        beside = five;
      }
      for (double[] losses : List.of(step, alone)) {
        worst = Math.max(worst, GoldenTrainings.distance(losses, known));
      }
      for (TrainedEntry entry : beside) {
        unequal += Arrays.equals(GoldenTrainings.losses(entry.result()), alone) ? 0 : 1;
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
