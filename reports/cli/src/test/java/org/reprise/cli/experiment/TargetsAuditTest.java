package org.reprise.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.reprise.cli.CommandLineTester;

/** The list of what a wrong method could pass is what the program prints today. */
class TargetsAuditTest {
  @Test
  void theDocumentIsOfToday() throws IOException {
    Path document =
        Path.of(System.getProperty("maven.multiModuleProjectDirectory", "../.."))
            .resolve("docs/targets-audit.md");
    assertThat(Files.readString(document))
        .isEqualTo(CommandLineTester.output("reproduce", "--audit"));
  }
}
