package org.reprise.training.table;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.reprise.data.file.WriterLock;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.StandAloneTraining;
import org.reprise.training.tensor.Operations;

/**
 * The entries of a benchmark, trained when they are asked for and kept in a file, so that none is
 * trained twice. Safe to use from many threads; two that ask for the same entry wait for one
 * training. One program at a time may have a file open.
 */
public final class EntryStore implements AutoCloseable {
  /** The seed that all entries are trained with. */
  public static final long SEED = 0;

  private final TrainingBenchmark benchmark;
  private final Path path;
  private final EntryFile file;
  private final Engine engine;
  private final StandAloneTraining training;
  private final SameTraining same;
  private final Set<String> before = ConcurrentHashMap.newKeySet();
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Set<String> trained = ConcurrentHashMap.newKeySet();
  private final Map<String, CompletableFuture<TrainedEntry>> entries = new ConcurrentHashMap<>();
  private final WriterLock lock;
  // Where the engine trains many networks at once, what many threads ask for is trained together.
  private final Optional<WaveDesk> desk;

  private EntryStore(TrainingBenchmark benchmark, Path path, Engine engine, WriterLock lock) {
    this.benchmark = benchmark;
    this.path = path;
    this.engine = engine;
    this.lock = lock;
    file = new EntryFile(path, benchmark, engine);
    training = benchmark.training();
    same = new SameTraining(benchmark.space());
    desk = WaveTrainer.of(engine).map(provider -> new WaveDesk(provider, benchmark));
  }

  /**
   * Opens {@code file}, which need not exist.
   *
   * @param engine computes the trainings
   * @throws InvalidInputException if the file is of another benchmark or engine, damaged, or in use
   */
  public static EntryStore open(TrainingBenchmark benchmark, Path file, Engine engine) {
    WriterLock lock = WriterLock.of(file);
    try {
      EntryStore store = new EntryStore(benchmark, file, engine, lock);
      for (TrainedEntry entry : store.file.open()) {
        if (entry.seed() == SEED) {
          store.before.add(entry.architecture());
          store.entries.put(entry.architecture(), CompletableFuture.completedFuture(entry));
        }
      }
      return store;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** What is trained. */
  public TrainingBenchmark benchmark() {
    return benchmark;
  }

  /** What computes. */
  public Engine engine() {
    return engine;
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /** The entry of {@code architecture}, from the file or trained now. */
  public TrainedEntry entry(Architecture architecture) {
    Architecture representative = same.of(architecture);
    String name = benchmark.space().format(representative);
    CompletableFuture<TrainedEntry> mine = new CompletableFuture<>();
    CompletableFuture<TrainedEntry> there = entries.putIfAbsent(name, mine);
    if (there != null) {
      if (before.contains(name)) {
        known.add(name);
      }
      return result(there);
    }
    try {
      mine.complete(train(representative));
      trained.add(name);
    } catch (RuntimeException | Error e) {
      entries.remove(name);
      mine.completeExceptionally(e);
    }
    return result(mine);
  }

  private static TrainedEntry result(CompletableFuture<TrainedEntry> entry) {
    try {
      return entry.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private TrainedEntry train(Architecture architecture) {
    TableTraining.Task task = new TableTraining.Task(architecture, SEED);
    TrainedEntry entry = desk.isPresent() ? result(desk.get().ask(task)) : trainAlone(task);
    file.append(entry);
    return entry;
  }

  private TrainedEntry trainAlone(TableTraining.Task task) {
    try (Operations own = engine.open()) {
      return TableTraining.train(benchmark, training, own, task);
    }
  }

  /** How many different entries were asked for and trained now. */
  public int trained() {
    return trained.size();
  }

  /** How many different entries were asked for and known before. */
  public int known() {
    return known.size();
  }

  @Override
  public void close() {
    desk.ifPresent(WaveDesk::close);
    lock.close();
  }
}
