package org.reprise.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.InvalidInputException;

class SourceFileTest {
  private static final byte[] FIRST = "all that the first member holds\n".getBytes();
  private static final byte[] SECOND = "and what stands in a later one\n".getBytes();

  @TempDir Path folder;

  private static byte[] read(byte[] packed) throws IOException {
    try (InputStream in = SourceFile.unpacked(new ByteArrayInputStream(packed), "x.gz")) {
      return in.readAllBytes();
    }
  }

  private static void assertCut(byte[] packed) {
    assertThatThrownBy(() -> read(packed))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("x.gz: expected intact gzip data to the end, found data that are");
  }

  @Test
  void everyCutIsRefusedButOneBetweenTwoMembers() throws IOException {
    int firstMember = Packed.gzip(FIRST).length;
    byte[] packed = Packed.gzip(FIRST, SECOND);
    assertThat(read(packed)).hasSize(FIRST.length + SECOND.length).startsWith(FIRST);
    for (int length = 2; length < packed.length; length++) {
      if (length != firstMember) {
        assertCut(Arrays.copyOf(packed, length));
      }
    }
    assertThat(read(Arrays.copyOf(packed, firstMember))).isEqualTo(FIRST);
  }

  @Test
  void aFlippedBitInDataOrTrailerIsRefused() throws IOException {
    byte[] packed = Packed.gzip(FIRST, SECOND);
    int header = 10;
    for (int place = header; place < Packed.gzip(FIRST).length; place++) {
      byte[] damaged = packed.clone();
      damaged[place] ^= 4;
      assertCut(damaged);
    }
  }

  @Test
  void whatFollowsTheLastMemberIsRefused() throws IOException {
    byte[] packed = Packed.gzip(FIRST);
    byte[] longer = Arrays.copyOf(packed, packed.length + 3);
    longer[packed.length] = 'x';
    assertCut(longer);
  }

  @Test
  void whatIsNotPackedIsReadAsItIs() throws IOException {
    assertThat(read(FIRST)).isEqualTo(FIRST);
    assertThat(read(new byte[0])).isEmpty();
    assertThat(read(new byte[] {0x1f})).containsExactly(0x1f);
  }

  @Test
  void textLosesItsByteOrderMarkAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("t"), "\ufeffa\ufeffb\u00e9");
    assertThat(SourceFile.text(file, 100)).isEqualTo("a\ufeffb\u00e9");
    assertThatThrownBy(() -> SourceFile.text(file, 5))
        .hasMessage(file + ": expected at most 5 bytes, found 10");
    Files.write(file, "a\n\u00e9\nb".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> SourceFile.text(file, 100))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(file + ": line 2: expected UTF-8 text");
  }

  @Test
  void aFileMustBeThereAndBeOne() {
    assertThatThrownBy(() -> SourceFile.requireFile(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> SourceFile.requireFile(folder.resolve("none")))
        .hasMessage(folder.resolve("none") + ": no such file");
    Path device = Path.of("/dev/null");
    if (Files.exists(device)) {
      assertThatThrownBy(() -> SourceFile.requireFile(device))
          .hasMessageStartingWith("/dev/null is a pipe or a device");
    }
  }
}
