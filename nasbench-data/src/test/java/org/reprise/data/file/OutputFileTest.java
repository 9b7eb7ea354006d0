package org.reprise.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.InvalidInputException;

class OutputFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void inAPosixFileSystem() throws IOException {
    file = folder.resolve("out.csv");
    assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix")).isTrue();
  }

  private static void write(Path file, String text) throws IOException {
    OutputFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private void assertNothingElseIsLeft(int files) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).hasSize(files);
    }
  }

  @Test
  void aNewFileHasThePermissionsOfAnyNewFile() throws IOException {
    write(file, "new");
    Path any = Files.createFile(folder.resolve("any"));
    assertThat(permissions(file)).isEqualTo(permissions(any));
    assertThat(file).hasContent("new");
    assertNothingElseIsLeft(2);
  }

  @Test
  void anExistingFileKeepsItsPermissions() throws IOException {
    for (String mode : new String[] {"rw-r-----", "rw-rw-rw-", "rwx------"}) {
      Files.writeString(file, "old and longer");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      write(file, "new");
      assertThat(file).hasContent("new");
      assertThat(permissions(file)).isEqualTo(mode);
    }
  }

  @Test
  void aLinkStaysAndItsTargetIsWritten() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path real = Files.writeString(inner.resolve("real.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("inner", "real.csv"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), link);
    write(second, "new");
    assertThat(real).hasContent("new");
    assertThat(link).isSymbolicLink();
    assertThat(second).isSymbolicLink();
    Path dangling = Files.createSymbolicLink(folder.resolve("d"), Path.of("inner", "not-yet"));
    write(dangling, "made");
    assertThat(inner.resolve("not-yet")).hasContent("made");
    assertThat(dangling).isSymbolicLink();
    Files.createSymbolicLink(folder.resolve("a"), folder.resolve("b"));
    Files.createSymbolicLink(folder.resolve("b"), folder.resolve("a"));
    assertThatThrownBy(() -> write(folder.resolve("a"), "x"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("in a circle");
  }

  @Test
  void aPipeIsWrittenInto() throws Exception {
    Path pipe = folder.resolve("pipe");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeThat(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0).isTrue();
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    write(pipe, "through");
    assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo("through");
    assertThat(Files.isRegularFile(pipe)).isFalse();
    assertNothingElseIsLeft(1);
  }

  @Test
  void aFullDiskIsToldWithTheNameOfTheFile() {
    Path full = Path.of("/dev/full");
    assumeThat(Files.isWritable(full)).isTrue();
    assertThatThrownBy(() -> write(full, "x"))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("/dev/full: No space left on device");
    assertThat(full).exists();
  }

  @Test
  void aWriteThatFailsLeavesTheOldFile() throws IOException {
    Files.writeString(file, "old");
    assertThatThrownBy(
            () ->
                OutputFile.write(
                    file,
                    out -> {
                      out.write('n');
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(file + ": No space left on device");
    assertThat(file).hasContent("old");
    assertNothingElseIsLeft(1);
  }

  @Test
  void whatCannotBeWrittenIsRefusedBeforeAnyWork() throws IOException {
    assertThatThrownBy(() -> OutputFile.requireWritable(folder))
        .hasMessageContaining("is a folder");
    Path nowhere = folder.resolve("none").resolve("x");
    assertThatThrownBy(() -> OutputFile.requireWritable(nowhere))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(nowhere + ": there is no folder " + nowhere.getParent());
    OutputFile.requireWritable(file);
    assertNothingElseIsLeft(0);
  }

  @Test
  void aFullDiskIsAnErrorThatNamesTheFile() {
    Path full = Path.of("/dev/full");
    assumeThat(Files.isWritable(full)).isTrue();
    assertThatThrownBy(() -> OutputFile.writeText(full, "a page"))
        .isInstanceOfSatisfying(
            FileSystemException.class,
            error -> {
              assertThat(error.getFile()).isEqualTo("/dev/full");
              assertThat(error.getReason()).isEqualTo("No space left on device");
            });
  }
}
