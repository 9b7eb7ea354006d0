package org.reprise.training.cuda.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.mobile.ElasticMobileFashion;
import org.reprise.training.autograd.Losses;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetGraphs;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.supernet.SupernetTraining;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;

/**
 * Sandwich steps on mobile-fashion: the gradients of the biggest sub-network, random ones and the
 * smallest on one batch, added up for one update. How many sub-networks a second by how many at a
 * time; the weights must not depend on that. All learn from the labels here: what they learn from
 * costs nothing.
 */
final class SandwichPart implements CheckPart {
  private static final int FEWEST = 4;
  private static final int COMPARED = 8;
  private static final int BATCH = 64;

  private final IntFunction<Operations> device;
  private final List<Integer> widths;
  private final int steps;

  /**
   * Steps of four sub-networks and of as many as go together.
   *
   * @param device operations for so many passes at a time
   * @param widths how many go at a time, in turn; 1 first
   * @param steps that are timed of each
   */
  SandwichPart(IntFunction<Operations> device, List<Integer> widths, int steps) {
    this.device = device;
    this.widths = List.copyOf(widths);
    this.steps = steps;
  }

  @Override
  public void run(CheckRun run) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("at_a_time,of_a_step,steps,seconds,networks_per_second");
    List<List<double[]>> weights = new ArrayList<>();
    double best = 0;
    for (int width : widths) {
      // As BigNAS has it; then as many as there is room for.
      for (int children : width == 1 ? List.of(FEWEST) : List.of(FEWEST, width)) {
        if (run.left() < 0) {
          run.note("no time left for %d of %d sub-networks at a time", width, children);
          continue;
        }
        double seconds = seconds(width, children);
        double rate = steps * children / seconds;
        best = Math.max(best, rate);
        lines.add(
            String.format(
                Locale.ROOT, "%d,%d,%d,%.3f,%.2f", width, children, steps, seconds, rate));
        run.note(
            "%d at a time: %.1f sub-networks a second (steps of %d, %.3f s each)",
            width, rate, children, seconds / steps);
        run.write("sandwich.csv", lines);
      }
      if (run.left() >= 0) {
        weights.add(trained(width));
      }
    }
    boolean alike = weights.stream().allMatch(w -> equal(w, weights.get(0)));
    run.verdict(
        alike && weights.size() > 0 && best > 0,
        "weights after two steps of %d sub-networks %s; at best %.1f sub-networks a second",
        COMPARED,
        alike ? "are the same to the bit at " + weights.size() + " widths" : "differ",
        best);
  }

  private double seconds(int width, int children) {
    try (Steps training = new Steps(width)) {
      // Compiles, and fills the memory that is used again.
      training.step(children);
      training.finish();
      long start = System.nanoTime();
      for (int i = 0; i < steps; i++) {
        training.step(children);
      }
      training.finish();
      return (System.nanoTime() - start) * 1e-9;
    }
  }

  private List<double[]> trained(int width) {
    try (Steps training = new Steps(width)) {
      training.step(COMPARED);
      training.step(COMPARED);
      return training.weights();
    }
  }

  private static boolean equal(List<double[]> a, List<double[]> b) {
    return Arrays.deepEquals(a.toArray(), b.toArray());
  }

  /** Steps on fresh weights. */
  private final class Steps implements AutoCloseable {
    private final Operations operations;
    private final SupernetTask task = elastic(BuiltInBenchmark.mobileTask());
    private final Supernet supernet;
    private final SupernetTraining training;
    private final SplittableRandom random = new SplittableRandom(1);

    Steps(int width) {
      operations = device.apply(width);
      supernet = task.supernet(operations, RandomStreams.of(0));
      TrainingProtocol protocol = TrainingProtocol.of(1, BATCH);
      training =
          new SupernetTraining(
              supernet, task.batches(protocol, RandomStreams.of(0)), protocol, cost -> {});
    }

    void step(int children) {
      Batch batch = training.nextBatch();
      // The others wait for what the biggest says.
      training.gradients(batch, List.of(loss(ElasticMobileFashion.biggest(), batch)));
      List<SupernetTraining.Loss> others = new ArrayList<>();
      for (int i = 2; i < children; i++) {
        others.add(loss(task.graphs().space().sample(random), batch));
      }
      others.add(loss(ElasticMobileFashion.smallest(), batch));
      training.gradients(batch, others);
      training.update();
    }

    private SupernetTraining.Loss loss(Architecture architecture, Batch batch) {
      GraphNetwork network = supernet.network(architecture);
      return new SupernetTraining.Loss(
          network.graph().multiplyAdds(),
          tape ->
              Losses.crossEntropy(
                  tape, network.forward(tape, batch.on(tape), Mode.TRAINING), batch.labels(), 0));
    }

    /** Waits for all that was asked for. */
    void finish() {
      operations.read(supernet.weights().parameters().get(0).variable().value());
    }

    List<double[]> weights() {
      return operations.read(
          supernet.weights().parameters().stream().map(p -> p.variable().value()).toList());
    }

    @Override
    public void close() {
      training.close();
      supernet.close();
      operations.close();
    }
  }

  private static SupernetTask elastic(SupernetTask task) {
    ElasticMobileFashion networks =
        new ElasticMobileFashion(
            task.images().training().shape(), task.images().training().classes());
    return new SupernetTask(
        task.name(),
        SupernetGraphs.ofPaths(
            task.graphs().space(),
            networks,
            List.of(networks.apply(ElasticMobileFashion.biggest()))),
        task.images());
  }
}
