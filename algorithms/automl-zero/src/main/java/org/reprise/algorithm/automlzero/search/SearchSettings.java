package org.reprise.algorithm.automlzero.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.algorithm.automlzero.program.Program;

/**
 * How a search proceeds.
 *
 * @param start the program to begin with, or null to begin with random ones
 * @param populationSize P
 * @param tournamentSize T
 * @param mutateProbability U: with 1 − U a child is a copy of its parent
 * @param islands populations that evolve apart
 * @param roundSize individuals of an island between two exchanges, checkpoints and progress reports
 * @param migrants individuals that an island gives and takes in an exchange
 * @param sufficientFitness an island stops when it has found this
 */
public record SearchSettings(
    ProgramSpace space,
    List<MutationKind> mutations,
    @Nullable Program start,
    int populationSize,
    int tournamentSize,
    double mutateProbability,
    int islands,
    int roundSize,
    int migrants,
    double sufficientFitness,
    EvaluationSettings evaluation,
    boolean capped) {

  /** Keeps a copy of the list. */
  public SearchSettings {
    mutations = List.copyOf(mutations);
  }

  /** These settings with other evaluation settings. */
  public SearchSettings with(EvaluationSettings other) {
    return new SearchSettings(
        space,
        mutations,
        start,
        populationSize,
        tournamentSize,
        mutateProbability,
        islands,
        roundSize,
        migrants,
        sufficientFitness,
        other,
        capped);
  }

  /** These settings with several islands. */
  public SearchSettings withIslands(int count) {
    return new SearchSettings(
        space,
        mutations,
        start,
        populationSize,
        tournamentSize,
        mutateProbability,
        count,
        roundSize,
        migrants,
        sufficientFitness,
        evaluation,
        capped);
  }

  /** These settings with another fitness at which an island stops. */
  public SearchSettings withSufficientFitness(double fitness) {
    return new SearchSettings(
        space,
        mutations,
        start,
        populationSize,
        tournamentSize,
        mutateProbability,
        islands,
        roundSize,
        migrants,
        fitness,
        evaluation,
        capped);
  }

  /** These settings with rounds of another size. */
  public SearchSettings withRoundSize(int size) {
    return new SearchSettings(
        space,
        mutations,
        start,
        populationSize,
        tournamentSize,
        mutateProbability,
        islands,
        size,
        migrants,
        sufficientFitness,
        evaluation,
        capped);
  }
}
