package org.reprise.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.InvalidInputException;

class WriterLockTest {
  @TempDir private Path folder;

  @Test
  void letsOneWriterInAndTheNextAfterIt() throws Exception {
    Path file = folder.resolve("entries.csv");
    try (WriterLock first = WriterLock.of(file)) {
      // What else this program does with the file leaves the lock alone.
      Files.writeString(file, "a line\n");
      assertThat(Files.readString(file)).isEqualTo("a line\n");
      assertThatThrownBy(() -> WriterLock.of(file))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("entries.csv is being written by another execution");
    }
    try (WriterLock second = WriterLock.of(file)) {
      assertThat(folder).isDirectoryContaining("glob:**.lock");
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.lock");
  }
}
