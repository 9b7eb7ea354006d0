package org.reprise.cli.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
  void aCheckpointThatWasCutIsNamedAndTheSearchBegunAnew(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("run");
    String[] command = {"evolve", "--task", "linear", "--individuals", "20000", "--out", "" + out};
    CommandLineTester.Outcome whole = CommandLineTester.run(command);
    Path checkpoint = out.resolve("checkpoint");
    byte[] bytes = Files.readAllBytes(checkpoint);
    for (int length : new int[] {0, 3, 50, bytes.length - 1}) {
      Files.write(checkpoint, Arrays.copyOf(bytes, length));
      CommandLineTester.Outcome again = CommandLineTester.run(command);
      assertThat(again.code()).isZero();
      assertThat(again.err()).contains("checkpoint " + checkpoint + " was damaged: the search");
      assertThat(again.out()).isEqualTo(whole.out());
      assertThat(checkpoint).hasBinaryContent(bytes);
    }
    Files.writeString(checkpoint, "a stranger's file of this name");
    assertThat(CommandLineTester.refusal(command)).contains("not a checkpoint of a search");
    assertThat(checkpoint).hasContent("a stranger's file of this name");
  }

  @Test
  void aRejectedCallLeavesNoFolderAndNoStrangersPageIsOverwritten(@TempDir Path folder)
      throws IOException {
    Path out = folder.resolve("run");
    CommandLineTester.refusal("evolve", "--task", "linear", "--method", "hill", "--out", "" + out);
    CommandLineTester.refusal(
        "evolve", "--task", "linear", "--individuals", "0", "--out", "" + out);
    assertThat(out).doesNotExist();
    Path page = Files.writeString(folder.resolve("index.html"), "mine");
    assertThat(CommandLineTester.refusal("evolve", "--task", "linear", "--out", "" + folder))
        .contains("index.html was not written by this command");
    assertThat(page).hasContent("mine");
  }

  @Test
  void aProgramMayBeginWithAByteOrderMark(@TempDir Path folder) throws IOException {
    String text =
        "def Setup():\ndef Predict():\n  s1 = dot(v2, v0)\ndef Learn():\n  v1 = v2 + v0\n";
    Path plain = Files.writeString(folder.resolve("plain.txt"), text);
    Path marked = Files.writeString(folder.resolve("marked.txt"), "\ufeff" + text);
    assertThat(CommandLineTester.output("evolve", "--task", "linear", "--program", "" + marked))
        .isEqualTo(CommandLineTester.output("evolve", "--task", "linear", "--program", "" + plain));
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
