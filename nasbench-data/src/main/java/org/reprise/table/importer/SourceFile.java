package org.reprise.table.importer;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.reprise.space.InvalidInputException;

/** Opens the files that are imported, and names them by their SHA-256. */
public final class SourceFile {
  private static final int BUFFER = 1 << 16;

  private SourceFile() {}

  /** Throws unless {@code file} is a file that can be read. */
  public static void requireFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new InvalidInputException(file + " is a folder; expected a file");
    }
    if (!Files.isReadable(file)) {
      throw new InvalidInputException(file + ": no such file, or it may not be read");
    }
  }

  /**
   * The bytes of {@code file}, unpacked if they are gzip, whatever its name is. Damaged gzip data
   * give an {@link EOFException} or {@link ZipException} when they are read.
   */
  public static InputStream open(Path file) throws IOException {
    requireFile(file);
    BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      raw.mark(2);
      boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      return gzip ? new GZIPInputStream(raw, BUFFER) : raw;
    } catch (EOFException | ZipException e) {
      raw.close();
      throw new InvalidInputException(file + ": expected intact gzip data", e);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** The SHA-256 of the bytes of {@code file}, lower case hexadecimal. */
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

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
