package org.reprise.training.cuda.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.reprise.data.file.OutputFile;

/** One run of a part: what it reads, where it writes, how long it may take, what it says. */
final class CheckRun {
  private final String part;
  private final Path data;
  private final Path out;
  private final long deadline;
  private final PrintWriter writer;
  private boolean failed;

  /**
   * A run of {@code part}.
   *
   * @param data folder of what was packed for it
   * @param out folder that exists
   * @param seconds after which it begins nothing new
   */
  CheckRun(String part, Path data, Path out, double seconds, PrintWriter writer) {
    this.part = part;
    this.data = data;
    this.out = out;
    this.deadline = System.nanoTime() + (long) (seconds * 1e9);
    this.writer = writer;
  }

  /** Returns a packed file. */
  Path data(String name) {
    return data.resolve(name);
  }

  /** Returns a file of the results. */
  Path out(String name) {
    return out.resolve(name);
  }

  /** Returns the seconds until nothing new is to be begun; negative afterwards. */
  double left() {
    return (deadline - System.nanoTime()) * 1e-9;
  }

  /** Says one line {@code PASS part: detail}, or FAIL. */
  void verdict(boolean passed, String format, Object... values) {
    failed |= !passed;
    say(passed ? "PASS" : "FAIL", format, values);
  }

  /** Says one line that judges nothing: a figure, or what could not be done. */
  void note(String format, Object... values) {
    say("NOTE", format, values);
  }

  private void say(String kind, String format, Object... values) {
    writer.printf(
        Locale.ROOT, "%s %s: %s%n", kind, part, String.format(Locale.ROOT, format, values));
    writer.flush();
  }

  /** Returns whether a verdict was FAIL. */
  boolean failed() {
    return failed;
  }

  /** Writes lines as a file of the results. */
  void write(String name, List<String> lines) throws IOException {
    OutputFile.writeText(out(name), String.join("\n", lines) + "\n");
  }
}
