package org.reprise.training.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.reprise.space.InvalidInputException;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.tensor.Operations;

/** What can compute a training. */
public enum Engine {
  /** Java's vector registers, {@link LaneOperations}: the fastest for small networks. */
  LANES(LaneOperations::new),
  /** ND4J in single precision: on the processor, or on a CUDA device in a build for it. */
  ND4J(Nd4jEngine::singlePrecision),
  /** An NVIDIA GPU, by kernels of our own: module training-cuda, where it is built in. */
  CUDA(() -> EngineProvider.named("cuda").orElseThrow().open());

  private static final String NOT_BUILT_IN =
      "not built in; REPRISE_PROFILES=gpu ./reprise ... builds it in (Maven: -Pgpu)";

  private final Supplier<Operations> operations;

  Engine(Supplier<Operations> operations) {
    this.operations = operations;
  }

  /** Returns the name in commands. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns all names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Engine::text).toList();
  }

  /**
   * Returns the engine called {@code text}.
   *
   * @throws InvalidInputException if there is none
   */
  public static Engine named(String text) {
    return Arrays.stream(values())
        .filter(engine -> engine.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no engine '" + text + "'; accepted: " + String.join(", ", names())));
  }

  /** Returns the vector registers where the virtual machine opens them, else ND4J. */
  public static Engine preferred() {
    return LaneOperations.available() ? LANES : ND4J;
  }

  /** Fresh operations in double precision, by ND4J, for one thread. */
  public static Operations openDoublePrecision() {
    return Nd4jEngine.doublePrecision();
  }

  /**
   * Returns why it cannot compute here, in one line; empty if it can, as far as that shows without
   * starting it.
   */
  public Optional<String> obstacle() {
    return switch (this) {
      case LANES ->
          LaneOperations.available()
              ? Optional.empty()
              : Optional.of("Java's option --add-modules jdk.incubator.vector is needed");
      case ND4J -> Optional.empty();
      case CUDA ->
          EngineProvider.named(text())
              .map(EngineProvider::obstacle)
              .orElseGet(() -> Optional.of(NOT_BUILT_IN));
    };
  }

  /**
   * Returns this engine.
   *
   * @throws InvalidInputException if it cannot compute here
   */
  public Engine required() {
    obstacle()
        .ifPresent(
            obstacle -> {
              throw new InvalidInputException("engine " + text() + ": " + obstacle);
            });
    return this;
  }

  /**
   * Fresh operations, for one thread.
   *
   * @throws InvalidInputException if it cannot compute here
   */
  public Operations open() {
    return required().operations.get();
  }
}
