package org.reprise.training.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.reprise.space.InvalidInputException;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.tensor.Operations;

/** What can compute a training. */
public enum Engine {
  /** Java's vector registers, {@link LaneOperations}: the fastest for small networks. */
  LANES(LaneOperations::new),
  /** ND4J in single precision: on the processor, or on a CUDA device in a build for it. */
  ND4J(Nd4jEngine::singlePrecision);

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
   * Fresh operations, for one thread.
   *
   * @throws InvalidInputException if this virtual machine was started without the vectors' module
   */
  public Operations open() {
    if (this == LANES && !LaneOperations.available()) {
      throw new InvalidInputException(
          "engine lanes needs Java's option --add-modules jdk.incubator.vector");
    }
    return operations.get();
  }
}
