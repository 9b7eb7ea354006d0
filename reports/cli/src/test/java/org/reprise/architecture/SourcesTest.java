package org.reprise.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reprise.search.Algorithms;

/** House rules that show in the source text alone. */
class SourcesTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private static final Pattern LINK = Pattern.compile("\\{@link\\s");

  private static final Pattern METHOD =
      Pattern.compile("class \\w+\\s+implements (Algorithm|Supernet)Provider\\b");

  private static List<Path> mainSources;

  @BeforeAll
  static void findSources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      mainSources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              // Whoever writes a method of his own has his own rules.
              .filter(file -> !file.startsWith(ROOT.resolve("algorithms/own")))
              .filter(
                  file ->
                      ROOT.relativize(file)
                          .toString()
                          .replace('\\', '/')
                          .contains("src/main/java/"))
              .toList();
    }
    assertThat(mainSources).hasSizeGreaterThan(100);
  }

  private static List<Path> sources(Predicate<Path> wanted) {
    return mainSources.stream().filter(wanted).toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyPackageNamesTheClassesThatANewcomerNeeds() {
    List<Path> bare =
        mainSources.stream()
            .map(file -> file.resolveSibling("package-info.java"))
            .distinct()
            .filter(info -> !Files.exists(info) || !LINK.matcher(text(info)).find())
            .toList();
    assertThat(bare).isEmpty();
  }

  @Test
  void everyPackageSaysWhatMayBeNull() {
    List<Path> unmarked =
        mainSources.stream()
            .map(file -> file.resolveSibling("package-info.java"))
            .distinct()
            .filter(info -> !text(info).contains("\n@NullMarked\n"))
            .toList();
    assertThat(unmarked).isEmpty();
  }

  @Test
  void everyMethodIsOnTheCommandLine() {
    List<String> providers =
        sources(file -> file.toString().endsWith("Provider.java")).stream()
            .filter(file -> METHOD.matcher(text(file)).find())
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .sorted()
            .toList();
    assertThat(Algorithms.all().values().stream().map(p -> p.getClass().getSimpleName()).sorted())
        .as("a module with a method is a dependency of module reports/cli and names its provider")
        .containsExactlyElementsOf(providers);
  }

  @Test
  void oneSimpleNameIsOneClass() {
    List<String> names =
        mainSources.stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> !name.equals("package-info.java"))
            .toList();
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void theBomNamesEveryModuleWithClasses() {
    String bom = text(ROOT.resolve("ci/bom/pom.xml"));
    Stream<String> modules =
        mainSources.stream()
            .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
            .map(file -> file.substring(0, file.indexOf("/src/main/java/")))
            .filter(module -> !module.startsWith("ci/"))
            .distinct()
            .map(module -> module.substring(module.lastIndexOf('/') + 1));
    assertThat(modules)
        .allSatisfy(module -> assertThat(bom).contains("<artifactId>" + module + "</artifactId>"));
  }

  @Test
  void classesStaySmall() {
    assertThat(sources(file -> text(file).lines().count() >= 500)).isEmpty();
  }

  @Test
  void nothingIsLeftToDo() {
    assertThat(sources(file -> text(file).matches("(?s).*\\b(TODO|FIXME|XXX)\\b.*"))).isEmpty();
  }

  @Test
  void namesSayWhatAClassIs() {
    assertThat(sources(file -> file.toString().matches(".*(Util|Utils|Manager)\\.java"))).isEmpty();
  }
}
