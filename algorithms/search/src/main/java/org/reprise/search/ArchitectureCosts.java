package org.reprise.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.network.LayerGraphSpace;

/**
 * Costs of an architecture that are known without training it, by name: parameters, multiply-adds,
 * a latency. Less is better. Immutable and safe to use from many threads.
 */
public final class ArchitectureCosts {
  /** Trained numbers. */
  public static final String PARAMETERS = "parameters";

  /** Multiply-adds of one example forward. */
  public static final String MULTIPLY_ADDS = "multiply_adds";

  /** No costs. */
  public static final ArchitectureCosts NONE = new ArchitectureCosts(Map.of());

  private final Map<String, ToDoubleFunction<Architecture>> byName;

  /**
   * These costs, in this order.
   *
   * @param byName give NaN for an architecture whose cost is not known
   */
  public ArchitectureCosts(Map<String, ToDoubleFunction<Architecture>> byName) {
    this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /**
   * Returns what the networks of {@code space} cost as its paper builds them; none if it has none.
   */
  public static ArchitectureCosts of(SearchSpace space) {
    if (!(space instanceof LayerGraphSpace networks)) {
      return NONE;
    }
    Map<String, ToDoubleFunction<Architecture>> costs = new LinkedHashMap<>();
    costs.put(PARAMETERS, architecture -> networks.network(architecture).parameters());
    costs.put(MULTIPLY_ADDS, architecture -> networks.network(architecture).multiplyAdds());
    return new ArchitectureCosts(costs);
  }

  /** Returns the names. */
  public Set<String> names() {
    return byName.keySet();
  }

  /**
   * Returns the cost called {@code name}.
   *
   * @throws InvalidInputException if there is none
   */
  public ToDoubleFunction<Architecture> named(String name) {
    ToDoubleFunction<Architecture> cost = byName.get(name);
    if (cost == null) {
      throw new InvalidInputException(
          "no cost '"
              + name
              + "'; there "
              + (byName.isEmpty()
                  ? "are none here"
                  : "are: " + String.join(", ", byName.keySet())));
    }
    return cost;
  }
}
