package org.reprise.training.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedTrialsTest {
  @TempDir Path folder;

  private int made;

  private String outcome(FinishedTrials trials, String key) {
    return trials.outcome(key, () -> "outcome " + ++made, FinishedTrials.class);
  }

  @Test
  void whatIsDoneIsNotDoneAgain() throws IOException {
    Path file = folder.resolve("unfinished").resolve("check.tsv");
    FinishedTrials trials = new FinishedTrials(Optional.of(file));
    assertThat(outcome(trials, "a")).isEqualTo("outcome 1");
    assertThat(outcome(trials, "b")).isEqualTo("outcome 2");
    assertThat(outcome(trials, "a")).isEqualTo("outcome 1");
    assertThat(outcome(new FinishedTrials(Optional.of(file)), "b")).isEqualTo("outcome 2");
    assertThat(outcome(new FinishedTrials(Optional.empty()), "b")).isEqualTo("outcome 3");

    // Killed within the line of b: that trial is made again, that of a is not.
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 3));
    FinishedTrials after = new FinishedTrials(Optional.of(file));
    assertThat(outcome(after, "a")).isEqualTo("outcome 1");
    assertThat(outcome(after, "b")).isEqualTo("outcome 4");
    assertThat(outcome(new FinishedTrials(Optional.of(file)), "b")).isEqualTo("outcome 4");
  }

  @Test
  void aTrialOfOtherCodeIsAnotherTrial() {
    Path file = folder.resolve("check.tsv");
    assertThat(outcome(new FinishedTrials(Optional.of(file)), "a")).isEqualTo("outcome 1");
    String other =
        new FinishedTrials(Optional.of(file)).outcome("a", () -> "of other code", Test.class);
    assertThat(other).isEqualTo("of other code");
  }

  /** Verdicts are resources: to record one must not make trials anew. */
  @Test
  void codeIsItsClassesInFoldersAndJars() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes").resolve("some"));
    Files.writeString(classes.resolve("A.class"), "one");
    Files.writeString(classes.resolve("verdicts.jsonl"), "none");
    Path jar = folder.resolve("some.jar");
    writeJar(jar, "one", "none");
    String digest = CodeDigest.of(folder.resolve("classes"));
    assertThat(CodeDigest.of(jar)).isEqualTo(digest);

    Files.writeString(classes.resolve("verdicts.jsonl"), "reproduced");
    writeJar(jar, "one", "reproduced");
    assertThat(CodeDigest.of(folder.resolve("classes"))).isEqualTo(digest);
    assertThat(CodeDigest.of(jar)).isEqualTo(digest);

    Files.writeString(classes.resolve("A.class"), "two");
    writeJar(jar, "two", "reproduced");
    assertThat(CodeDigest.of(folder.resolve("classes"))).isNotEqualTo(digest);
    assertThat(CodeDigest.of(jar)).isEqualTo(CodeDigest.of(folder.resolve("classes")));
  }

  private static void writeJar(Path jar, String code, String verdicts) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("some/A.class"));
      out.write(code.getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new ZipEntry("some/verdicts.jsonl"));
      out.write(verdicts.getBytes(StandardCharsets.UTF_8));
    }
  }
}
