package org.reprise.space;

import java.util.HashSet;
import java.util.List;

/**
 * One named decision of a search space and the names of its choices, in the order of their numbers.
 *
 * @param name what is decided, such as {@code 0->1} for an edge
 * @param choices at least one name, all distinct
 */
public record Decision(String name, List<String> choices) {
  public Decision {
    choices = List.copyOf(choices);
    if (choices.isEmpty()) {
      throw new InvalidInputException("decision '" + name + "' has no choices; give at least one");
    }
    if (new HashSet<>(choices).size() != choices.size()) {
      throw new InvalidInputException(
          "decision '" + name + "' names a choice twice: " + String.join(", ", choices));
    }
  }

  /** Returns how many choices there are. */
  public int size() {
    return choices.size();
  }

  /**
   * Returns the number of the choice called {@code choice}.
   *
   * @throws InvalidInputException if there is none of that name
   */
  public int indexOf(String choice) {
    int index = choices.indexOf(choice);
    if (index < 0) {
      throw new InvalidInputException(
          "decision '"
              + name
              + "' has no choice '"
              + choice
              + "'; accepted: "
              + String.join(", ", choices));
    }
    return index;
  }
}
