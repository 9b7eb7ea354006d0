package org.reprise.training.cuda.check;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reprise.space.InvalidInputException;
import org.reprise.training.cuda.CudaEngine;
import org.reprise.training.engine.Engine;

/**
 * What {@code ci/device-check.sh} starts, once a part: {@code DeviceCheck PART DATA OUT SECONDS}.
 * It prints lines {@code PASS|FAIL|SKIP|NOTE part: detail} and leaves figures under OUT. Exit code:
 * 0, or 1 if something failed, or 2 for wrong arguments.
 */
public final class DeviceCheck {
  private static final int ARGUMENTS = 4;
  private static final List<Integer> WIDTHS = List.of(1, 8, 64, 256);

  private DeviceCheck() {}

  /** Returns the parts by name; those of the device first, the cheapest first. */
  static Map<String, CheckPart> parts() {
    Map<String, CheckPart> parts = new LinkedHashMap<>(devices());
    parts.put("lanes", new LanesPart());
    parts.put("prepare", new Preparation());
    parts.put("golden", run -> run.write(GoldenTrainings.FILE, GoldenTrainings.computed()));
    return parts;
  }

  private static Map<String, CheckPart> devices() {
    Map<String, CheckPart> parts = new LinkedHashMap<>();
    parts.put("self-test", new SelfTestPart(Engine.CUDA, GoldenTrainings.all()));
    parts.put(
        "short-self-test", new SelfTestPart(Engine.CUDA, GoldenTrainings.all().subList(0, 1)));
    parts.put("throughput", new ThroughputPart(Engine.CUDA, WIDTHS));
    parts.put("agreement", new AgreementPart(Engine.CUDA, 500));
    parts.put("kernels", new KernelsPart(256));
    parts.put("ranking", new RankingPart(CudaEngine::opened, WIDTHS, 3_000));
    parts.put("sandwich", new SandwichPart(CudaEngine::opened, WIDTHS, 5));
    return parts;
  }

  /** Runs one part and ends the virtual machine. */
  public static void main(String[] arguments) {
    PrintWriter out =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    int code = run(out, arguments);
    out.flush();
    System.exit(code);
  }

  /** Runs one part, what it says goes to {@code out}, and returns the exit code. */
  public static int run(PrintWriter out, String... arguments) {
    CheckPart part = arguments.length == ARGUMENTS ? parts().get(arguments[0]) : null;
    if (part == null) {
      out.println("usage: PART DATA OUT SECONDS; parts: " + String.join(", ", parts().keySet()));
      return 2;
    }
    String name = arguments[0];
    Optional<String> obstacle =
        devices().containsKey(name) ? Engine.CUDA.obstacle() : Optional.empty();
    if (obstacle.isPresent()) {
      out.println("SKIP " + name + ": " + obstacle.get());
      return 0;
    }
    CheckRun run =
        new CheckRun(
            name,
            Path.of(arguments[1]),
            Path.of(arguments[2]),
            Double.parseDouble(arguments[3]),
            out);
    try {
      Files.createDirectories(Path.of(arguments[2]));
      part.run(run);
    } catch (InvalidInputException | IOException e) {
      run.verdict(false, "%s", String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      // The next part runs all the same; what went wrong must not be lost with the machine.
      run.verdict(false, "%s", trace(e));
    }
    return run.failed() ? 1 : 0;
  }

  private static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
