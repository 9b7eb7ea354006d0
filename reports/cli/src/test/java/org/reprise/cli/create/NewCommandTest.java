package org.reprise.cli.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.cli.CommandLineTester.output;
import static org.reprise.cli.CommandLineTester.refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written; ci/own-algorithm.sh has it built, run and removed. */
class NewCommandTest {
  @TempDir private Path checkout;

  @BeforeEach
  void makeACheckout() throws IOException {
    for (String pom : List.of("algorithms/pom.xml", "algorithms/search/pom.xml")) {
      Files.createDirectories(checkout.resolve(pom).getParent());
      Files.copy(Path.of("../..").resolve(pom), checkout.resolve(pom));
    }
  }

  private String make(String name) {
    return output("new", "algorithm", name, "--checkout", checkout.toString());
  }

  private String refused(String name) {
    return refusal("new", "algorithm", name, "--checkout", checkout.toString());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(checkout)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> checkout.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(checkout.resolve(file));
  }

  @Test
  void aModuleIsWrittenAndNothingElseIsTouched() throws IOException {
    String parent = text("algorithms/pom.xml");
    String said = make("hill-climb");
    String folder = "algorithms/own/hill-climb/";
    String sources = folder + "src/main/java/org/reprise/algorithm/hillclimb/";
    assertThat(files())
        .containsExactly(
            folder + "README.md",
            folder + "pom.xml",
            sources + "HillClimb.java",
            sources + "HillClimbProvider.java",
            sources + "package-info.java",
            folder + "src/main/resources/META-INF/services/org.reprise.search.AlgorithmProvider",
            folder + "src/test/java/org/reprise/algorithm/hillclimb/HillClimbTest.java",
            "algorithms/own/pom.xml",
            "algorithms/pom.xml",
            "algorithms/search/pom.xml");
    assertThat(text("algorithms/pom.xml")).isEqualTo(parent);
    for (String file : files()) {
      assertThat(text(file)).as(file).doesNotContainPattern("@[A-Za-z]+@");
    }
    assertThat(text(sources + "HillClimb.java"))
        .contains("public void search(Evaluator evaluator, RandomGenerator random)");
    assertThat(said)
        .contains(
            sources + "HillClimb.java",
            "./reprise leaderboard --methods hill-climb,random-search",
            "-Dtest=HillClimbTest ",
            "rm -r algorithms/own/hill-climb");
  }

  @Test
  void aModuleIsTakenUpWhileItsFolderIsThere() throws IOException {
    make("hill-climb");
    make("annealing");
    assertThat(text("algorithms/own/pom.xml"))
        .contains("<exists>${basedir}/hill-climb/pom.xml</exists>")
        .contains("<module>annealing</module>")
        .contains("<version>0.1.0-SNAPSHOT</version>");
  }

  @ParameterizedTest
  @CsvSource({
    "Hill, accepted: up to 40 lower case letters",
    "'', accepted",
    "../hill, accepted",
    "2hills, accepted",
    "hill--climb, accepted",
    "hill climb, accepted",
    "random-search, there is a method 'random-search' already",
    "search, there is a module 'search' already: algorithms/search",
    "quick, is a word of the command line",
    "leaderboard, is a word of the command line",
    "switch, is a word of Java",
    "evaluator, is a word of Java or Reprise",
    "string, is a word of Java",
  })
  void aNameThatCannotBeIsOneLine(String name, String says) throws IOException {
    assertThat(refused(name)).contains(says);
    assertThat(files()).hasSize(2);
  }

  @Test
  void whatIsThereIsNotOverwritten() throws IOException {
    make("hill-climb");
    List<String> before = files();
    assertThat(refused("hill-climb")).contains("hill-climb");
    Files.createDirectory(checkout.resolve("algorithms/own/empty"));
    assertThat(refused("empty")).contains("algorithms/own/empty is there already");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aFolderThatIsNoCheckoutIsOneLine() {
    assertThat(refusal("new", "algorithm", "hill", "--checkout", checkout + "/none"))
        .contains("is no checkout of Reprise: no file");
    assertThat(refusal("new", "algorithm", "hill"))
        .contains("start this command by ./reprise, or name --checkout DIR");
  }
}
