package org.reprise.space.user;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;

/**
 * A space of decisions that a user describes in YAML; {@link UserSpaceFile} reads one. Without a
 * rule it is their product.
 *
 * <p>An architecture is written with the names of its decisions, {@code kernel=3,width=16}. Read
 * are as well the decisions in any other order, and the choices alone in the order of the file,
 * {@code 3,16}. A semicolon may stand for the comma.
 */
public class UserSpace extends ProductSpace {
  private final String yaml;

  UserSpace(String name, String description, List<Decision> decisions, String yaml) {
    super(name, description, decisions);
    this.yaml = yaml;
  }

  /** Returns the YAML text that describes this space, as it was read. */
  public String yaml() {
    return yaml;
  }

  /**
   * Returns the rules of the file, in its order; empty where every combination is an architecture.
   */
  public List<String> rules() {
    return List.of();
  }

  @Override
  public final String format(Architecture architecture) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < architecture.length(); i++) {
      Decision decision = decisions().get(i);
      parts.add(decision.name() + "=" + decision.choices().get(architecture.choice(i)));
    }
    return String.join(",", parts);
  }

  @Override
  public Architecture parse(String text) {
    String[] parts = text.split("[,;]", -1);
    if (parts.length != decisions().size()) {
      throw malformed(
          text, "it has " + parts.length + " parts, not " + decisions().size() + " decisions");
    }
    long named = Arrays.stream(parts).filter(part -> part.contains("=")).count();
    if (named != 0 && named != parts.length) {
      throw malformed(text, "only some of its parts name their decision");
    }
    int[] choices = new int[parts.length];
    Arrays.fill(choices, -1);
    for (int i = 0; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      int decision = equals < 0 ? i : decisionNamed(parts[i].substring(0, equals).strip(), text);
      if (choices[decision] >= 0) {
        throw malformed(text, "decision '" + decisions().get(decision).name() + "' is there twice");
      }
      try {
        choices[decision] =
            decisions().get(decision).indexOf(parts[i].substring(equals + 1).strip());
      } catch (InvalidInputException e) {
        throw malformed(text, e.getMessage());
      }
    }
    return Architecture.of(choices);
  }

  private int decisionNamed(String decision, String text) {
    for (int i = 0; i < decisions().size(); i++) {
      if (decisions().get(i).name().equals(decision)) {
        return i;
      }
    }
    throw malformed(text, "there is no decision '" + decision + "'");
  }

  private InvalidInputException malformed(String text, String why) {
    return new InvalidInputException(
        "not an architecture of space "
            + name()
            + ": '"
            + text
            + "': "
            + why
            + "; written as "
            + format(Architecture.of(new int[decisions().size()])));
  }
}
