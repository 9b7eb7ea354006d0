package org.reprise.training.supernet;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.reprise.search.Cost;
import org.reprise.space.Architecture;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.tensor.Operations;

/** Scores by one trained supernet, which belongs to them. */
public final class SupernetScores implements ArchitectureScores {
  private final Supernet supernet;
  private final InheritedAccuracy accuracy;

  /** Scores by {@code supernet}, each charged to {@code spend}. */
  public SupernetScores(
      Supernet supernet, SupernetTask task, Scoring scoring, Consumer<Cost> spend) {
    this.supernet = supernet;
    this.accuracy = new InheritedAccuracy(supernet, task.images(), scoring, spend);
  }

  /** Returns the supernet. */
  public Supernet supernet() {
    return supernet;
  }

  @Override
  public List<Evaluation> scores(List<Architecture> architectures) {
    return accuracy.scores(architectures);
  }

  @Override
  public List<Evaluation> scores(
      List<Architecture> architectures, int threads, Supplier<Operations> operations) {
    return accuracy.scores(architectures, threads, operations);
  }

  @Override
  public void close() {
    supernet.close();
  }
}
