package org.reprise.data.image;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.reprise.space.InvalidInputException;

/** Whole files, unpacked where their name ends in {@code .gz}; any fault is one line. */
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

  /** What the stream holds; {@code name} is for messages and tells by its end whether to unpack. */
  static byte[] read(InputStream raw, String name) throws IOException {
    try (InputStream in =
        name.endsWith(".gz")
            ? new GZIPInputStream(new BufferedInputStream(raw, 1 << 16), 1 << 16)
            : raw) {
      return in.readAllBytes();
    } catch (EOFException e) {
      throw new InvalidInputException(name + " is truncated: its compressed data end early", e);
    } catch (ZipException e) {
      throw new InvalidInputException(name + " is not a gzip file: " + e.getMessage(), e);
    }
  }

  /** {@code folder/name}, or with {@code .gz} where only that exists. */
  static Path plainOrPacked(Path folder, String name) {
    Path packed = folder.resolve(name + ".gz");
    Path plain = folder.resolve(name);
    return Files.exists(plain) || !Files.exists(packed) ? plain : packed;
  }
}
