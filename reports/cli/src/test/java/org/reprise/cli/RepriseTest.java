package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.cli.CommandLineTester.output;
import static org.reprise.cli.CommandLineTester.refusal;

import org.junit.jupiter.api.Test;

class RepriseTest {
  @Test
  void withoutArgumentsShowsHelp() {
    assertThat(output()).startsWith("Usage: reprise").contains("list").isEqualTo(output("--help"));
  }

  @Test
  void showsItsVersion() {
    assertThat(output("--version")).matches("reprise \\d+\\.\\d+\\.\\d+\\S* \\(Java \\S+\\)\\s*");
  }

  @Test
  void everyCommandHasHelpAtEveryLevel() {
    assertThat(output("list", "--help")).startsWith("Usage: reprise list");
    assertThat(output("list", "spaces", "--help")).startsWith("Usage: reprise list spaces");
  }

  @Test
  void unknownCommandsAndOptionsAreOneLineWithASuggestion() {
    assertThat(refusal("lst")).contains("no command 'lst'; did you mean list?; there are: ");
    assertThat(refusal("list", "space")).contains("no command 'space'").contains("spaces");
    assertThat(refusal("list")).contains("Missing required subcommand; there are: ");
    assertThat(refusal("list", "spaces", "--jsn")).contains("'--jsn'; did you mean --json?");
    assertThat(refusal("list", "spaces", "twice")).contains("'twice'");
  }

  @Test
  void listsNameFirstThenWhatItIs() {
    assertThat(output("list", "algorithms").lines())
        .anyMatch(line -> line.matches("random-search +Draws architectures uniformly.*Li and .*"));
    assertThat(output("list", "spaces").lines())
        .anyMatch(line -> line.matches("nasbench201 +NAS-Bench-201 .*"));
    assertThat(output("list", "spaces", "--json")).contains("\"name\" : \"nasbench201\"");
  }
}
