package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs commands in this process and keeps what they print. */
public final class CommandLineTester {
  /**
   * What a command did.
   *
   * @param code its exit code
   * @param out what it printed on standard output
   * @param err what it printed on standard error
   */
  public record Outcome(int code, String out, String err) {}

  private CommandLineTester() {}

  /** Runs a command. */
  public static Outcome run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Reprise.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Outcome(code, out.toString(), err.toString());
  }

  /** Runs a command that must succeed without a word on standard error. */
  public static String output(String... args) {
    Outcome outcome = run(args);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    return outcome.out();
  }

  /** Runs a command that must be refused with one line and code 2; the line. */
  public static String refusal(String... args) {
    Outcome outcome = run(args);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("reprise: ").endsWith(System.lineSeparator());
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.code()).isEqualTo(Reprise.WRONG_INPUT);
    return outcome.err().strip();
  }
}
