package org.reprise.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import org.reprise.reproduction.baseline.Baseline;
import org.reprise.reproduction.baseline.BaselineCheck;
import org.reprise.reproduction.baseline.Baselines;
import org.reprise.reproduction.baseline.BuiltInBenchmarks;
import org.reprise.reproduction.baseline.Comparison;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.search.Algorithms;
import org.reprise.search.Budget;
import org.reprise.space.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise baseline}: the regression check of methods against committed results. */
@Command(name = "baseline", description = "Check methods against their committed results.")
public final class BaselineCommand implements CliCommand {
  private static final int SEEDS = 100;
  private static final int TRAINED_SEEDS = 10;
  private static final long MASTER_SEED = 1;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  @Spec private CommandSpec spec;

  /** A committed baseline in numbers. */
  private record Line(
      String benchmark, String method, String budget, int seeds, double score, double anytime) {}

  @Command(
      name = "check",
      description = "Rerun methods with the seeds of their baselines; code 1 if one became worse.")
  int check(
      @Parameters(paramLabel = "METHOD", arity = "0..*", description = "All if none is named.")
          @Nullable List<String> methods,
      @Option(
              names = "--file",
              paramLabel = "FILE",
              description = "A file of baselines; default: those that Reprise was built with.")
          @Nullable Path file,
      @Mixin GroundOptions ground,
      @Mixin JsonOption json)
      throws IOException {
    requireFile(ground, file);
    List<Baseline> known = file == null ? Baselines.committed() : Baselines.read(file);
    try (GroundOptions opened = ground) {
      List<Benchmark> benchmarks = benchmarks(opened);
      List<Baseline> baselines =
          chosen(opened.isGiven() ? on(known, benchmarks, file) : known, methods);
      List<Comparison> comparisons = new BaselineCheck(benchmarks, THREADS).check(baselines);
      json.print(spec.commandLine().getOut(), comparisons, this::print);
      return comparisons.stream().anyMatch(Comparison::fails) ? Reprise.FAILED : Reprise.DONE;
    }
  }

  /** The benchmarks that are named by table or training, else those that are always at hand. */
  private static List<Benchmark> benchmarks(GroundOptions ground) throws IOException {
    return ground.isGiven() ? ground.open() : List.copyOf(BuiltInBenchmarks.all());
  }

  /** Baselines of a user's own benchmark are his own: they do not go into the committed file. */
  private static void requireFile(GroundOptions ground, @Nullable Path file) {
    if (ground.isGiven() && file == null) {
      throw new InvalidInputException(
          "baselines on a table or training of your own are kept in a file of your own; name it by"
              + " --file");
    }
  }

  private static List<Baseline> on(
      List<Baseline> all, List<Benchmark> benchmarks, @Nullable Path file) {
    List<String> names = benchmarks.stream().map(Benchmark::name).toList();
    List<Baseline> own = all.stream().filter(b -> names.contains(b.benchmark())).toList();
    if (own.isEmpty()) {
      throw new InvalidInputException(
          file
              + " has no baseline on "
              + String.join(", ", names)
              + "; 'reprise baseline accept METHOD' makes one");
    }
    return own;
  }

  private void print(List<Comparison> comparisons) {
    PrintWriter out = spec.commandLine().getOut();
    comparisons.forEach(comparison -> out.println(comparison.text()));
  }

  @Command(name = "show", description = "Show the committed baselines.")
  int show(
      @Option(
              names = "--file",
              paramLabel = "FILE",
              description = "A file of baselines; default: those that Reprise was built with.")
          @Nullable Path file,
      @Mixin JsonOption json)
      throws IOException {
    List<Line> lines = new ArrayList<>();
    for (Baseline baseline : file == null ? Baselines.committed() : Baselines.read(file)) {
      lines.add(
          new Line(
              baseline.benchmark(),
              baseline.method(),
              baseline.budget(),
              baseline.seeds(),
              mean(baseline.scores()),
              mean(baseline.anytime())));
    }
    PrintWriter out = spec.commandLine().getOut();
    json.print(
        out,
        lines,
        all ->
            all.forEach(
                line ->
                    out.printf(
                        Locale.ROOT,
                        "%-40s %s, budget %s, %d seeds: %.3f in the end, %.3f along the way%n",
                        line.method(),
                        line.benchmark(),
                        line.budget(),
                        line.seeds(),
                        line.score(),
                        line.anytime())));
    return Reprise.DONE;
  }

  @Command(
      name = "accept",
      description = "Rerun methods and take their present results as the baseline.")
  int accept(
      @Parameters(
              paramLabel = "METHOD",
              arity = "0..*",
              description =
                  "Methods, with parameters as name:parameter=value; all that have a baseline if"
                      + " none is named.")
          @Nullable List<String> methods,
      @Option(
              names = "--seeds",
              paramLabel = "N",
              description =
                  "Default: as the present baseline, else "
                      + SEEDS
                      + ", where architectures are trained "
                      + TRAINED_SEEDS
                      + ".")
          @Nullable Integer seeds,
      @Option(
              names = "--budget",
              paramLabel = "BUDGET",
              description = "Default: as the present baseline, else the protocol's.")
          @Nullable String budget,
      @Option(
              names = "--benchmark",
              paramLabel = "NAME",
              description =
                  "On this one alone, TABLE/PROTOCOL; default: where a method has a baseline, else"
                      + " everywhere.")
          @Nullable String only,
      @Option(
              names = "--file",
              paramLabel = "FILE",
              description = "The file of baselines; default: that of the checkout one stands in.")
          @Nullable Path file,
      @Mixin GroundOptions ground)
      throws IOException {
    requireFile(ground, file);
    if (seeds != null && seeds < 1) {
      throw new InvalidInputException("seeds must be 1 or more, not " + seeds);
    }
    Path target = file == null ? Baselines.IN_CHECKOUT : file;
    Path folder = target.getParent();
    if (file == null && (folder == null || !Files.isDirectory(folder))) {
      throw new InvalidInputException(
          "there is no " + target + " here; stand in a checkout of Reprise, or name --file");
    }
    if (Files.isDirectory(target)) {
      throw new InvalidInputException(target + " is a folder; name a file");
    }
    List<Baseline> old = Files.exists(target) ? Baselines.read(target) : List.of();
    List<String> names =
        methods == null ? old.stream().map(Baseline::method).distinct().toList() : methods;
    names.forEach(name -> Algorithms.named(name.split(":", 2)[0]));
    Budget given = budget == null ? null : Budget.parse(budget);
    List<Baseline> accepted = new ArrayList<>();
    try (GroundOptions opened = ground) {
      int usual = opened.trains() ? TRAINED_SEEDS : SEEDS;
      for (Benchmark benchmark : named(only, benchmarks(opened))) {
        for (String name : names) {
          if (only != null || isToBeAccepted(benchmark.name(), name, old)) {
            accepted.add(record(benchmark, name, old, seeds, usual, given));
          }
        }
      }
    }
    Baselines.write(target, Baselines.merge(old, accepted));
    spec.commandLine()
        .getOut()
        .println("accepted " + String.join(", ", names) + "; written to " + target);
    return Reprise.DONE;
  }

  private static List<Benchmark> named(@Nullable String name, List<Benchmark> all) {
    List<Benchmark> chosen =
        all.stream().filter(b -> name == null || b.name().equals(name)).toList();
    if (chosen.isEmpty()) {
      throw new InvalidInputException(
          "no benchmark '"
              + name
              + "'; there are: "
              + all.stream().map(Benchmark::name).collect(Collectors.joining(", ")));
    }
    return chosen;
  }

  /** A method is taken up again where it has a baseline, a new one everywhere. */
  private static boolean isToBeAccepted(String benchmark, String method, List<Baseline> old) {
    List<String> places =
        old.stream().filter(b -> b.method().equals(method)).map(Baseline::benchmark).toList();
    return places.isEmpty() || places.contains(benchmark);
  }

  private static Baseline record(
      Benchmark benchmark,
      String method,
      List<Baseline> old,
      @Nullable Integer seeds,
      int usual,
      @Nullable Budget budget) {
    Optional<Baseline> before =
        old.stream()
            .filter(b -> b.benchmark().equals(benchmark.name()) && b.method().equals(method))
            .findFirst();
    return BaselineCheck.record(
        benchmark,
        method,
        budget != null
            ? budget
            : before.map(b -> Budget.parse(b.budget())).orElseGet(benchmark::budget),
        seeds != null ? seeds : before.map(Baseline::seeds).orElse(usual),
        MASTER_SEED,
        THREADS);
  }

  private static List<Baseline> chosen(List<Baseline> all, @Nullable List<String> methods) {
    if (methods == null) {
      return all;
    }
    List<String> known = all.stream().map(Baseline::method).distinct().toList();
    for (String method : methods) {
      if (!known.contains(method)) {
        throw new InvalidInputException(
            "no baseline of '" + method + "'; there are: " + String.join(", ", known));
      }
    }
    return all.stream().filter(b -> methods.contains(b.method())).toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
