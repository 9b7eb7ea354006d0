package org.reprise.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.reprise.cli.CommandLineTester;

/** The reference of the command line is what the program prints today. */
class CommandReferenceTest {
  private static final Path PAGE = Path.of("../../docs/reference/command-line.md");

  @Test
  void thePageIsOfToday() throws IOException {
    assertThat(Files.readString(PAGE))
        .as("written by: ./reprise help --all > docs/reference/command-line.md")
        .isEqualTo(CommandLineTester.output("help", "--all"));
  }
}
