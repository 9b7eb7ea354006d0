package org.reprise.data.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.reprise.space.InvalidInputException;

/** Opens the files that a user names, and identifies them by their SHA-256. */
public final class SourceFile {
  private static final int BUFFER = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private SourceFile() {}

  /**
   * Throws unless {@code file} is a file that can be read, and read again: what comes through a
   * pipe can be read but once.
   */
  public static void requireFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new InvalidInputException(file + " is a folder; expected a file");
    }
    if (!Files.exists(file)) {
      throw new InvalidInputException(file + ": no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          file + " is a pipe or a device; expected a file, which can be read more than once");
    }
    if (!Files.isReadable(file)) {
      throw new InvalidInputException(file + " may not be read");
    }
  }

  /** Returns the bytes of {@code file}, see {@link #unpacked}. */
  public static InputStream open(Path file) throws IOException {
    requireFile(file);
    return unpacked(Files.newInputStream(file), file.toString());
  }

  /**
   * The bytes of {@code raw}, unpacked if they are gzip, whatever {@code name} ends in. Whoever
   * reads to the end has the proof that it was the end: gzip data that are cut or damaged, in the
   * first member or a later one, in the data or the trailer, give an {@link InvalidInputException}
   * that begins with {@code name}, never the end of the stream.
   */
  public static InputStream unpacked(InputStream raw, String name) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(raw, BUFFER);
    try {
      bytes.mark(2);
      boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
      bytes.reset();
      return gzip ? new UnpackedGzip(bytes, name) : bytes;
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * The text of a small file such as a mapping, without a byte order mark.
   *
   * @param greatest bytes that it may have
   * @throws InvalidInputException if there is no such file, it is larger, or not UTF-8
   */
  public static String text(Path file, int greatest) throws IOException {
    requireFile(file);
    if (Files.size(file) > greatest) {
      throw new InvalidInputException(
          file + ": expected at most " + greatest + " bytes, found " + Files.size(file));
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(
          file + ": line " + lineThatIsNotText(file) + ": expected UTF-8 text", e);
    }
  }

  /**
   * The number of the first line of {@code file}, from 1, that is not UTF-8; 0 if there is none.
   */
  public static long lineThatIsNotText(Path file) throws IOException {
    try (InputStream in = open(file)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (long number = 1; ; number++) {
        line.reset();
        int next;
        while ((next = in.read()) >= 0 && next != '\n') {
          line.write(next);
        }
        try {
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray()));
        } catch (CharacterCodingException e) {
          return number;
        }
        if (next < 0) {
          return 0;
        }
      }
    }
  }

  /** Returns the SHA-256 of the bytes of {@code file}, lower case hexadecimal. */
  public static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      int read;
      while ((read = in.read(buffer)) > 0) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns a new SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
