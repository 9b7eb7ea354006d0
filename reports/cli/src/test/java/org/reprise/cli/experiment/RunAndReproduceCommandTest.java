package org.reprise.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.cli.CommandLineTester;

class RunAndReproduceCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void useHomeOfTheTest() {
    System.setProperty("reprise.home", folder.resolve("home").toString());
  }

  @AfterEach
  void leaveHomeOfTheTest() {
    System.clearProperty("reprise.home");
  }

  @Test
  void targetsThatNeedNoDataAreJudged() throws IOException {
    Path out = folder.resolve("report");
    String printed =
        CommandLineTester.output("reproduce", "nats-bench-size", "--out", out.toString());
    assertThat(printed)
        .contains("reproduced       nats-bench-size/size")
        .contains("0 not reproduced");
    assertThat(out)
        .isDirectoryContaining("glob:**/reproduction-junit.xml")
        .isDirectoryContaining("glob:**/reproduction.html");
    assertThat(folder.resolve("home").resolve("verdicts.jsonl"))
        .content()
        .contains("\"id\":\"nats-bench-size/size\",\"verdict\":\"REPRODUCED\"");
    JsonNode json =
        new ObjectMapper()
            .readTree(CommandLineTester.output("reproduce", "nats-bench-size/size", "--json"));
    assertThat(json.at("/outcomes")).hasSize(1);
    assertThat(json.at("/outcomes/0/measured/value").asDouble()).isEqualTo(32_768);
    assertThat(json.at("/provenance/commandLine/1").asText()).isEqualTo("reproduce");
  }

  @Test
  void wrongInputIsRefusedAndNothingIsWritten() {
    Path out = folder.resolve("runs");
    assertThat(CommandLineTester.refusal("reproduce", "no-such", "--out", out.toString()))
        .contains("no reproduction target for 'no-such'")
        .contains("regularized-evolution");
    assertThat(CommandLineTester.refusal("reproduce", "nats-bench-size/none"))
        .contains("no reproduction target for 'nats-bench-size/none'")
        .contains("nats-bench-size/size");
    assertThat(CommandLineTester.refusal("reproduce", "--record"))
        .contains("works in the root of a checkout of Reprise only");
    assertThat(CommandLineTester.refusal("run", "--methods", "no-such", "--out", out.toString()))
        .contains("no method 'no-such'");
    assertThat(CommandLineTester.refusal("run", "--budget", "0", "--out", out.toString()))
        .contains("budget '0' is not accepted");
    assertThat(CommandLineTester.refusal("run", "--threads", "0", "--out", out.toString()))
        .contains("threads must be 1 or more");
    assertThat(CommandLineTester.refusal("run", "--table", "no-such", "--out", out.toString()))
        .contains("no table 'no-such'");
    assertThat(out).doesNotExist();
  }
}
