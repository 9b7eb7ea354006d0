package org.reprise.reproduction.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Oracle;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.table.Direction;

/**
 * A benchmark of which only architectures within limits are answers. Methods search as without: a
 * run's answer is the best that it evaluated within the limits, and the optimum is the best of all
 * within them.
 */
public final class ConstrainedBenchmark implements Benchmark {
  private final Benchmark inner;
  private final List<Constraint> constraints;

  /**
   * {@code inner} within {@code constraints}, at least one.
   *
   * @throws InvalidInputException if a cost is unknown, or a table has nothing within them
   */
  public ConstrainedBenchmark(Benchmark inner, List<Constraint> constraints) {
    this.inner = inner;
    this.constraints = List.copyOf(constraints);
    for (Constraint constraint : constraints) {
      inner.costs().named(constraint.cost());
    }
    if (inner instanceof TableBenchmark table && table.size() > 0) {
      Optimum.bySignal(table, this::isFeasible, limits());
    }
  }

  /** Returns the benchmark without the limits. */
  public Benchmark inner() {
    return inner;
  }

  private String limits() {
    return constraints.stream().map(Constraint::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String name() {
    return inner.name() + "/" + limits();
  }

  @Override
  public boolean isFeasible(Architecture architecture) {
    // A cost that is not known is not within a limit.
    return constraints.stream()
        .allMatch(c -> costs().named(c.cost()).applyAsDouble(architecture) <= c.limit());
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(inner.remarks());
    remarks.add(
        "Answers and optimum are within "
            + limits()
            + "; methods are not told of it, and a run without such an architecture has no"
            + " answer.");
    return remarks;
  }

  @Override
  public Optional<Optimum> optimumByScore(String score) {
    return inner instanceof TableBenchmark table
        ? Optional.of(Optimum.byScore(table, score, this::isFeasible, limits()))
        : Optional.empty();
  }

  @Override
  public Optional<Optimum> optimumBySignal() {
    return inner instanceof TableBenchmark table
        ? Optional.of(Optimum.bySignal(table, this::isFeasible, limits()))
        : Optional.empty();
  }

  @Override
  public String ground() {
    return inner.ground();
  }

  @Override
  public String sha256() {
    return inner.sha256();
  }

  @Override
  public Protocol protocol() {
    return inner.protocol();
  }

  @Override
  public SearchSpace space() {
    return inner.space();
  }

  @Override
  public List<Signal> signals() {
    return inner.signals();
  }

  @Override
  public Map<String, String> scoreColumns() {
    return inner.scoreColumns();
  }

  @Override
  public Direction signalDirection() {
    return inner.signalDirection();
  }

  @Override
  public Direction direction(String score) {
    return inner.direction(score);
  }

  @Override
  public boolean seesPercent() {
    return inner.seesPercent();
  }

  @Override
  public double mostSeconds() {
    return inner.mostSeconds();
  }

  @Override
  public boolean hasProxyScores() {
    return inner.hasProxyScores();
  }

  @Override
  public Oracle oracle(RandomStreams streams) {
    return inner.oracle(streams);
  }

  @Override
  public ArchitectureCosts costs() {
    return inner.costs();
  }

  @Override
  public List<String> namedCosts() {
    return inner.namedCosts();
  }

  @Override
  public boolean has(Architecture architecture) {
    return inner.has(architecture);
  }

  @Override
  public Map<String, @Nullable Double> scores(Architecture architecture) {
    return inner.scores(architecture);
  }

  @Override
  public boolean canSee(Architecture architecture, int epochs, double accuracy) {
    return inner.canSee(architecture, epochs, accuracy);
  }
}
