package org.reprise.cli.create;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.data.file.OutputFile;
import org.reprise.space.InvalidInputException;

/**
 * A method of the user's own: a Maven module in {@code algorithms/own}, which no file of the
 * repository names. {@code algorithms/pom.xml} takes up {@code own/pom.xml} where it is there, and
 * that file takes up each module while its folder is there.
 */
final class AlgorithmModule {
  private static final String OWN = "algorithms/own";

  private static final Pattern VERSION = Pattern.compile("<version>([^<]*)</version>");

  private final ModuleName name;
  private final Path checkout;
  private final String version;

  private AlgorithmModule(ModuleName name, Path checkout, String version) {
    this.name = name;
    this.checkout = checkout;
    this.version = version;
  }

  /**
   * Returns the module that can be written.
   *
   * @throws InvalidInputException if the name is not one, or taken, or {@code checkout} is none
   */
  static AlgorithmModule named(String name, Path checkout) throws IOException {
    ModuleName checked = new ModuleName(name);
    Path parent = checkout.resolve("algorithms/pom.xml");
    if (!Files.isRegularFile(parent)) {
      throw new InvalidInputException(checkout + " is no checkout of Reprise: no file " + parent);
    }
    Matcher version = VERSION.matcher(Files.readString(parent));
    if (!version.find()) {
      throw new InvalidInputException(parent + " names no version");
    }
    try (Stream<Path> poms =
        Files.find(checkout, 4, (file, attributes) -> file.endsWith("pom.xml"))) {
      Optional<Path> taken =
          poms.map(Path::getParent).filter(folder -> folder.endsWith(checked.text())).findFirst();
      if (taken.isPresent()) {
        throw new InvalidInputException(
            "there is a module '" + name + "' already: " + checkout.relativize(taken.get()));
      }
    }
    AlgorithmModule module = new AlgorithmModule(checked, checkout, version.group(1));
    if (Files.exists(checkout.resolve(module.folder()))) {
      throw new InvalidInputException(module.folder() + " is there already");
    }
    return module;
  }

  /** Returns its folder in the checkout. */
  String folder() {
    return OWN + "/" + name.text();
  }

  /** Returns what to type to run its test alone. */
  String testCommand() {
    return "mvn test -pl "
        + folder()
        + " -am -Dtest="
        + name.className()
        + "Test -Dsurefire.failIfNoSpecifiedTests=false";
  }

  /**
   * Writes it, and the file that takes it up. The folder appears when it is whole.
   *
   * @return what was written, as paths in the checkout
   */
  List<Path> write() throws IOException {
    Path own = checkout.resolve(OWN);
    Files.createDirectories(own);
    Path unfinished = Files.createTempDirectory(own, ".new-");
    List<Path> written = new ArrayList<>();
    try {
      Path module = Files.createDirectory(unfinished.resolve(name.text()));
      for (Map.Entry<String, String> file : files().entrySet()) {
        Path path = module.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        OutputFile.writeText(path, fill(file.getValue()));
        written.add(Path.of(folder()).resolve(file.getKey()));
      }
      Files.move(module, checkout.resolve(folder()));
      OutputFile.writeText(own.resolve("pom.xml"), aggregator(own));
    } finally {
      delete(unfinished);
    }
    return written;
  }

  /** Where each template goes. */
  private Map<String, String> files() {
    String source = "java/org/reprise/algorithm/" + name.packageName() + "/";
    String type = name.className();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("README.md", "README.md");
    files.put("pom.xml", "pom.xml");
    files.put("src/main/" + source + type + ".java", "Method.java");
    files.put("src/main/" + source + type + "Provider.java", "Provider.java");
    files.put("src/main/" + source + "package-info.java", "package-info.java");
    files.put(
        "src/main/resources/META-INF/services/org.reprise.search.AlgorithmProvider", "services");
    files.put("src/test/" + source + type + "Test.java", "Test.java");
    return files;
  }

  /** Modules are profiles, since Maven refuses a module whose folder was deleted. */
  private String aggregator(Path own) throws IOException {
    try (Stream<Path> folders = Files.list(own)) {
      String profiles =
          folders
              .filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
              .map(folder -> folder.getFileName().toString())
              .sorted()
              .map(module -> template("profile.xml").replace("@module@", module))
              .collect(Collectors.joining());
      return fill("own.xml").replace("@profiles@\n", profiles);
    }
  }

  private String fill(String template) {
    return template(template)
        .replace("@name@", name.text())
        .replace("@Class@", name.className())
        .replace("@package@", "org.reprise.algorithm." + name.packageName())
        .replace("@test@", testCommand())
        .replace("@version@", version);
  }

  private static String template(String file) {
    try (InputStream in = AlgorithmModule.class.getResourceAsStream(file + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("no template " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
