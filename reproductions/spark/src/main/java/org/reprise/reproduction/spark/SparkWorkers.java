package org.reprise.reproduction.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.jspecify.annotations.Nullable;
import org.reprise.reproduction.result.BuildInfo;
import org.reprise.search.work.Cluster;
import org.reprise.search.work.Parcel;
import org.reprise.search.work.PortableWorkload;
import org.reprise.search.work.ResultOrder;
import org.reprise.search.work.ResultSink;
import org.reprise.search.work.Workers;
import org.reprise.search.work.WorkersLostException;
import org.reprise.search.work.Workload;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * The executors of a Spark application, whose driver is this program. A task does a few units; its
 * results come back to the driver, which alone hands them on.
 */
final class SparkWorkers implements Workers {
  /** Tasks for each slot, so that the slots end about together; and units of a task at most. */
  private static final int TASKS_PER_SLOT = 16;

  private static final int GREATEST_TASK = 64;
  private static final Pattern LAST_FAILURE =
      Pattern.compile("Lost task [^\\n]*? \\((\\S+ executor [^\\n]*)");

  /** How long to wait while there is no executor; a setting of ours beside those of Spark. */
  private static final String PATIENCE = "spark.reprise.patience";

  private final JavaSparkContext context;
  private final Cluster cluster;
  private final BuildInfo build;
  private final Path outbox;
  private final Map<String, String> sent = new HashMap<>();

  SparkWorkers(JavaSparkContext context, Cluster cluster) throws IOException {
    this(context, cluster, BuildInfo.CURRENT, Files.createTempDirectory("reprise-spark"));
  }

  private SparkWorkers(JavaSparkContext context, Cluster cluster, BuildInfo build, Path outbox) {
    this.context = context;
    this.cluster = cluster;
    this.build = build;
    this.outbox = outbox;
  }

  /** Returns the same, for a program of another build. */
  SparkWorkers withBuild(BuildInfo other) {
    return new SparkWorkers(context, cluster, other, outbox);
  }

  /** What comes in: the outcome of the task that did the chunk of this number. */
  private record Arrival(int chunk, TaskOutcome outcome) {}

  @Override
  public <R> void run(Workload<R> load, int[] units, ResultSink<R> sink) throws IOException {
    if (!(load instanceof PortableWorkload<R> portable)) {
      throw new IllegalArgumentException("this work cannot leave the machine: " + load);
    }
    if (units.length == 0) {
      return;
    }
    Parcel parcel = portable.parcel();
    UnitTask task = new UnitTask(build, parcel, send(parcel.attachments()));
    int size = unitsOfATask(units.length);
    List<int[]> chunks = new ArrayList<>();
    for (int from = 0; from < units.length; from += size) {
      chunks.add(Arrays.copyOfRange(units, from, Math.min(units.length, from + size)));
    }
    RDD<int[]> rdd = context.parallelize(chunks, chunks.size()).rdd();
    BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    BitSet arrived = new BitSet();
    int known = executors();
    SimpleFutureAction<BoxedUnit> job = submit(rdd, task, arrived, arrivals);
    ResultOrder<R> order = new ResultOrder<>(units, sink);
    try {
      // The outcome of a chunk that failed waits for those of the chunks before it.
      TreeMap<Integer, TaskOutcome> failed = new TreeMap<>();
      while (arrived.nextClearBit(0) < (failed.isEmpty() ? chunks.size() : failed.firstKey())) {
        Arrival arrival = next(arrivals, job, known);
        if (arrival == null) {
          known = executors();
          job = submit(rdd, task, arrived, arrivals);
          continue;
        }
        arrived.set(arrival.chunk());
        if (arrival.outcome().isFailure()) {
          failed.put(arrival.chunk(), arrival.outcome());
          continue;
        }
        int place = arrival.chunk() * size;
        for (byte[] result : arrival.outcome().results()) {
          order.add(place++, portable.decode(result));
        }
      }
      if (!failed.isEmpty()) {
        failed.firstEntry().getValue().results();
      }
    } catch (IOException | RuntimeException | Error e) {
      job.cancel();
      throw e;
    }
  }

  /** Submits the chunks that have not arrived. */
  private SimpleFutureAction<BoxedUnit> submit(
      RDD<int[]> chunks, UnitTask task, BitSet arrived, BlockingQueue<Arrival> arrivals) {
    List<Object> missing =
        IntStream.range(0, chunks.getNumPartitions())
            .filter(chunk -> !arrived.get(chunk))
            .<Object>mapToObj(chunk -> chunk)
            .toList();
    return context
        .sc()
        .submitJob(
            chunks,
            task,
            CollectionConverters.asScala(missing).toSeq(),
            (index, outcome) -> {
              arrivals.add(new Arrival((Integer) missing.get((Integer) index), outcome));
              return BoxedUnit.UNIT;
            },
            () -> BoxedUnit.UNIT);
  }

  /** Makes the attachments available to executors, each once, and returns their checksums. */
  private Map<String, String> send(List<Parcel.Attachment> attachments) throws IOException {
    Map<String, String> checksums = new HashMap<>();
    for (Parcel.Attachment attachment : attachments) {
      String checksum = sent.get(attachment.name());
      if (checksum == null) {
        Path file = outbox.resolve(attachment.name());
        attachment.content().writeTo(file);
        checksum = Sha256.of(file);
        context.addFile(file.toString());
        sent.put(attachment.name(), checksum);
      }
      checksums.put(attachment.name(), checksum);
    }
    return checksums;
  }

  private int unitsOfATask(int units) {
    int slots = Math.max(1, context.defaultParallelism());
    return Math.max(1, Math.min(GREATEST_TASK, units / (slots * TASKS_PER_SLOT)));
  }

  /**
   * Returns what comes in next; null if a unit that failed had no other executor to go to, and
   * there are more than {@code known} now.
   */
  private @Nullable Arrival next(
      BlockingQueue<Arrival> arrivals, SimpleFutureAction<BoxedUnit> job, int known) {
    long alone = System.nanoTime();
    try {
      while (true) {
        Arrival arrival = arrivals.poll(200, TimeUnit.MILLISECONDS);
        if (arrival != null) {
          return arrival;
        }
        if (job.isCompleted() && arrivals.isEmpty()) {
          waitIfEnding();
          if (hasNoPlaceLeft(job) && anotherComes(known)) {
            return null;
          }
          throw gaveUp(job);
        }
        if (executors() > 0) {
          alone = System.nanoTime();
        } else if (System.nanoTime() - alone > patienceNanos()) {
          throw new WorkersLostException(
              "no executor of " + cluster.master() + " is left; called again, the command resumes");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted; what was finished is kept");
    }
  }

  /** Spark ends a job at once when a unit failed on the only executor that has come so far. */
  private static boolean hasNoPlaceLeft(SimpleFutureAction<BoxedUnit> job) {
    return job.value().isDefined()
        && job.value().get().isFailure()
        && String.valueOf(job.value().get().failed().get().getMessage())
            .contains("cannot run anywhere");
  }

  private boolean anotherComes(int known) throws InterruptedException {
    long until = System.nanoTime() + nanos(SparkSettings.UNSCHEDULABLE, "20s");
    while (executors() <= known) {
      if (System.nanoTime() > until) {
        return false;
      }
      Thread.sleep(50);
    }
    return true;
  }

  private WorkersLostException gaveUp(SimpleFutureAction<BoxedUnit> job) {
    Throwable reason =
        job.value().isDefined() && job.value().get().isFailure()
            ? job.value().get().failed().get()
            : null;
    String words = reason == null ? "the job ended early" : String.valueOf(reason.getMessage());
    if (words.contains("ClassNotFoundException: org.reprise")) {
      words = "its executors have no Reprise, or another one";
    }
    // Spark puts stack traces into its messages; what counts is what the last task met with.
    Matcher last = LAST_FAILURE.matcher(words);
    words = last.find() ? last.group(1) : words.lines().findFirst().orElse("").strip();
    String message = cluster.master() + " gave up: " + words;
    return reason == null
        ? new WorkersLostException(message)
        : new WorkersLostException(message, reason);
  }

  /** While Java ends (Ctrl-C), Spark cancels jobs; that is no failure to speak of. */
  private static void waitIfEnding() throws InterruptedException {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException ending) {
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  /**
   * Returns when there is an executor.
   *
   * @throws WorkersLostException if there is none in time
   */
  void awaitExecutors() {
    long start = System.nanoTime();
    boolean said = false;
    while (executors() == 0) {
      long waited = System.nanoTime() - start;
      if (waited > patienceNanos()) {
        throw new WorkersLostException(
            cluster.master()
                + " gave no executor within "
                + context.getConf().getTimeAsSeconds(PATIENCE, "120s")
                + " s; its workers may be busy, gone, or unable to"
                + " reach this machine at "
                + context.getConf().get("spark.driver.host"));
      }
      if (!said && waited > TimeUnit.SECONDS.toNanos(5)) {
        cluster.notice().accept("waiting for executors of " + cluster.master() + " ...");
        said = true;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while waiting for executors");
      }
    }
  }

  private long patienceNanos() {
    return nanos(PATIENCE, "120s");
  }

  /** Returns a setting in nanoseconds. */
  private long nanos(String setting, String usual) {
    return TimeUnit.SECONDS.toNanos(context.getConf().getTimeAsSeconds(setting, usual));
  }

  /** The driver counts itself among them where nobody else works. */
  private int executors() {
    if (context.sc().isStopped()) {
      throw new WorkersLostException(cluster.master() + " ended the application; its logs say why");
    }
    int all = context.sc().statusTracker().getExecutorInfos().length;
    return context.isLocal() ? all : all - 1;
  }

  @Override
  public String description() {
    if (context.sc().isStopped()) {
      return "";
    }
    int count = executors();
    return context.isLocal()
        ? context.defaultParallelism() + " threads of Spark"
        : count == 1 ? "1 executor" : count + " executors";
  }

  @Override
  public void close() {
    context.close();
    try {
      for (String name : sent.keySet()) {
        Files.deleteIfExists(outbox.resolve(name));
      }
      Files.deleteIfExists(outbox);
    } catch (IOException e) {
      cluster.notice().accept("cannot remove " + outbox + ": " + e.getMessage());
    }
  }
}
