package org.reprise.space.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.SearchSpace;

/**
 * For each decision of a space, the choices that a network holds at once: one of an architecture,
 * several of a mixture, none where a path is dropped.
 *
 * @param byDecision numbers of choices, ascending
 */
public record ActiveChoices(List<List<Integer>> byDecision) {
  public ActiveChoices {
    byDecision = byDecision.stream().map(List::copyOf).toList();
  }

  /** Those of one architecture. */
  public static ActiveChoices of(Architecture architecture) {
    return new ActiveChoices(Arrays.stream(architecture.choices()).mapToObj(List::of).toList());
  }

  /** All choices of all decisions of a space. */
  public static ActiveChoices all(SearchSpace space) {
    List<List<Integer>> all = new ArrayList<>();
    for (Decision decision : space.decisions()) {
      all.add(IntStream.range(0, decision.size()).boxed().toList());
    }
    return new ActiveChoices(all);
  }

  /** The choices of decision {@code number}. */
  public List<Integer> of(int number) {
    return byDecision.get(number);
  }

  /** Whether each decision has one. */
  public boolean isArchitecture() {
    return byDecision.stream().allMatch(choices -> choices.size() == 1);
  }

  /**
   * The architecture that they are.
   *
   * @throws IllegalStateException if a decision has several, or none
   */
  public Architecture architecture() {
    if (!isArchitecture()) {
      throw new IllegalStateException("not one choice of each decision is active: " + byDecision);
    }
    return Architecture.of(byDecision.stream().mapToInt(choices -> choices.get(0)).toArray());
  }
}
