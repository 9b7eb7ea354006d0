package org.reprise.cli.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.cli.CommandLineTester;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Algorithms;

class HelpAndCompletionTest {
  private static final String SAMPLE =
      "    sample=25  S, tournament size, drawn with replacement (a whole number from 1 to"
          + " 1000000)";

  @Test
  void methodsAreListedWithTheirParameters() throws IOException {
    assertThat(CommandLineTester.output("list", "algorithms").lines())
        .contains(SAMPLE)
        .anyMatch(line -> line.startsWith("regularized-evolution  Tournament selection"));
    JsonNode json =
        new ObjectMapper().readTree(CommandLineTester.output("list", "algorithms", "--json"));
    assertThat(json).hasSameSizeAs(Algorithms.all().values());
    for (JsonNode method : json) {
      AlgorithmProvider provider = Algorithms.named(method.path("name").asText());
      assertThat(method.path("parameters")).hasSameSizeAs(provider.parameters());
      for (JsonNode parameter : method.path("parameters")) {
        assertThat(parameter.path("defaultValue").asText()).isNotEmpty();
        assertThat(parameter.path("accepted").asText()).isNotEmpty();
        assertThat(parameter.path("meaning").asText()).isNotEmpty();
      }
    }
  }

  @Test
  void helpExplainsAMethodOrACommand() {
    assertThat(CommandLineTester.output("help", "regularized-evolution").lines())
        .contains(SAMPLE)
        .hasSize(1 + Algorithms.named("regularized-evolution").parameters().size());
    assertThat(CommandLineTester.output("help", "run")).contains("--master-seed", "--out=DIR");
    assertThat(CommandLineTester.output("help")).contains("leaderboard", "reproduce");
    assertThat(CommandLineTester.refusal("help", "no-such"))
        .contains("no method or command 'no-such'; methods: ", "random-search", "leaderboard");
  }

  @Test
  void theCompletionScriptIsOneThatBashReads(@TempDir Path folder)
      throws IOException, InterruptedException {
    String script = CommandLineTester.output("completion", "bash");
    assertThat(script).contains("--master-seed", "leaderboard", "complete -F _complete_reprise");
    Path file = Files.writeString(folder.resolve("reprise.bash"), script);
    Process bash = new ProcessBuilder("bash", "-n", file.toString()).start();
    assertThat(new String(bash.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(bash.waitFor()).isZero();
    assertSourcedByZsh(file);
    assertThat(CommandLineTester.refusal("completion", "fish")).contains("accepted: bash, zsh");
  }

  /** Where there is one: zsh reads the script and knows the function that completes. */
  private static void assertSourcedByZsh(Path script) throws IOException, InterruptedException {
    boolean hasZsh =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(entry -> Files.isExecutable(Path.of(entry, "zsh")));
    if (hasZsh) {
      Process zsh =
          new ProcessBuilder("zsh", "-fc", "source " + script + "; print $_comps[reprise]").start();
      assertThat(new String(zsh.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("_complete_reprise");
      assertThat(zsh.waitFor()).isZero();
    }
  }
}
