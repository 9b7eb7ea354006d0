package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher {@code reprise}, with a {@code java} and a {@code mvn} that only say what they do.
 */
class LauncherTest {
  private static final String JAVA =
      """
      #!/bin/sh
      case $1 in -version) echo 'openjdk version "17.0.1"' >&2 ;; *) echo "locale $LC_ALL/$LC_CTYPE" ;; esac
      """;
  private static final String MAVEN =
      """
      #!/bin/sh
      echo built >>../builds
      touch reports/cli/target/reprise.jar
      printf %s "$PWD/search-spaces/target/s.jar" >reports/cli/target/class-path
      """;

  @TempDir Path folder;
  private Path checkout;

  @BeforeEach
  void makeACheckout() throws IOException {
    Path launcher = Path.of("..", "..", "reprise");
    assumeThat(Files.isExecutable(launcher) && Files.isExecutable(Path.of("/bin/sh"))).isTrue();
    checkout = Files.createDirectories(folder.resolve("checkout"));
    Files.copy(launcher, checkout.resolve("reprise"), StandardCopyOption.COPY_ATTRIBUTES);
    Path bin = Files.createDirectory(folder.resolve("bin"));
    executable(bin.resolve("java"), JAVA);
    executable(bin.resolve("mvn"), MAVEN);
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private String launch(Path root, Map<String, String> locale) throws Exception {
    ProcessBuilder process = new ProcessBuilder(root.resolve("reprise").toString(), "list");
    Map<String, String> environment = process.environment();
    environment.keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
    environment.remove("JAVA_HOME");
    environment.putAll(locale);
    environment.merge(
        "PATH", folder.resolve("bin").toString(), (path, bin) -> bin + File.pathSeparator + path);
    Process started = process.redirectErrorStream(true).start();
    String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    started.waitFor();
    return output;
  }

  private long builds() throws IOException {
    try (var lines = Files.lines(folder.resolve("builds"))) {
      return lines.count();
    }
  }

  @Test
  void aCheckoutThatWasMovedIsBuiltAnew() throws Exception {
    launch(checkout, Map.of());
    launch(checkout, Map.of());
    assertThat(builds()).isEqualTo(1);
    Path moved = Files.move(checkout, folder.resolve("moved here"));
    launch(moved, Map.of());
    assertThat(builds()).isEqualTo(2);
    launch(moved, Map.of());
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void algorithmsOfTheUsersOwnAreBuiltAndFound() throws Exception {
    launch(checkout, Map.of());
    executable(folder.resolve("bin/java"), JAVA.replace("locale $LC_ALL/$LC_CTYPE", "path $*"));
    Path own = Files.createDirectories(checkout.resolve("algorithms/own/mine"));
    Files.writeString(own.resolve("pom.xml"), "");
    executable(
        folder.resolve("bin/mvn"),
        """
        #!/bin/sh
        echo "built $*" >>../builds
        mkdir -p algorithms/own/mine/target
        touch algorithms/own/mine/target/method.jar
        printf %s /a/library.jar >algorithms/own/mine/target/class-path
        """);
    String jar = own.toRealPath().resolve("target/method.jar") + ":/a/library.jar";
    assertThat(launch(checkout, Map.of()))
        .startsWith("reprise: building mine ...\npath ")
        .contains(":" + jar + " org.reprise.cli.Reprise")
        .contains("-Dreprise.checkout=" + checkout.toRealPath());
    assertThat(Files.readString(folder.resolve("builds"))).contains("-pl algorithms/own/mine -am");
    assertThat(launch(checkout, Map.of())).startsWith("path ").contains(jar);
    assertThat(builds()).isEqualTo(2);
    Files.delete(own.resolve("pom.xml"));
    assertThat(launch(checkout, Map.of())).startsWith("path ").doesNotContain("algorithms/own");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aBuildThatFailsIsOneLineWithFileAndPlace() throws Exception {
    executable(
        folder.resolve("bin/mvn"),
        """
        #!/bin/sh
        echo "[INFO] Building search 1 [1/2]"
        echo "[ERROR] COMPILATION ERROR : "
        echo "[ERROR] $PWD/algorithms/Mine.java:[3,5] cannot find symbol"
        exit 1
        """);
    assertThat(launch(checkout, Map.of()).lines().skip(1))
        .containsExactly(
            "reprise: the build failed: algorithms/Mine.java:[3,5] cannot find symbol (all of it: "
                + checkout.toRealPath()
                + "/reports/cli/target/build.log)");
  }

  @Test
  void pathsAreReadAsUtf8WhereTheLocaleHasAsciiAlone() throws Exception {
    launch(checkout, Map.of());
    assertThat(launch(checkout, Map.of())).isEqualTo("locale /C.UTF-8\n");
    assertThat(launch(checkout, Map.of("LC_ALL", "C"))).isEqualTo("locale C.UTF-8/C.UTF-8\n");
    assertThat(launch(checkout, Map.of("LC_ALL", "POSIX", "LANG", "de_DE.UTF-8")))
        .isEqualTo("locale C.UTF-8/C.UTF-8\n");
    assertThat(launch(checkout, Map.of("LANG", "de_DE.UTF-8"))).isEqualTo("locale /\n");
    assertThat(launch(checkout, Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "en_US.UTF-8")))
        .isEqualTo("locale en_US.UTF-8/\n");
  }

  @Test
  void aFolderThatCannotBeBuiltInIsOneLine() throws Exception {
    Files.createDirectories(checkout.resolve("reports/cli"));
    Files.writeString(checkout.resolve("reports/cli/target"), "no folder");
    assertThat(launch(checkout, Map.of()))
        .isEqualTo(
            "reprise: cannot write to "
                + checkout.toRealPath()
                + "/reports/cli/target, so cannot build\n");
  }
}
