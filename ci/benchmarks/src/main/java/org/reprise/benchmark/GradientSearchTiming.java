package org.reprise.benchmark;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.training.engine.Engine;
import org.reprise.training.relaxation.RelaxedMethod;
import org.reprise.training.relaxation.RelaxedSearch;
import org.reprise.training.relaxation.RelaxedTraining;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;

/**
 * Processor milliseconds of a step of weights and one of logits together, of searches by gradients
 * on nb201-fashion, for {@code algorithms/darts/compare/gradient-steps.sh}: {@code
 * GradientSearchTiming EPOCHS} prints name, tab, mean of the second half of the epochs.
 */
final class GradientSearchTiming {
  private static final int STEPS_OF_AN_EPOCH = 2_000 / 64;

  private GradientSearchTiming() {}

  public static void main(String[] arguments) {
    int epochs = Integer.parseInt(arguments[0]);
    for (String method : new String[] {"darts", "darts:order=2", "gdas"}) {
      measure(method, epochs);
    }
  }

  private static void measure(String name, int epochs) {
    RelaxedMethod method =
        ((RelaxedSearch) Method.parse(name + ":epochs=" + epochs).create()).method();
    RandomStreams streams = RandomStreams.of(1);
    RandomGenerator random = streams.stream("samples");
    List<Long> ends = new ArrayList<>();
    try (Operations operations = Engine.preferred().open();
        RelaxedTraining training =
            new RelaxedTraining(
                BuiltInBenchmark.task(), method.settings(), operations, streams, cost -> {})) {
      method.train(training, random, () -> ends.add(processorNanos()));
    }
    int from = epochs / 2;
    double nanos = ends.get(epochs - 1) - ends.get(from - 1);
    double steps = (double) (epochs - from) * STEPS_OF_AN_EPOCH;
    System.out.printf(Locale.ROOT, "%s\t%.3f%n", name, nanos * 1e-6 / steps);
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
