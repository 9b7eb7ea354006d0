package org.reprise.reproduction.benchmark.training;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.Optimum;
import org.reprise.reproduction.benchmark.Protocol;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Oracle;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.training.engine.Engine;
import org.reprise.training.table.EntryFile;
import org.reprise.training.table.EntryStore;
import org.reprise.training.table.TrainingBenchmark;

/**
 * Training as a benchmark: an architecture is trained when a search asks for it, unless its entry
 * is in the file, and charged its training compute either way. A shorter training is the beginning
 * of the whole one. Measured seconds are in the file of entries, but no part of results, since no
 * two machines share them.
 */
public final class OnDemandBenchmark implements Benchmark {
  /** The name of the protocol. */
  public static final String PROTOCOL = "trained";

  private static final String BUDGET = "20";
  private static final String SEED = Long.toString(EntryStore.SEED);

  private final EntryStore store;
  private final TrainingBenchmark task;
  private final Protocol protocol;
  private final ArchitectureCosts costs;
  private final String sha256;

  /** The benchmark of the entries of {@code store}, which stays the caller's to close. */
  public OnDemandBenchmark(EntryStore store) {
    this.store = store;
    task = store.benchmark();
    protocol = protocol(task, store.engine());
    Map<String, ToDoubleFunction<Architecture>> counts = new LinkedHashMap<>();
    counts.put(ArchitectureCosts.PARAMETERS, a -> task.network().apply(a).parameters());
    counts.put(ArchitectureCosts.MULTIPLY_ADDS, a -> task.network().apply(a).multiplyAdds());
    costs = new ArchitectureCosts(counts);
    sha256 = sha256(task, store.engine());
  }

  private static Protocol protocol(TrainingBenchmark task, Engine engine) {
    String dataset = task.dataset();
    int last = task.protocol().epochs();
    List<Protocol.Fidelity> fidelities = new ArrayList<>();
    for (int epochs = 1; epochs <= last; epochs++) {
      fidelities.add(
          new Protocol.Fidelity(
              epochs, List.of(column(dataset, "valid", epochs)), List.of(), task.examples(epochs)));
    }
    return new Protocol(
        PROTOCOL,
        "trained when asked for: " + EntryFile.madeBy(task, engine),
        task.space().name(),
        fidelities,
        List.of(
            new Protocol.Score(dataset + "/test", List.of(column(dataset, "test", last))),
            new Protocol.Score(dataset + "/valid", List.of(column(dataset, "valid", last)))),
        List.of(
            new Protocol.NamedCost(ArchitectureCosts.PARAMETERS, List.of()),
            new Protocol.NamedCost(ArchitectureCosts.MULTIPLY_ADDS, List.of())),
        BUDGET,
        Protocols.parameters(task.space()),
        false,
        List.of(
            "Each architecture is trained once, with seed " + SEED + "; every run sees that.",
            "A training that diverged counts as chance."),
        List.of(),
        List.of());
  }

  private static String column(String dataset, String split, int epochs) {
    return dataset + "/" + split + "/accuracy/" + epochs + "/" + SEED;
  }

  /** Returns the SHA-256 of all that entries of {@code task} follow from. */
  public static String sha256(TrainingBenchmark task, Engine engine) {
    String text = task.space().name() + "; " + EntryFile.madeBy(task, engine);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the trainings behind it. */
  public EntryStore store() {
    return store;
  }

  @Override
  public String ground() {
    return task.name();
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public Protocol protocol() {
    return protocol;
  }

  @Override
  public SearchSpace space() {
    return task.space();
  }

  @Override
  public List<Signal> signals() {
    return protocol.fidelities().stream()
        .map(f -> new Signal(f.epochs(), f.accuracy().get(0), "", f.examples()))
        .toList();
  }

  @Override
  public Map<String, String> scoreColumns() {
    Map<String, String> columns = new LinkedHashMap<>();
    protocol.scores().forEach(score -> columns.put(score.name(), score.accuracy().get(0)));
    return columns;
  }

  /** Trains when asked; the run numbers architectures in the order in which it asks for them. */
  @Override
  public Oracle oracle(RandomStreams streams) {
    return new OnDemandOracle(this);
  }

  @Override
  public ArchitectureCosts costs() {
    return costs;
  }

  @Override
  public boolean has(Architecture architecture) {
    return true;
  }

  @Override
  public Map<String, @Nullable Double> scores(Architecture architecture) {
    TrainedAccuracy trained = accuracy(architecture);
    Map<String, @Nullable Double> scores = new LinkedHashMap<>();
    scores.put(task.dataset() + "/test", trained.test());
    scores.put(task.dataset() + "/valid", trained.validation(task.protocol().epochs()));
    return scores;
  }

  @Override
  public boolean canSee(Architecture architecture, int epochs, double accuracy) {
    return accuracy(architecture).validation(epochs) == accuracy;
  }

  TrainedAccuracy accuracy(Architecture architecture) {
    return new TrainedAccuracy(
        store.entry(architecture).result(), task.images().training().classes());
  }

  /** Unknown: not all architectures are trained. */
  @Override
  public Optional<Optimum> optimumByScore(String score) {
    return Optional.empty();
  }

  /** Unknown: not all architectures are trained. */
  @Override
  public Optional<Optimum> optimumBySignal() {
    return Optional.empty();
  }
}
