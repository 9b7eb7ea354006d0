package org.reprise.benchmark;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.reprise.search.Cost;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.SearchSpace;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.supernet.SupernetTraining;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;

/**
 * Processor milliseconds of training steps of mobile-fashion's supernets, for {@code
 * algorithms/bignas/compare/supernet-steps.sh}: {@code MobileSupernetTiming EPOCHS} prints name,
 * tab, mean of the second half of the steps, the reading of images included.
 */
final class MobileSupernetTiming {
  private static final int BATCH = 64;
  private static final int CHILDREN = 4;

  /** When each pass of a training began: its cost is told before it is made. */
  private static final class Beginnings implements Consumer<Cost> {
    private final List<Long> nanos = new ArrayList<>();

    @Override
    public void accept(Cost cost) {
      nanos.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    void print(String name, int passesOfAStep) {
      int last = nanos.size() - passesOfAStep;
      int from = last / 2 / passesOfAStep * passesOfAStep;
      double steps = (last - from) / (double) passesOfAStep;
      double milliseconds = 1e-6 * (nanos.get(last) - nanos.get(from)) / steps;
      System.out.printf(Locale.ROOT, "%s\t%.3f%n", name, milliseconds);
    }
  }

  private MobileSupernetTiming() {}

  public static void main(String[] arguments) {
    int epochs = Integer.parseInt(arguments[0]);
    SupernetTask task = BuiltInBenchmark.mobileTask();
    onePath(task, epochs);
    sandwich(task, epochs);
  }

  /** A network drawn anew at each step, each operation with weights of its own. */
  private static void onePath(SupernetTask task, int epochs) {
    RandomStreams streams = RandomStreams.of(1);
    RandomGenerator random = streams.stream("samples");
    SearchSpace space = task.graphs().space();
    TrainingProtocol protocol = TrainingProtocol.of(epochs, BATCH);
    Beginnings beginnings = new Beginnings();
    try (Operations operations = Engine.preferred().open();
        Supernet supernet = task.supernet(operations, streams);
        SupernetTraining training =
            new SupernetTraining(supernet, task.batches(protocol, streams), protocol, beginnings)) {
      while (training.hasNext()) {
        training.step(Path.of(space.sample(random)));
      }
    }
    beginnings.print("one path", 1);
  }

  /** BigNAS' own step: the biggest child, two random ones and the smallest. */
  private static void sandwich(SupernetTask task, int epochs) {
    SupernetMethod method = (SupernetMethod) Method.parse("bignas:epochs=" + epochs).create();
    Beginnings beginnings = new Beginnings();
    try (Operations operations = Engine.preferred().open();
        ArchitectureScores scores =
            method.train(task, operations, RandomStreams.of(1), beginnings)) {
      beginnings.print("sandwich of four", CHILDREN);
    }
  }
}
