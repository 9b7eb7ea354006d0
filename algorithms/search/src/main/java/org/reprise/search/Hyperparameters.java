package org.reprise.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.space.InvalidInputException;

/**
 * A value for each parameter of a method, checked. Immutable; in the order in which the method
 * declares them.
 */
public final class Hyperparameters {
  private final Map<String, String> values;

  private Hyperparameters(Map<String, String> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /**
   * Returns the defaults of {@code declared}, but for the given values.
   *
   * @throws InvalidInputException if a name is not declared or a value not accepted
   */
  public static Hyperparameters of(List<Hyperparameter> declared, Map<String, String> given) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Hyperparameter parameter : declared) {
      String value = given.getOrDefault(parameter.name(), parameter.defaultValue());
      parameter.domain().check(parameter.name(), value);
      values.put(parameter.name(), value);
    }
    for (String name : given.keySet()) {
      if (!values.containsKey(name)) {
        throw new InvalidInputException(
            "no parameter '"
                + name
                + "'; "
                + (values.isEmpty()
                    ? "there are none"
                    : "there are: " + String.join(", ", values.keySet())));
      }
    }
    return new Hyperparameters(values);
  }

  /** Returns all names and values, as text. */
  public Map<String, String> asMap() {
    return values;
  }

  /** Returns the value of {@code name} as text. */
  public String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("parameter " + name + " is not declared");
    }
    return value;
  }

  /** Returns the value of {@code name} as a whole number. */
  public int whole(String name) {
    return Integer.parseInt(text(name));
  }

  /** Returns the value of {@code name} as a real number. */
  public double real(String name) {
    return Double.parseDouble(text(name));
  }
}
