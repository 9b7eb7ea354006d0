package org.reprise.cli.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.cli.CommandLineTester;

class EvolveCommandTest {

  @Test
  void listsTasks() {
    assertThat(CommandLineTester.output("evolve", "--list"))
        .contains("linear ", "two-layer", "projected-binary");
  }

  @Test
  void searchesAndWritesThePageAndGoesOnWhereItStopped(@TempDir Path folder) throws IOException {
    String out = folder.resolve("run").toString();
    String[] command = {
      "evolve", "--task", "linear", "--seed", "5", "--individuals", "20000", "--out", out
    };
    CommandLineTester.Outcome first = CommandLineTester.run(command);
    assertThat(first.code()).isZero();
    assertThat(first.out()).contains("fitness on unseen tasks", "def Learn():", "index.html");
    assertThat(first.err()).contains("10,000 of 20,000", "20,000 of 20,000", "individuals/s");
    Path page = folder.resolve("run/index.html");
    assertThat(Files.readString(page)).contains("Ancestry of the winner", "--seed 5");
    // All is done: the second call has no round left and says the same.
    CommandLineTester.Outcome second = CommandLineTester.run(command);
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(second.err()).isEmpty();
    // The winner is in the readable form.
    String winner = folder.resolve("run/winner.txt").toString();
    String evaluated =
        CommandLineTester.output("evolve", "--program", winner, "--task", "linear", "--seed", "5");
    assertThat(evaluated).isEqualTo(first.out().substring(0, first.out().indexOf("Page:")));
  }

  @Test
  void refusesInOneLine(@TempDir Path folder) throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.txt"), "def Predict():\n  s1 = v0 + v0\n");
    assertThat(CommandLineTester.refusal("evolve")).contains("needs --task, --list or --bench");
    assertThat(CommandLineTester.refusal("evolve", "--task", "cubic")).contains("accepted are");
    assertThat(CommandLineTester.refusal("evolve", "--task", "linear", "--method", "hill"))
        .contains("--method 'hill': accepted are evolution, random");
    assertThat(CommandLineTester.refusal("evolve", "--task", "linear", "--cache", "all"))
        .contains("accepted are none, per-task, whole-program");
    assertThat(CommandLineTester.refusal("evolve", "--task", "linear", "--islands", "0"))
        .contains("--islands must be 1 or more");
    assertThat(CommandLineTester.refusal("evolve", "--task", "linear", "--program", bad.toString()))
        .contains("line 2: 's1 = v0 + v0' is none of the 65 operations");
    assertThat(
            CommandLineTester.refusal(
                "evolve", "--task", "projected-binary", "--images", "photographs"))
        .contains("no image data set 'photographs'");
  }
}
