package org.reprise.algorithm.fewshot;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/**
 * How a space is shared out among sub-supernets: the choices of some decisions are grouped, and
 * each combination of groups is a part. Without any there is one part, the whole.
 *
 * @param decisions what is split
 */
record Split(List<Grouped> decisions) {
  /**
   * A decision with its groups.
   *
   * @param decision its number
   * @param groups of the numbers of its choices, disjoint, all together
   */
  record Grouped(int decision, List<List<Integer>> groups) {
    Grouped {
      groups = groups.stream().map(List::copyOf).toList();
    }

    /** A group for each choice. */
    static Grouped one(int decision, SearchSpace space) {
      List<List<Integer>> groups = new ArrayList<>();
      for (int choice = 0; choice < space.decisions().get(decision).size(); choice++) {
        groups.add(List.of(choice));
      }
      return new Grouped(decision, groups);
    }

    private int groupOf(int choice) {
      for (int group = 0; group < groups.size(); group++) {
        if (groups.get(group).contains(choice)) {
          return group;
        }
      }
      throw new IllegalArgumentException("choice " + choice + " is in no group of " + groups);
    }
  }

  Split {
    decisions = List.copyOf(decisions);
  }

  /** Returns how many parts there are. */
  int parts() {
    return decisions.stream().mapToInt(d -> d.groups().size()).reduce(1, (a, b) -> a * b);
  }

  /** Returns the number of the part that an architecture belongs to. */
  int partOf(Architecture architecture) {
    int part = 0;
    for (Grouped grouped : decisions) {
      part =
          part * grouped.groups().size() + grouped.groupOf(architecture.choice(grouped.decision()));
    }
    return part;
  }

  /** Returns {@code architecture} with its split decisions made anew, so that it is of a part. */
  Architecture into(int part, Architecture architecture, RandomGenerator random) {
    Architecture moved = architecture;
    int rest = part;
    for (int i = decisions.size() - 1; i >= 0; i--) {
      Grouped grouped = decisions.get(i);
      List<Integer> group = grouped.groups().get(rest % grouped.groups().size());
      rest /= grouped.groups().size();
      int choice = group.size() == 1 ? group.get(0) : group.get(random.nextInt(group.size()));
      moved = moved.with(grouped.decision(), choice);
    }
    return moved;
  }

  @Override
  public String toString() {
    return decisions.stream()
        .map(d -> d.decision() + " " + d.groups())
        .collect(Collectors.joining(", "));
  }
}
