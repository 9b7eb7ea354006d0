package org.reprise.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.cli.CommandLineTester;

class ResultsCommandTest {
  @TempDir private Path folder;

  private String page() throws IOException {
    return Files.readString(folder.resolve("pages/mobile-fashion.md"));
  }

  private String results(String... more) {
    String[] words = {
      "results",
      "--grounds",
      "mobile-fashion",
      "--methods",
      "local-search",
      "--seeds",
      "2",
      "--work",
      folder.resolve("work").toString(),
      "--out",
      folder.resolve("pages").toString()
    };
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return CommandLineTester.output(all);
  }

  @Test
  void runsAreKeptAndAMethodThatIsHalfRunIsNotCompared() throws IOException {
    assertThat(results()).contains("mobile-fashion: 4 runs in ");
    assertThat(page())
        .contains("| `local-search` |")
        .containsPattern("`nsga2`[^\n:]*: not chosen\\.");
    Path runs = folder.resolve("work/mobile-fashion/runs/local-search/runs.jsonl");
    List<String> lines = Files.readAllLines(runs);
    assertThat(lines).hasSize(2);
    Files.write(runs, lines.subList(0, 1));
    assertThat(results("--no-runs")).contains("mobile-fashion: 2 runs in ");
    assertThat(page())
        .doesNotContain("| `local-search` |")
        .contains("`local-search`: 1 of 2 runs are there.");
    assertThat(results()).contains("mobile-fashion: 4 runs in ");
    assertThat(Files.readAllLines(runs)).isEqualTo(lines);
  }

  @Test
  void whatCannotBeIsRefusedInOneLine() {
    assertThat(CommandLineTester.refusal("results", "--grounds", "moon"))
        .contains("--grounds: no ground is called 'moon'; there are: nb201-fashion, ");
    assertThat(CommandLineTester.refusal("results", "--seeds", "0"))
        .contains("seeds must be 1 or more, not 0");
    assertThat(CommandLineTester.refusal("results", "--methods", "hill"))
        .contains("no method 'hill'");
    Path nowhere = folder.resolve("nowhere");
    assertThat(CommandLineTester.refusal("results", "--check", "--out", nowhere.toString()))
        .contains(nowhere + " holds no results to check");
    assertThat(nowhere).doesNotExist();
  }
}
