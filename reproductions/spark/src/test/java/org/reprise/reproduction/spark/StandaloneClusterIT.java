package org.reprise.reproduction.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageParts;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.experiment.ProgressListener;
import org.reprise.reproduction.experiment.RunFailedException;
import org.reprise.reproduction.result.BuildInfo;
import org.reprise.search.Budget;
import org.reprise.search.work.Cluster;
import org.reprise.search.work.LocalWorkers;
import org.reprise.search.work.Shard;
import org.reprise.search.work.Workers;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.store.BuiltInTables;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.EntryFile;
import org.reprise.training.table.TableTraining;
import org.reprise.training.table.TrainingBenchmark;

/** What a standing cluster gives is what this program alone gives. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandaloneClusterIT {
  @TempDir private static Path folder;

  private static StandaloneCluster cluster;

  /** One application for all tests, as one command would have it. */
  private static Workers workers;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    assumeTrue(
        StandaloneCluster.portsAreOpen(),
        "no ports can be opened on the loopback interface, so no cluster can be started");
    cluster = new StandaloneCluster(Files.createDirectory(folder.resolve("cluster")), 2);
    System.setProperty("reprise.ship", StandaloneCluster.shipped(folder));
    workers = connect();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (workers != null) {
      workers.close();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  private static Workers connect() throws IOException, InterruptedException {
    Master master = Master.parse(cluster.master());
    // The master takes some seconds to open its port.
    for (int i = 0; i < 600; i++) {
      try {
        master.requireAnswer();
        break;
      } catch (RuntimeException e) {
        Thread.sleep(100);
      }
    }
    try {
      return new SparkProvider().connect(describe(cluster));
    } catch (RuntimeException e) {
      throw new IllegalStateException(cluster.logs(), e);
    }
  }

  private static Cluster describe(StandaloneCluster cluster) {
    return new Cluster(
        cluster.master(),
        Optional.empty(),
        Optional.of(cluster.secret()),
        Map.of(
            "spark.executor.memory",
            "512m",
            "spark.reprise.patience",
            "300s",
            SparkSettings.UNSCHEDULABLE,
            "120s"),
        line -> {});
  }

  /** On a table that executors do not have. */
  private static Experiment experiment(String method, String budget, int seeds) {
    Benchmark benchmark =
        TableBenchmark.of(BuiltInTables.open(BuiltInTables.NB201_FASHION).named("sent"));
    return Experiment.of(
        List.of(benchmark), List.of("random-search", method), Budget.parse(budget), seeds, 7);
  }

  private static byte[] run(String name, Experiment experiment, Workers by, ProgressListener heard)
      throws IOException {
    Path directory = folder.resolve(name);
    new ExperimentRunner(experiment, by, heard).run(directory, List.of());
    return Files.readAllBytes(directory.resolve("runs.jsonl"));
  }

  @Test
  @Order(1)
  void trainingsOfAClusterAreTheLocalOnes() throws IOException {
    ImageParts all = BuiltInImages.load();
    ImageParts some =
        new ImageParts(
            all.training().range("training", 0, 64),
            all.validation().range("validation", 0, 50),
            all.test().range("test", 0, 50));
    TrainingBenchmark benchmark =
        new TrainingBenchmark(
            "tiny",
            new NasBench201(),
            BuiltInBenchmark.load().architectures().subList(0, 4),
            BuiltInBenchmark.networks(some.training().shape()),
            some,
            TrainingProtocol.of(1, 32));
    TableTraining training = new TableTraining(benchmark, Engine.LANES);
    Path here = folder.resolve("here.csv");
    Path there = folder.resolve("there.csv");
    List<Long> seeds = List.of(0L, 1L);
    training.run(
        seeds,
        Shard.WHOLE,
        new EntryFile(here, benchmark, Engine.LANES),
        new LocalWorkers(2),
        entry -> {});
    training.run(
        seeds, Shard.WHOLE, new EntryFile(there, benchmark, Engine.LANES), workers, entry -> {});
    assertThat(withoutSeconds(there)).isEqualTo(withoutSeconds(here)).hasSize(2 + 8);
  }

  private static List<String> withoutSeconds(Path entries) throws IOException {
    return Files.readAllLines(entries).stream()
        .map(line -> line.replaceFirst("^((?:[^,]*,){5})[^,]*", "$1"))
        .toList();
  }

  @Test
  @Order(2)
  void aFaultOfTheMachineIsTriedElsewhere() throws IOException {
    assertDiskFailsOnce("disk", 2, mark -> {});
  }

  /**
   * What an experiment whose disk fails once on an executor gives is what this program gives.
   *
   * @param meanwhile is told the file that is there once the disk failed, before the cluster begins
   */
  private static void assertDiskFailsOnce(String name, int seeds, Consumer<Path> meanwhile)
      throws IOException {
    String number = Long.toString(System.nanoTime());
    Path mark = FaultyProvider.mark(number);
    Experiment experiment = experiment("faulty:fault=disk:mark=" + number, "50", seeds);
    Files.createFile(mark);
    byte[] local = run(name + "-local", experiment, new LocalWorkers(1), ProgressListener.SILENT);
    Files.delete(mark);
    meanwhile.accept(mark);
    byte[] spark = run(name + "-spark", experiment, workers, ProgressListener.SILENT);
    assertThat(mark).as("the disk failed").exists();
    Files.delete(mark);
    assertThat(spark).isEqualTo(local);
  }

  @Test
  @Order(3)
  void aDefectEndsTheExperimentWithTheLocalLine() throws IOException {
    Experiment experiment = experiment("faulty:fault=defect", "50", 2);
    String line =
        "method faulty:fault=defect failed on sent/inferred with seed 0: a defect"
            .replace("sent/inferred", experiment.cell(0).benchmark().name());
    for (Workers by : List.of(new LocalWorkers(1), workers)) {
      assertThatThrownBy(() -> new ExperimentRunner(experiment, by, ProgressListener.SILENT).run())
          .isInstanceOf(RunFailedException.class)
          .hasMessage(line);
    }
  }

  @Test
  @Order(4)
  void wrongInputEndsTheExperimentWithTheLocalLine() {
    Experiment experiment = experiment("faulty:fault=input", "50", 1);
    assertThatThrownBy(
            () -> new ExperimentRunner(experiment, workers, ProgressListener.SILENT).run())
        .hasCauseInstanceOf(InvalidInputException.class)
        .hasRootCauseMessage("nothing is accepted here");
  }

  @Test
  @Order(5)
  void executorsOfAnotherVersionRefuseByName() {
    Workers newer = ((SparkWorkers) workers).withBuild(new BuildInfo("99.0", "0123456789abcdef"));
    Experiment experiment = experiment("regularized-evolution", "50", 1);
    assertThatThrownBy(() -> new ExperimentRunner(experiment, newer, ProgressListener.SILENT).run())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageMatching(
            "executor \\d on 127.0.0.1 has Reprise "
                + BuildInfo.CURRENT.version()
                + " of commit \\w+, not 99.0 of commit 0123456789abcdef");
  }

  /** A worker is lost. */
  @Test
  @Order(6)
  void aLostMachineChangesNothing() throws IOException {
    // Budgets long enough that runs are under way when the worker dies.
    Experiment experiment = experiment("regularized-evolution", "6000", 40);
    byte[] local = run("kill-local", experiment, new LocalWorkers(2), ProgressListener.SILENT);
    AtomicInteger killedAt = new AtomicInteger();
    assertThat(workers.description()).isEqualTo("2 executors");
    byte[] spark =
        run(
            "kill-spark",
            experiment,
            workers,
            (finished, total, last) -> {
              if (finished >= 8 && killedAt.compareAndSet(0, finished)) {
                kill();
              }
            });
    assertThat(killedAt.get()).as("runs that were finished at the kill").isBetween(8, 60);
    assertThat(spark).isEqualTo(local);
    assertThat(workers.description()).isEqualTo("1 executor");
  }

  /** After that one: a single executor is left, and Spark ends a job whose unit failed there. */
  @Test
  @Order(7)
  void aFaultWaitsForAnotherMachine() throws IOException {
    assertThat(workers.description()).isEqualTo("1 executor");
    assertDiskFailsOnce("wait", 20, mark -> new Thread(() -> addWorkerAfter(mark)).start());
    assertThat(workers.description()).isEqualTo("2 executors");
  }

  private static void addWorkerAfter(Path mark) {
    try {
      while (!Files.exists(mark)) {
        Thread.sleep(20);
      }
      cluster.addWorker();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void kill() {
    try {
      cluster.killWorker(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
