package org.reprise.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code ./reprise} on the build that has just been made. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherIT {
  private static final Path LAUNCHER = Path.of("../../reprise").toAbsolutePath().normalize();

  // What the launcher uses beside java and mvn.
  private static final List<String> TOOLS =
      List.of("sh", "dirname", "readlink", "find", "head", "cat", "sed", "mkdir", "rm");

  @TempDir private Path folder;
  private Path tools;
  private String out = "";
  private String err = "";

  /** A PATH without java and mvn: the launcher must not start a build inside this one. */
  @BeforeEach
  void linkTools() throws IOException {
    tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : TOOLS) {
      Path found =
          Stream.of(System.getenv("PATH").split(File.pathSeparator))
              .map(entry -> Path.of(entry, tool))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(tools.resolve(tool), found);
    }
  }

  /** JUnit would warn of each link that leaves its folder. */
  @AfterEach
  void removeLinks() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  private int start(Path launcher, String javaHome, String... args)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(launcher.toString());
    builder.command().addAll(List.of(args));
    builder.directory(folder.toFile());
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("JAVA_HOME", javaHome);
    Path outFile = folder.resolve("out");
    Path errFile = folder.resolve("err");
    builder.redirectOutput(outFile.toFile()).redirectError(errFile.toFile());
    int code = builder.start().waitFor();
    out = Files.readString(outFile, UTF_8);
    err = Files.readString(errFile, UTF_8);
    return code;
  }

  @Test
  void worksFromAnyFolderAndThroughALink() throws IOException, InterruptedException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), LAUNCHER);
    Path linkToLink = Files.createSymbolicLink(folder.resolve("again"), link.getFileName());
    assertThat(start(linkToLink, System.getProperty("java.home"), "--version")).as(err).isZero();
    assertThat(out).startsWith("reprise ");
  }

  @Test
  void passesExitCodesAndQuotedArguments() throws IOException, InterruptedException {
    String javaHome = System.getProperty("java.home");
    assertThat(start(LAUNCHER, javaHome, "arch", "info", "--space", "nasbench201", "a b|*~"))
        .isEqualTo(Reprise.WRONG_INPUT);
    assertThat(err.lines()).hasSize(1);
    assertThat(err).contains("'a b|*~'");
  }

  @Test
  void saysThatJavaIsMissing() throws IOException, InterruptedException {
    assertThat(start(LAUNCHER, "", "--version")).isEqualTo(Reprise.FAILED);
    assertThat(err)
        .isEqualTo(
            "reprise: no java found; install a JDK 17 or later, or set JAVA_HOME"
                + System.lineSeparator());
  }
}
