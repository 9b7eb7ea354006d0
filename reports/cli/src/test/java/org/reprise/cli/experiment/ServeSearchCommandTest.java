package org.reprise.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.cli.CommandLineTester;
import org.reprise.cli.Reprise;
import org.reprise.reproduction.result.Results;
import org.reprise.reproduction.result.RunRecord;

class ServeSearchCommandTest {
  private static final String SKIP =
      "|skip_connect~0|+|skip_connect~0|skip_connect~1|+|skip_connect~0|skip_connect~1|skip_connect~2|";

  @TempDir Path folder;
  private InputStream before;

  @BeforeEach
  void useHome() {
    before = System.in;
    System.setProperty("reprise.home", folder.resolve("home").toString());
  }

  @AfterEach
  void leaveHome() {
    System.setIn(before);
    System.clearProperty("reprise.home");
  }

  private CommandLineTester.Outcome serve(String questions, String... more) {
    System.setIn(new ByteArrayInputStream(questions.getBytes(StandardCharsets.UTF_8)));
    String[] all = {
      "serve-search", "--name", "mine", "--budget", "3", "--out", folder.resolve("out").toString()
    };
    String[] whole = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, whole, all.length, more.length);
    return CommandLineTester.run(whole);
  }

  @Test
  void questionsAreAnsweredAndTheSearchBecomesARun() throws IOException {
    String evaluate = "{\"evaluate\":\"" + SKIP + "\"}\n";
    CommandLineTester.Outcome outcome =
        serve(
            "nonsense\n{\"ask\":1}\n{\"sample\":1}\n{\"neighbours\":\""
                + SKIP
                + "\"}\n"
                + "{\"evaluate\":\"x\"}\n"
                + evaluate
                + evaluate
                + evaluate
                + evaluate);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines).hasSize(11);
    assertThat(lines.get(0)).contains("\"event\":\"start\"", "\"space\":\"nasbench201\"");
    assertThat(lines.get(1)).contains("not a JSON object in one line: nonsense");
    assertThat(lines.get(2)).contains("ask for evaluate");
    assertThat(lines.get(3)).contains("\"architecture\":\"|");
    assertThat(lines.get(4).split("none", -1).length).isGreaterThan(5);
    assertThat(lines.get(5)).contains("\"error\":");
    assertThat(lines.get(8)).contains("\"validAccuracy\":", "\"progress\":1.0");
    assertThat(lines.get(9)).contains("\"event\":\"end\"", "the budget is spent");
    assertThat(lines.get(10)).contains("complete");
    RunRecord run = Results.read(folder.resolve("out")).runs().get(0);
    assertThat(run.method()).isEqualTo("mine");
    assertThat(run.evaluations()).isEqualTo(3);
    assertThat(run.unique()).isEqualTo(1);
    assertThat(run.chosen().architecture()).isEqualTo(SKIP);
    CommandLineTester.Outcome report =
        CommandLineTester.run("report", folder.resolve("out").toString());
    assertThat(report.err()).isEmpty();
    assertThat(report.out()).contains("mine");
  }

  @Test
  void aMethodThatEndsEarlyIsOneLineAndLeavesNoFolder() {
    CommandLineTester.Outcome outcome = serve("{\"sample\":1}\n");
    assertThat(outcome.code()).isEqualTo(Reprise.WRONG_INPUT);
    assertThat(outcome.err()).contains("the method ended before its search did").hasLineCount(1);
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(
            CommandLineTester.refusal(
                "serve-search",
                "--name",
                "random-search",
                "--out",
                folder.resolve("out").toString()))
        .contains("no method's of Reprise");
  }

  @Test
  void theExampleInPythonRuns() throws IOException, InterruptedException {
    assumeTrue(hasPython(), "no python3 here");
    Path script =
        Path.of(System.getProperty("maven.multiModuleProjectDirectory", "../.."))
            .resolve("docs/samples/ask_and_tell.py");
    Path out = folder.resolve("python");
    Process python =
        new ProcessBuilder(
                "python3",
                script.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dreprise.home=" + folder.resolve("home"),
                "-cp",
                System.getProperty("java.class.path"),
                Reprise.class.getName(),
                "serve-search",
                "--name",
                "my-search",
                "--seeds",
                "2",
                "--budget",
                "40",
                "--out",
                out.toString())
            .redirectError(folder.resolve("err").toFile())
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(Files.readString(folder.resolve("err"))).isZero();
    assertThat(said.lines()).hasSize(2).allMatch(line -> line.startsWith("best validation"));
    assertThat(Results.read(out).runs()).hasSize(2).allMatch(run -> run.evaluations() == 40);
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
