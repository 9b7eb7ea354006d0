package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.cli.CommandLineTester.output;
import static org.reprise.cli.CommandLineTester.refusal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

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

  /** No placeholder, no unnamed argument, no warning of the library, in any locale. */
  @Test
  void everyHelpIsWhole() {
    PrintStream error = System.err;
    Locale locale = Locale.getDefault();
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
      for (Locale other : List.of(Locale.ROOT, Locale.GERMANY)) {
        Locale.setDefault(other);
        for (CliCommand command : ServiceLoader.load(CliCommand.class)) {
          assertHelpIsWhole(new CommandLine(command));
        }
      }
    } finally {
      System.setErr(error);
      Locale.setDefault(locale);
    }
    assertThat(warnings.toString(StandardCharsets.UTF_8)).doesNotContain("picocli");
  }

  private static void assertHelpIsWhole(CommandLine command) {
    assertThat(command.getUsageMessage()).doesNotContain("${").doesNotContain("<arg");
    command.getSubcommands().values().forEach(RepriseTest::assertHelpIsWhole);
  }

  @Test
  void numbersAreCalledNumbers() {
    assertThat(refusal("run", "--seeds", "x")).contains("'x' is not a whole number");
    assertThat(refusal("table", "build", "--seeds", "0,x"))
        .contains("'x' is not a whole number; see 'reprise table build --help'");
    assertThat(refusal("table", "build", "--rate", "fast")).contains("'fast' is not a number");
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
