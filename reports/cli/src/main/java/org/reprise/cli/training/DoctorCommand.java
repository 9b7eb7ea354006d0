package org.reprise.cli.training;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import org.reprise.training.engine.Engine;
import org.reprise.training.engine.SelfTest;
import org.reprise.training.tensor.Operations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code reprise doctor}: what this machine trains with, and whether it works. */
@Command(
    name = "doctor",
    description =
        "What this machine trains with, and a self-test of each engine: a second of training,"
            + " before which ND4J may take half a minute to start.")
public final class DoctorCommand implements CliCommand, Callable<Integer> {
  private static final double GIB = 1L << 30;

  @Spec private CommandSpec spec;

  @Mixin private JsonOption json;

  /** The machine and its engines. */
  public record Health(
      String java, String system, int processors, double heapGib, List<EngineHealth> engines) {}

  /**
   * One engine.
   *
   * @param description backend and precision; or what is wrong
   * @param machine device, natives, threads, memory
   * @param steps of the self-test; 0 if it did not run
   * @param preferred whether it is used where none is named
   * @param notUsed why it is not used where none is named; absent for the one that is
   */
  public record EngineHealth(
      String name,
      String description,
      Map<String, String> machine,
      boolean passed,
      int steps,
      double millisecondsPerStep,
      boolean preferred,
      @Nullable String notUsed) {}

  @Override
  public Integer call() {
    List<EngineHealth> engines = new ArrayList<>();
    for (Engine engine : Engine.values()) {
      engines.add(examine(engine));
    }
    Health health =
        new Health(
            Runtime.version().toString(),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            Runtime.getRuntime().maxMemory() / GIB,
            engines);
    json.print(spec.commandLine().getOut(), health, this::print);
    return engines.stream().anyMatch(EngineHealth::passed) ? Reprise.DONE : Reprise.FAILED;
  }

  private static EngineHealth examine(Engine engine) {
    boolean preferred = engine == Engine.preferred();
    Optional<String> obstacle = engine.obstacle();
    if (obstacle.isPresent()) {
      return broken(engine, obstacle.get());
    }
    try (Operations operations = engine.open()) {
      SelfTest test = SelfTest.run(operations);
      return new EngineHealth(
          engine.text(),
          operations.description(),
          new TreeMap<>(operations.machine()),
          test.passed(),
          test.steps(),
          test.milliseconds(),
          preferred,
          preferred ? null : unlessNamed(engine));
    } catch (RuntimeException | LinkageError e) {
      // Whatever keeps an engine from running is the answer here.
      return broken(engine, String.valueOf(e.getMessage()));
    }
  }

  private static EngineHealth broken(Engine engine, String what) {
    return new EngineHealth(
        engine.text(),
        what,
        Map.of(),
        false,
        0,
        0,
        engine == Engine.preferred(),
        "cannot compute here");
  }

  private static String unlessNamed(Engine engine) {
    String why =
        engine == Engine.CUDA
            ? "what it trains are tables of their own"
            : "small networks train faster with " + Engine.preferred().text();
    return why + "; --engine " + engine.text() + " takes it";
  }

  private void print(Health health) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "Java %s on %s, %d processors, heap of at most %.1f GiB%n",
        health.java(),
        health.system(),
        health.processors(),
        health.heapGib());
    for (EngineHealth engine : health.engines()) {
      out.printf(
          Locale.ROOT,
          "%s: %s%s%n",
          engine.name(),
          engine.description(),
          engine.preferred() ? " (used unless another is named)" : "");
      engine.machine().forEach((name, fact) -> out.printf("  %s: %s%n", name, fact));
      if (engine.notUsed() != null && engine.steps() > 0) {
        out.printf("  not used where no engine is named: %s%n", engine.notUsed());
      }
      if (engine.steps() > 0) {
        out.printf(
            Locale.ROOT,
            "  self-test %s: %d steps of a small network, %.2f ms each%n",
            engine.passed() ? "passed" : "FAILED",
            engine.steps(),
            engine.millisecondsPerStep());
      }
    }
  }
}
