package org.reprise.data.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.reprise.data.file.SourceFile;
import org.reprise.space.InvalidInputException;

/** Whole files, unpacked where they are gzip; any fault is one line. */
final class ImageFiles {
  private ImageFiles() {}

  /** The file's contents. */
  static byte[] read(Path file) {
    try (InputStream raw = Files.newInputStream(file)) {
      return read(raw, file.toString());
    } catch (java.nio.file.NoSuchFileException e) {
      throw new InvalidInputException("no image file " + file, e);
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** What the stream holds, unpacked if it is gzip; {@code name} is for messages. */
  static byte[] read(InputStream raw, String name) throws IOException {
    try (InputStream in = SourceFile.unpacked(raw, name)) {
      return in.readAllBytes();
    }
  }

  /** {@code folder/name}, or with {@code .gz} where only that exists. */
  static Path plainOrPacked(Path folder, String name) {
    Path packed = folder.resolve(name + ".gz");
    Path plain = folder.resolve(name);
    return Files.exists(plain) || !Files.exists(packed) ? plain : packed;
  }
}
