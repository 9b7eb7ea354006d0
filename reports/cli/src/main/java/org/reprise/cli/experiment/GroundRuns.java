package org.reprise.cli.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.report.correlation.SupernetRanking;
import org.reprise.report.figure.CorrelationRow;
import org.reprise.report.results.BudgetRanking;
import org.reprise.report.results.GroundMaker;
import org.reprise.report.results.RankingRows;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.experiment.ProgressListener;
import org.reprise.reproduction.result.ExperimentFile;
import org.reprise.reproduction.result.MergedResults;
import org.reprise.reproduction.result.Results;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Algorithms;
import org.reprise.search.Budget;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Method;
import org.reprise.search.work.Workers;
import org.reprise.space.InvalidInputException;

/**
 * The runs behind the page of a ground: a result directory for each method, so that methods and
 * seeds can be added and a long one can be made by itself.
 */
final class GroundRuns {
  private static final String RUNS = "runs";
  private static final String SUPERNETS = "supernets";

  private final TableBenchmark benchmark;
  private final Path folder;
  private final Budget budget;

  /**
   * Runs on a ground.
   *
   * @param folder where they are kept; need not be there
   */
  GroundRuns(TableBenchmark benchmark, Path folder) {
    this.benchmark = benchmark;
    this.folder = folder;
    int most = GroundMaker.BUDGETS.get(GroundMaker.BUDGETS.size() - 1);
    double training = GroundMaker.training(benchmark);
    budget = training > 0 ? Budget.multiplyAdds(most * training) : Budget.evaluations(most);
  }

  /**
   * Returns the labels of what is to be run: of the methods named those that suit the ground,
   * random search, and what a method's paper sets where the protocol sets something else.
   */
  List<String> labels(List<String> methods) {
    List<String> labels = new ArrayList<>(List.of(BudgetRanking.CONTROL));
    for (String method : methods) {
      List<String> named =
          MethodChoice.isGroup(method)
              ? MethodChoice.of(method, List.of(benchmark))
              : List.of(method.strip());
      for (String label : named) {
        AlgorithmProvider provider = Algorithms.named(label.replaceAll(":.*", ""));
        if (MethodChoice.unsuited(provider, benchmark).isEmpty() && !labels.contains(label)) {
          labels.add(label);
          published(label).filter(other -> !labels.contains(other)).ifPresent(labels::add);
        }
      }
    }
    return labels;
  }

  /** Returns the method with the parameters of its paper, where the protocol has others. */
  private Optional<String> published(String label) {
    Map<String, String> own = benchmark.protocol().methods().getOrDefault(label, Map.of());
    StringBuilder published = new StringBuilder(label);
    for (Hyperparameter parameter : Algorithms.named(label.replaceAll(":.*", "")).parameters()) {
      String value = own.get(parameter.name());
      if (value != null && !value.equals(parameter.defaultValue())) {
        published.append(':').append(parameter.name()).append('=').append(parameter.defaultValue());
      }
    }
    return published.length() == label.length()
        ? Optional.empty()
        : Optional.of(published.toString());
  }

  /**
   * Runs what is not there yet of one method.
   *
   * @param seeds runs that there must be; more that are there stay
   * @throws InvalidInputException if the directory holds runs of something else
   */
  void run(
      String label,
      int seeds,
      long masterSeed,
      Workers workers,
      ProgressListener progress,
      List<String> command)
      throws IOException {
    Path directory = folder.resolve(RUNS).resolve(label.replaceAll("[^A-Za-z0-9=.-]+", "_"));
    Experiment experiment =
        Experiment.of(List.of(benchmark), List.of(label), budget, seeds, masterSeed);
    if (!isThere(directory, experiment.identity())) {
      new ExperimentRunner(experiment, workers, progress).run(directory, command);
    }
  }

  /** Returns whether all runs are there, made by whatever version of the program. */
  private static boolean isThere(Path directory, ExperimentFile.Identity wanted)
      throws IOException {
    Optional<ExperimentFile.Identity> there = Results.identity(directory);
    return there.isPresent()
        && there.get().benchmarks().equals(wanted.benchmarks())
        && there.get().masterSeed() == wanted.masterSeed()
        && there.get().seeds() >= wanted.seeds()
        && Results.read(directory).runs().size() >= wanted.seeds();
  }

  /**
   * Returns the runs of all methods that are whole; empty if there are none.
   *
   * @throws InvalidInputException if some are of another table
   */
  Optional<Results> results() throws IOException {
    List<Results> whole = kept().stream().filter(GroundRuns::isWhole).toList();
    return whole.isEmpty() ? Optional.empty() : Optional.of(MergedResults.of(whole));
  }

  /** Returns whether a method has all runs that it was to have: with fewer it is not compared. */
  private static boolean isWhole(Results results) {
    return results.runs().size() == results.planned();
  }

  private List<Results> kept() throws IOException {
    List<Results> parts = new ArrayList<>();
    for (Path directory : listed(folder.resolve(RUNS))) {
      Results read = Results.read(directory);
      for (ExperimentFile.BenchmarkEntry entry : read.experiment().identity().benchmarks()) {
        if (!entry.tableSha256().equals(benchmark.sha256())) {
          throw new InvalidInputException(
              directory
                  + " holds runs on another table "
                  + entry.table()
                  + " (SHA-256 "
                  + entry.tableSha256()
                  + "); remove it, or name another --work");
        }
      }
      parts.add(read);
    }
    return parts;
  }

  /** Returns the commits of the sources that made the runs of all methods that are whole. */
  Set<String> commits() throws IOException {
    return kept().stream()
        .filter(GroundRuns::isWhole)
        .map(results -> results.experiment().identity().commit())
        .collect(Collectors.toSet());
  }

  /** Returns methods that could search the ground and have no run, each with the reason. */
  Map<String, String> notRun(Results results) throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    List<Results> unfinished = kept().stream().filter(kept -> !isWhole(kept)).toList();
    for (AlgorithmProvider provider : Algorithms.all().values()) {
      boolean ran =
          results.runs().stream()
              .anyMatch(run -> Method.parse(run.method()).provider().equals(provider));
      if (!ran && MethodChoice.unsuited(provider, benchmark).isEmpty()) {
        reasons.put(
            provider.name(),
            provider.isSlow()
                ? "a run takes many seconds to many minutes of the method's own time; not chosen"
                : "not chosen");
      }
    }
    for (Results begun : unfinished) {
      String there = begun.runs().size() + " of " + begun.planned() + " runs are there";
      begun.experiment().identity().benchmarks().stream()
          .flatMap(entry -> entry.methods().stream())
          .forEach(method -> reasons.replace(method.name(), there));
    }
    return reasons;
  }

  /** Returns how shared weights rank the ground, by what {@code reprise correlate --json} wrote. */
  List<CorrelationRow> supernets() throws IOException {
    Map<String, List<SupernetRanking>> byName = new LinkedHashMap<>();
    ObjectMapper json = new ObjectMapper();
    for (Path file : listed(folder.resolve(SUPERNETS))) {
      JsonNode read = json.readTree(Files.readAllBytes(file));
      if (!read.path("sha256").asText().equals(benchmark.sha256())) {
        throw new InvalidInputException(
            file + " is not what 'reprise correlate --supernet ... --json' prints for this table");
      }
      for (JsonNode ranking : read.path("supernets")) {
        SupernetRanking supernet = json.treeToValue(ranking, SupernetRanking.class);
        byName.computeIfAbsent(supernet.supernet(), name -> new ArrayList<>()).add(supernet);
      }
    }
    return byName.values().stream().map(RankingRows::of).toList();
  }

  private static List<Path> listed(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> listed = Files.list(directory)) {
      return listed
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }
}
