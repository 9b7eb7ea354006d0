package org.reprise.algorithm.automlzero;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.algorithm.automlzero.program.Instruction;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.search.EvaluationSettings;
import org.reprise.algorithm.automlzero.search.MutationKind;
import org.reprise.algorithm.automlzero.search.ProgramSpace;
import org.reprise.algorithm.automlzero.search.SearchSettings;
import org.reprise.space.InvalidInputException;

/** The settings of the paper and of its published scripts, by name. */
public final class SearchTasks {
  private static final List<SearchTask> ALL =
      List.of(
          RegressionSearches.linear(),
          RegressionSearches.linearFigure4(),
          RegressionSearches.linearLearning(),
          RegressionSearches.affine(),
          RegressionSearches.affineLearning(),
          RegressionSearches.twoLayer(),
          ImageSearches.projectedBinary(),
          ImageSearches.projectedBinaryLarge(),
          ImageSearches.multiClass());

  private SearchTasks() {}

  /** Returns all settings. */
  public static List<SearchTask> all() {
    return ALL;
  }

  /** Returns the settings with this name. */
  public static SearchTask named(String name) {
    return ALL.stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "task '"
                        + name
                        + "': accepted are "
                        + ALL.stream().map(SearchTask::name).collect(Collectors.joining(", "))));
  }

  /** Returns a function with nothing in it. */
  static List<Instruction> nothing(int size) {
    return Collections.nCopies(size, Instruction.NOTHING);
  }

  /** Settings that the tasks share: one island, tournaments of ten. */
  static SearchSettings settings(
      ProgramSpace space,
      List<MutationKind> mutations,
      @Nullable Program start,
      int population,
      double mutateProbability,
      boolean capped) {
    return new SearchSettings(
        space,
        mutations,
        start,
        population,
        10,
        mutateProbability,
        1,
        10_000,
        Math.max(1, population / 20),
        Double.POSITIVE_INFINITY,
        EvaluationSettings.DEFAULT,
        capped);
  }
}
