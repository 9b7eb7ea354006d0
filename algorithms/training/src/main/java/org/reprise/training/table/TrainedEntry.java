package org.reprise.training.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.reprise.space.InvalidInputException;
import org.reprise.training.standalone.TrainingResult;

/**
 * What is known of an architecture trained with a seed: a line of a file of entries.
 *
 * @param architecture in the text form of its space
 * @param seed of its random streams
 * @param result of the training
 */
public record TrainedEntry(String architecture, long seed, TrainingResult result) {
  private static final int FIXED = 6;

  /** Validation accuracy after the last epoch that was reached; NaN if the training diverged. */
  double lastValidationAccuracy() {
    int epochs = result.curve().size();
    return result.diverged() || epochs == 0
        ? Double.NaN
        : result.curve().get(epochs - 1).validationAccuracy();
  }

  /** Names of the columns for so many epochs. */
  static String header(int epochs) {
    StringJoiner header =
        new StringJoiner(",")
            .add("architecture,seed,diverged,test_accuracy,test_loss,train_seconds");
    for (int epoch = 1; epoch <= epochs; epoch++) {
      header.add("train_loss_" + epoch + ",valid_loss_" + epoch + ",valid_accuracy_" + epoch);
    }
    return header.toString();
  }

  /** The line; epochs that were not reached are empty. */
  String line(int epochs) {
    StringJoiner line = new StringJoiner(",");
    line.add(architecture).add(Long.toString(seed)).add(result.diverged() ? "1" : "0");
    line.add(share(result.testAccuracy())).add(loss(result.testLoss()));
    line.add(String.format(Locale.ROOT, "%.3f", result.trainSeconds()));
    for (int i = 0; i < epochs; i++) {
      if (i < result.curve().size()) {
        TrainingResult.Epoch epoch = result.curve().get(i);
        line.add(loss(epoch.trainLoss()))
            .add(loss(epoch.validationLoss()))
            .add(share(epoch.validationAccuracy()));
      } else {
        line.add("").add("").add("");
      }
    }
    return line.toString();
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
  }

  private static String loss(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.5f", value);
  }

  /** The entry of a line, or an error that names {@code where}. */
  static TrainedEntry parse(String line, int epochs, String where) {
    String[] cells = line.split(",", -1);
    if (cells.length != FIXED + 3 * epochs) {
      throw new InvalidInputException(
          where + " has " + cells.length + " cells, not " + (FIXED + 3 * epochs));
    }
    try {
      List<TrainingResult.Epoch> curve = new ArrayList<>();
      for (int i = FIXED; i < cells.length && !cells[i].isEmpty(); i += 3) {
        curve.add(
            new TrainingResult.Epoch(number(cells[i]), number(cells[i + 1]), number(cells[i + 2])));
      }
      TrainingResult result =
          new TrainingResult(
              curve, cells[2].equals("1"), number(cells[3]), number(cells[4]), number(cells[5]));
      return new TrainedEntry(cells[0], Long.parseLong(cells[1]), result);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(where + ": " + e.getMessage(), e);
    }
  }

  private static double number(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }

  /** Whether the other has the same numbers, but for the seconds. */
  boolean sameAs(TrainedEntry other, int epochs) {
    return withoutSeconds().line(epochs).equals(other.withoutSeconds().line(epochs));
  }

  private TrainedEntry withoutSeconds() {
    return new TrainedEntry(
        architecture,
        seed,
        new TrainingResult(
            result.curve(), result.diverged(), result.testAccuracy(), result.testLoss(), 0));
  }
}
