package org.reprise.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.cli.CommandLineTester;
import org.reprise.cli.Reprise;
import org.reprise.search.Budget;
import org.reprise.search.Method;
import picocli.CommandLine;

/**
 * The commands that README, docs and the modules' READMEs print. Each has options that are there
 * and values that are accepted; those in blocks run as printed, unless {@link #NOT_RUN} says why
 * not. Relative paths are those of a temporary folder.
 */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  /** Commands in blocks that are read, not run, by how they begin or what they hold. */
  private static final Map<String, String> NOT_RUN =
      Map.ofEntries(
          Map.entry("leaderboard --methods hill-climb", "ci/own-algorithm.sh goes this way"),
          Map.entry("new algorithm", "ci/own-algorithm.sh goes this way"),
          Map.entry("help hill-climb", "ci/own-algorithm.sh goes this way"),
          Map.entry("leaderboard --table nb201", "needs the official file"),
          Map.entry("reproduce random-search", "needs the official file"),
          Map.entry("table query nb201 ", "needs the official file"),
          Map.entry("--supernet", "trains a supernet for minutes"),
          Map.entry("--methods few-shot", "trains a supernet for minutes"),
          Map.entry("--methods one-shot", "trains a supernet for minutes"),
          Map.entry("--methods rsps", "trains a supernet for minutes"),
          Map.entry("--methods enas", "trains a supernet for minutes"),
          Map.entry("--methods darts", "trains a supernet for minutes"),
          Map.entry("--methods dsnas", "trains a supernet for minutes"),
          Map.entry("--methods gdas", "trains a supernet for minutes"),
          Map.entry("--methods setn", "trains a supernet for minutes"),
          Map.entry("--methods snas", "trains a supernet for minutes"),
          Map.entry("arch info --space darts", "names no architecture"),
          Map.entry("--train", "trains thousands of networks"),
          Map.entry("train ", "trains a network; TrainingCommandsTest trains smaller ones"),
          Map.entry("table build", "trains a table"),
          Map.entry("doctor", "measures for half a minute; TrainingCommandsTest runs it"),
          Map.entry("evolve --bench", "measures for a minute"),
          Map.entry("--on spark", "needs a cluster"),
          Map.entry("--shard", "needs machines that share a folder"),
          Map.entry("--merge", "needs machines that share a folder"),
          Map.entry("report runs", "needs machines that share a folder"),
          Map.entry("proxy all ARCH", "names no architecture"),
          Map.entry("table import --format FORMAT", "a list of forms"),
          Map.entry("table query NAME", "a list of forms"),
          Map.entry("table join A B", "a list of forms"));

  // Names of things in general, by one that is there.
  private static final Map<String, String> STAND_FOR =
      Map.of(
          "NAME",
          "nb201-fashion",
          "NAME...",
          "nb201-fashion",
          "FILE.csv.gz",
          "all.csv.gz",
          "METHOD",
          "random-search",
          "COMMAND",
          "run",
          "I/N",
          "0/2",
          "E",
          "6",
          "FILE",
          "small-cnn.yaml");

  private static final Set<String> OWN = Set.of("hill-climb");

  @TempDir static Path folder;

  private static List<DocumentedCommand> commands;

  @BeforeAll
  static void prepare() throws IOException {
    System.setProperty("reprise.home", folder.resolve("home").toString());
    commands();
    String readme = text(ROOT.resolve("README.md"));
    Files.writeString(folder.resolve("small-cnn.yaml"), block(readme, "# small-cnn.yaml"));
    Files.writeString(folder.resolve("results.csv"), results(readme));
    String evolution = text(ROOT.resolve("algorithms/automl-zero/README.md"));
    Files.writeString(folder.resolve("my-program.txt"), block(evolution, "def Predict"));
  }

  @AfterAll
  static void leaveHome() {
    System.clearProperty("reprise.home");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fenced block that begins so. */
  private static String block(String document, String beginning) {
    Matcher block =
        Pattern.compile("```\\w*\\n(" + Pattern.quote(beginning) + ".*?)```", Pattern.DOTALL)
            .matcher(document);
    assertThat(block.find()).as("block " + beginning).isTrue();
    return block.group(1);
  }

  /** Results with the columns and in the form of the row that the README names. */
  private static String results(String readme) {
    Matcher said =
        Pattern.compile("columns `(.*?)` and rows such as `(\".*?\"),[\\d.]+,[\\d.]+`")
            .matcher(readme);
    assertThat(said.find()).isTrue();
    StringBuilder csv = new StringBuilder(said.group(1)).append('\n');
    assertThat(said.group(2)).isEqualTo("\"3,16,1,max\"");
    for (int kernel : List.of(3, 5, 7)) {
      for (int width : List.of(16, 32, 64)) {
        for (int depth : List.of(1, 2)) {
          for (String pooling : List.of("max", "average")) {
            double accuracy = 80 + kernel / 10.0 + width / 40.0 + depth + pooling.length() / 20.0;
            csv.append('"').append(kernel).append(',').append(width).append(',').append(depth);
            csv.append(',').append(pooling).append("\",").append(accuracy).append(',');
            csv.append(accuracy - 0.5).append('\n');
          }
        }
      }
    }
    return csv.toString();
  }

  static Stream<DocumentedCommand> commands() throws IOException {
    if (commands == null) {
      try (Stream<Path> files = Files.walk(ROOT)) {
        commands =
            files
                .filter(file -> file.toString().endsWith(".md"))
                .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                .filter(name -> !name.matches("(.*/)?(target|\\.git)/.*|algorithms/own/.*"))
                .sorted()
                .flatMap(DocumentedCommandsTest::commandsIn)
                .toList();
      }
    }
    return commands.stream();
  }

  private static Stream<DocumentedCommand> commandsIn(String name) {
    try {
      return DocumentedCommand.in(ROOT.resolve(name), name).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<DocumentedCommand> runnable() throws IOException {
    return commands()
        .filter(DocumentedCommand::fenced)
        .filter(
            command ->
                !command.text().equals("leaderboard") // LeaderboardCommandTest runs smaller ones.
                    && NOT_RUN.keySet().stream().noneMatch(why -> isMeant(why, command)));
  }

  private static boolean isMeant(String why, DocumentedCommand command) {
    return why.startsWith("--") ? command.text().contains(why) : command.text().startsWith(why);
  }

  private static String[] words(DocumentedCommand command) {
    String[] words = command.words();
    for (int i = 0; i < words.length; i++) {
      words[i] = STAND_FOR.getOrDefault(words[i], words[i]);
      if (words[0].matches("arch|space") && words[i].equals("nb201-fashion")) {
        words[i] = "nasbench201";
      }
      boolean path =
          i > 0 && words[i - 1].equals("--out")
              || words[i].matches("[\\w-]+\\.(yaml|csv|csv\\.gz|txt)");
      if (path) {
        words[i] = folder.resolve(words[i]).toString();
      }
    }
    return words;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void namesOptionsThatAreThere(DocumentedCommand command) {
    String[] words = words(command);
    try {
      assertThat(Reprise.withAllCommands().parseArgs(words).unmatched()).isEmpty();
    } catch (CommandLine.MissingParameterException e) {
      // A sentence may name a command alone.
      assertThat(command.fenced()).as(e.getMessage()).isFalse();
    }
    for (int i = 1; i < words.length; i++) {
      if (words[i - 1].equals("--methods") || words[i - 1].equals("--supernet")) {
        Arrays.stream(words[i].split(","))
            .filter(method -> !OWN.contains(method) && !method.equals("NAME"))
            .forEach(Method::parse);
      } else if (words[i - 1].equals("--budget")) {
        Budget.parse(words[i]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("runnable")
  void runsAsPrinted(DocumentedCommand command) {
    List<String> words = new ArrayList<>(List.of(words(command)));
    if (words.get(0).equals("leaderboard") && !words.contains("--out")) {
      // Each into a folder of its own: they are different experiments.
      String own = "leaderboard-" + Integer.toHexString(command.text().hashCode());
      words.addAll(List.of("--out", folder.resolve(own).toString()));
    }
    CommandLineTester.Outcome outcome = CommandLineTester.run(words.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }

  @Test
  void everyReasonNotToRunIsNeeded() throws IOException {
    List<DocumentedCommand> blocks = commands().filter(DocumentedCommand::fenced).toList();
    for (String why : NOT_RUN.keySet()) {
      assertThat(blocks).as(why).anyMatch(command -> isMeant(why, command));
    }
    assertThat(runnable().count()).isGreaterThan(10);
  }
}
