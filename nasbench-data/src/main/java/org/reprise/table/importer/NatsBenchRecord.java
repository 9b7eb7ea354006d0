package org.reprise.table.importer;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reprise.data.pickle.PickleReader;
import org.reprise.table.Series;

/**
 * What one record of NATS-Bench says of one architecture: for each schedule (12 and 200 epochs in
 * the topology space; 1, 12 and 90 in the size space), data set and seed the accuracies and losses
 * after the last epoch, the training seconds, and the costs of the network (D-X-Y/NATS-Bench,
 * {@code nats_bench/api_utils.py}).
 *
 * <ul>
 *   <li>Validation is the evaluation {@code x-valid}; test is {@code x-test} where there is one
 *       (CIFAR-100, ImageNet16-120), else {@code ori-test}.
 *   <li>Data set {@code cifar10} has no validation of its own, being trained on all images: it
 *       takes that of {@code cifar10-valid}, as the papers do.
 *   <li>{@code search_seconds}, what one evaluation of the published search costs, are the training
 *       seconds on the split that has a validation (for {@code cifar10} that of {@code
 *       cifar10-valid}) plus one pass over the validation images.
 *   <li>Costs do not depend on seed and schedule; where the runs of a record disagree (some were of
 *       another network), the cost is absent.
 * </ul>
 */
final class NatsBenchRecord {
  private static final String WITH_VALIDATION = "cifar10-valid";
  private static final String WITHOUT_VALIDATION = "cifar10";

  private final PickledFields record;
  private final Map<Series, Double> values = new LinkedHashMap<>();
  private final Map<Series, Double> costs = new HashMap<>();
  private final List<String> disagreeing = new ArrayList<>();

  /**
   * Reads a record.
   *
   * @param pickled the value in the file
   * @param index the number of the architecture
   * @param text the architecture, as the index of the benchmark says
   */
  NatsBenchRecord(Path file, @Nullable Object pickled, int index, String text) {
    record = new PickledFields(file, "record", pickled);
    for (Object schedule : record.keys()) {
      readSchedule(record.fields(schedule), epochs(schedule), index, text);
    }
    if (values.isEmpty()) {
      throw record.error("a schedule", "none");
    }
    costs.forEach(
        (series, value) -> {
          if (Double.isNaN(value)) {
            disagreeing.add(series.dataset() + " " + series.metric());
          } else {
            values.put(series, value);
          }
        });
  }

  /** All values that are there. */
  Map<Series, Double> values() {
    return values;
  }

  /** Which costs are absent because the runs of the record disagree. */
  List<String> disagreeing() {
    return disagreeing;
  }

  private int epochs(Object schedule) {
    if (schedule instanceof String text && text.matches("\\d{1,4}")) {
      return Integer.parseInt(text);
    }
    throw record.error("a schedule named by its epochs", PickledFields.name(schedule));
  }

  private void readSchedule(PickledFields schedule, int epochs, int index, String text) {
    if (schedule.wholeNumber("arch_index") != index) {
      throw schedule.error(
          "architecture " + index + ", as the file is named",
          schedule.wholeNumber("arch_index") + "");
    }
    if (!schedule.text("arch_str").equals(text)) {
      throw schedule.error(
          "architecture '" + text + "', as meta.pickle.pbz2 says",
          "'" + PickledFields.name(schedule.text("arch_str")) + "'");
    }
    PickledFields results = schedule.fields("all_results");
    for (Object key : results.keys()) {
      if (!(key instanceof PickleReader.Tuple tuple)
          || tuple.items().size() != 2
          || !(tuple.items().get(0) instanceof String dataset)
          || !(tuple.items().get(1) instanceof Long seed)
          || seed < 0) {
        throw results.error("results by (data set, seed)", PickledFields.name(key));
      }
      readRun(results.fields(key), dataset, epochs, String.valueOf(seed));
    }
  }

  private void readRun(PickledFields run, String dataset, int epochs, String seed) {
    if (run.wholeNumber("epochs") != epochs) {
      throw run.error(epochs + " epochs", run.wholeNumber("epochs") + "");
    }
    long last = epochs - 1;
    put(dataset, "train", "accuracy", epochs, seed, percent(run, "train_acc1es", last));
    put(dataset, "train", "loss", epochs, seed, at(run, "train_losses", last));
    readEvaluation(run, "x-valid@" + last, dataset, "valid", epochs, seed);
    String test = run.list("eval_names").contains("x-test") ? "x-test@" : "ori-test@";
    readEvaluation(run, test + last, dataset, "test", epochs, seed);
    double trainSeconds = sum(run.fields("train_times"), epochs);
    put(dataset, Series.NONE, "train_seconds", epochs, seed, trainSeconds);
    double searchSeconds = trainSeconds + at(run, "eval_times", "x-valid@" + last);
    put(dataset, Series.NONE, "search_seconds", epochs, seed, searchSeconds);
    if (dataset.equals(WITH_VALIDATION)) {
      readEvaluation(run, "x-valid@" + last, WITHOUT_VALIDATION, "valid", epochs, seed);
      put(WITHOUT_VALIDATION, Series.NONE, "search_seconds", epochs, seed, searchSeconds);
    }
    readCosts(run, dataset);
  }

  private void readEvaluation(
      PickledFields run, String evaluation, String dataset, String split, int epochs, String seed) {
    put(dataset, split, "accuracy", epochs, seed, percent(run, "eval_acc1es", evaluation));
    put(dataset, split, "loss", epochs, seed, at(run, "eval_losses", evaluation));
  }

  private void readCosts(PickledFields run, String dataset) {
    cost(dataset, "params", scaled(run.number("params"), 6));
    cost(dataset, "flops", scaled(run.number("flop"), 6));
    List<?> latencies = run.list("latency");
    if (!latencies.isEmpty()) {
      double sum = 0;
      for (Object latency : latencies) {
        if (!(latency instanceof Double seconds) || !(seconds >= 0)) {
          throw run.error("latencies in seconds", PickledFields.name(latency));
        }
        sum += seconds;
      }
      cost(dataset, "latency_ms", scaled(sum / latencies.size(), 3));
    }
  }

  private void cost(String dataset, String metric, double value) {
    costs.merge(
        Series.cost(dataset, metric),
        value,
        (known, other) -> known.equals(other) ? known : Double.NaN);
  }

  private void put(
      String dataset, String split, String metric, int epochs, String seed, double value) {
    if (!Double.isNaN(value)) {
      values.put(new Series(dataset, split, metric, epochs, seed), value);
    }
  }

  private static double at(PickledFields run, String field, Object key) {
    return run.has(field) ? run.fields(field).numberIfPresent(key) : Double.NaN;
  }

  private static double percent(PickledFields run, String field, Object key) {
    double accuracy = at(run, field, key);
    if (accuracy == -1) {
      return Double.NaN;
    }
    if (accuracy < 0 || accuracy > 100) {
      throw run.error(
          "an accuracy from 0 to 100 at " + field + "/" + PickledFields.name(key), accuracy + "");
    }
    return accuracy;
  }

  private static double sum(PickledFields times, int epochs) {
    double sum = 0;
    for (long epoch = 0; epoch < epochs; epoch++) {
      sum += times.numberIfPresent(epoch);
    }
    return sum;
  }

  // The decimal digits are what was meant: 0.129306 million are 129,306.
  private static double scaled(double value, int digits) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).movePointRight(digits).doubleValue()
        : Double.NaN;
  }
}
