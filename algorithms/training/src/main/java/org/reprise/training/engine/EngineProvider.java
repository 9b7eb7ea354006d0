package org.reprise.training.engine;

import java.util.Optional;
import java.util.ServiceLoader;
import org.reprise.space.InvalidInputException;
import org.reprise.training.tensor.Operations;

/**
 * An engine that another module brings: found by {@link ServiceLoader} when its {@link Engine} is
 * named, and not before.
 */
public interface EngineProvider {
  /** The name in commands, that of an {@link Engine}. */
  String name();

  /**
   * Returns why it cannot compute here, in one line: what was looked for, what is needed; empty if
   * it can.
   */
  Optional<String> obstacle();

  /**
   * Returns fresh operations, for one thread.
   *
   * @throws InvalidInputException if it cannot compute here
   */
  Operations open();

  /** Returns the provider of the engine {@code name}, if one is on the class path. */
  static Optional<EngineProvider> named(String name) {
    return ServiceLoader.load(EngineProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(name))
        .findFirst();
  }
}
