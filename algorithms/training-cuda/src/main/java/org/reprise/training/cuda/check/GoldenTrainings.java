package org.reprise.training.cuda.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.reprise.data.image.Augmentation;
import org.reprise.data.image.ImageParts;
import org.reprise.space.Architecture;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.standalone.TrainingResult;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.TableTraining;
import org.reprise.training.table.TableTraining.Task;
import org.reprise.training.table.TrainingBenchmark;
import org.reprise.training.tensor.Operations;

/**
 * Short trainings whose losses are known from ND4J in double precision: two epochs of four steps,
 * for cells of nb201-fashion and networks of mobile-fashion, which between them use every kind of
 * layer of both.
 */
final class GoldenTrainings {
  /** The name of the file of losses. */
  static final String FILE = "golden.csv";

  /** How far single precision may be off, relative to a loss, after eight steps. */
  static final double TOLERANCE = 1e-3;

  private static final int EPOCHS = 2;
  private static final int BATCH = 16;
  private static final int TRAINED = 64;
  private static final int JUDGED = 48;

  private static final List<String> CELLS =
      List.of(
          "|nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+"
              + "|skip_connect~0|nor_conv_1x1~1|none~2|",
          "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+"
              + "|nor_conv_3x3~0|nor_conv_3x3~1|avg_pool_3x3~2|");
  private static final List<String> MOBILES =
      List.of("k3e3:skip/k5e3:skip/k3e6:skip", "k5e6:k3e3/k3e3:k5e6/k5e3:k3e6");

  private GoldenTrainings() {}

  /** One training. */
  record Golden(TrainingBenchmark benchmark, Task task) {
    String name() {
      return benchmark.name() + "," + benchmark.space().format(task.architecture());
    }
  }

  /** Returns all, those of one benchmark in a row. */
  static List<Golden> all() {
    List<Golden> all = new ArrayList<>();
    add(all, BuiltInBenchmark.NB201_FASHION, CELLS);
    add(all, BuiltInBenchmark.MOBILE_FASHION, MOBILES);
    return all;
  }

  private static void add(List<Golden> all, BuiltInBenchmark recipe, List<String> names) {
    TrainingBenchmark whole = recipe.benchmark();
    ImageParts images = whole.images();
    List<Architecture> architectures = names.stream().map(whole.space()::parse).toList();
    TrainingBenchmark small =
        new TrainingBenchmark(
            "golden-" + recipe.name(),
            whole.space(),
            architectures,
            whole.network(),
            new ImageParts(
                images.training().range(images.training().name(), 0, TRAINED),
                images.validation().range(images.validation().name(), 0, JUDGED),
                images.test().range(images.test().name(), 0, JUDGED)),
            // A small rate: at .1 rounding errors grow a hundredfold in eight steps.
            new TrainingProtocol(EPOCHS, BATCH, 0.01, 0.9, 5e-4, 0, 0, Augmentation.NONE));
    architectures.forEach(a -> all.add(new Golden(small, new Task(a, 0))));
  }

  /**
   * Returns the losses of a training: of each epoch in training and validation, then the test's.
   */
  static double[] losses(TrainingResult result) {
    double[] losses = new double[2 * EPOCHS + 1];
    for (int e = 0; e < EPOCHS; e++) {
      boolean reached = e < result.curve().size();
      losses[2 * e] = reached ? result.curve().get(e).trainLoss() : Double.NaN;
      losses[2 * e + 1] = reached ? result.curve().get(e).validationLoss() : Double.NaN;
    }
    losses[2 * EPOCHS] = result.testLoss();
    return losses;
  }

  /** Returns the largest difference between two lists of losses, relative to the second. */
  static double distance(double[] losses, double[] expected) {
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs(losses[i] - expected[i]) / Math.abs(expected[i]);
      largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
    }
    return largest;
  }

  /** Returns the known losses by the name of the training. */
  static Map<String, double[]> expected() {
    try (InputStream stream =
            Objects.requireNonNull(GoldenTrainings.class.getResourceAsStream(FILE), FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      Map<String, double[]> expected = new HashMap<>();
      for (String line : lines.lines().skip(1).toList()) {
        String[] cells = line.split(",");
        double[] losses = new double[cells.length - 2];
        for (int i = 0; i < losses.length; i++) {
          losses[i] = Double.parseDouble(cells[i + 2]);
        }
        expected.put(cells[0] + "," + cells[1], losses);
      }
      return expected;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the lines of the file, computed anew by ND4J in double precision. */
  static List<String> computed() {
    List<String> lines = new ArrayList<>();
    lines.add("benchmark,architecture,train_1,valid_1,train_2,valid_2,test");
    for (Golden golden : all()) {
      try (Operations exact = Engine.openDoublePrecision()) {
        StringJoiner line = new StringJoiner(",").add(golden.name());
        for (double loss : losses(train(golden, exact))) {
          line.add(String.format(Locale.ROOT, "%.9f", loss));
        }
        lines.add(line.toString());
      }
    }
    return lines;
  }

  /** Returns what one comes to with these operations. */
  static TrainingResult train(Golden golden, Operations operations) {
    TrainingBenchmark benchmark = golden.benchmark();
    return TableTraining.train(benchmark, benchmark.training(), operations, golden.task()).result();
  }
}
