package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.reprise.space.InvalidInputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class OneLineErrorsTest {
  private final StringWriter err = new StringWriter();

  private int codeAfter(Exception error, boolean trace) {
    CommandLine command = new CommandLine(new Nothing());
    command.setErr(new PrintWriter(err));
    return new OneLineErrors(() -> trace)
        .handleExecutionException(error, command, command.parseArgs());
  }

  @Command(name = "nothing")
  private static final class Nothing {}

  @Test
  void wrongInputIsPrintedAsItStands() {
    assertThat(codeAfter(new InvalidInputException("no table 'x'; there are: y"), false))
        .isEqualTo(2);
    assertThat(err).hasToString("reprise: no table 'x'; there are: y" + System.lineSeparator());
  }

  @Test
  void wrongInputThatARunMeetsIsWrongInput() {
    InvalidInputException wrong = new InvalidInputException("no mutation 'x'; accepted: y");
    assertThat(codeAfter(new IllegalStateException("run 3 failed", wrong), false)).isEqualTo(2);
    assertThat(err).hasToString("reprise: no mutation 'x'; accepted: y" + System.lineSeparator());
  }

  @Test
  void missingFilesAreWrongInput() {
    assertThat(codeAfter(new UncheckedIOException(new NoSuchFileException("a.csv")), false))
        .isEqualTo(2);
    assertThat(err).hasToString("reprise: no file a.csv" + System.lineSeparator());
  }

  @Test
  void othersAreOneLineWithAHintAndCodeOne() {
    assertThat(codeAfter(new IllegalStateException("first\n second"), false)).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "reprise: unexpected IllegalStateException: first second (--trace shows where)"
                + System.lineSeparator());
    assertThat(codeAfter(new IOException(), false)).isEqualTo(1);
  }

  @Test
  void theTraceComesWhenAskedFor() {
    codeAfter(new IllegalStateException("here"), true);
    assertThat(err.toString()).contains("at org.reprise.cli.OneLineErrorsTest");
  }
}
