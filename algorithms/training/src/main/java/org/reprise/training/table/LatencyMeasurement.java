package org.reprise.training.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.reprise.data.file.WriterLock;
import org.reprise.data.image.Augmentation;
import org.reprise.data.image.Normalization;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.standalone.ImageBatches;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;

/**
 * Measures how long forward passes of architectures take, one after the other in one thread: wall
 * time from a batch in memory to its logits, with running statistics. All architectures are
 * measured once in each pass, so that what the machine does in a bad minute does not fall on all
 * passes of one of them. Weights are fresh: they do not change the time.
 */
public final class LatencyMeasurement {
  private static final int FEWEST = 15;
  private static final int SINGLE = 100;

  private final TrainingBenchmark benchmark;
  private final List<Integer> batches;
  private final Operations operations;
  private final double warmUpSeconds;
  private final ImageBatches images;

  /**
   * Measurements of {@code benchmark}.
   *
   * @param batches how many images a forward pass takes, each measured by itself
   * @param warmUpSeconds of passes before the first that counts, so that all code is compiled
   */
  public LatencyMeasurement(
      TrainingBenchmark benchmark,
      List<Integer> batches,
      Operations operations,
      double warmUpSeconds) {
    this.benchmark = benchmark;
    this.batches = List.copyOf(batches);
    this.operations = operations;
    this.warmUpSeconds = warmUpSeconds;
    this.images =
        new ImageBatches(
            benchmark.images().validation(), Normalization.of(benchmark.images().training()));
  }

  /** How often a forward pass of so many images is repeated. */
  static int repetitions(int batch) {
    return Math.max(FEWEST, SINGLE / batch);
  }

  /** How many measurements the file lacks. */
  public int missing(LatencyFile file, int passes) {
    Set<String> known = known(file.read());
    int missing = 0;
    for (int pass = 0; pass < passes; pass++) {
      for (Architecture architecture : benchmark.architectures()) {
        missing += known.contains(name(architecture, pass)) ? 0 : 1;
      }
    }
    return missing;
  }

  private String name(Architecture architecture, int pass) {
    return benchmark.space().format(architecture) + " " + pass;
  }

  private static Set<String> known(List<LatencyEntry> entries) {
    Set<String> known = new HashSet<>();
    entries.forEach(entry -> known.add(entry.architecture() + " " + entry.pass()));
    return known;
  }

  /** Measures what {@code file} lacks; {@code done} is told each new entry. */
  public void run(LatencyFile file, int passes, Consumer<LatencyEntry> done) {
    try (WriterLock lock = WriterLock.of(file.file)) {
      Set<String> known = known(file.open());
      warmUp();
      for (int pass = 0; pass < passes; pass++) {
        for (Architecture architecture : benchmark.architectures()) {
          if (!known.contains(name(architecture, pass))) {
            LatencyEntry entry = measure(architecture, pass);
            file.append(entry);
            done.accept(entry);
          }
        }
      }
    }
  }

  private void warmUp() {
    long end = System.nanoTime() + (long) (1e9 * warmUpSeconds);
    List<Architecture> some = benchmark.architectures();
    for (int i = 0; System.nanoTime() < end; i++) {
      measure(some.get(i % some.size()), 0);
    }
  }

  /** The latencies of one architecture, now. */
  public LatencyEntry measure(Architecture architecture, int pass) {
    RandomStreams streams = benchmark.streams(architecture, 0);
    GraphNetwork network =
        new GraphNetwork(
            benchmark.network().apply(architecture),
            operations,
            streams.stream("weights"),
            streams.stream("dropout"));
    List<Latency> latencies = batches.stream().map(batch -> forward(network, batch)).toList();
    network.close();
    operations.trim();
    return new LatencyEntry(benchmark.space().format(architecture), pass, latencies);
  }

  private Latency forward(GraphNetwork network, int batch) {
    int[] order = new int[batch];
    Arrays.setAll(order, i -> i);
    Tensor batchOfImages =
        images.tensor(
            operations,
            order,
            0,
            batch,
            Augmentation.NONE,
            RandomStreams.of(0).stream("no augmentation"));
    Variable input = Variable.parameter(batchOfImages);
    int counted = repetitions(batch);
    double[] milliseconds = new double[counted];
    // The first quarter brings code and memory near; it is not counted.
    for (int i = -counted / 4; i < counted; i++) {
      long start = System.nanoTime();
      try (Tape tape = Tape.evaluating(operations)) {
        network.forward(tape, input, Mode.EVALUATION);
      }
      milliseconds[Math.max(i, 0)] = (System.nanoTime() - start) * 1e-6;
    }
    operations.release(batchOfImages);
    Arrays.sort(milliseconds);
    return new Latency(
        milliseconds[counted / 2],
        milliseconds[counted / 10],
        milliseconds[counted - 1 - counted / 10]);
  }
}
