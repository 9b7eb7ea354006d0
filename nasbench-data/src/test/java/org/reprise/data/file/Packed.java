package org.reprise.data.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Packs bytes for tests. */
public final class Packed {
  private Packed() {}

  /** A gzip member for each part, one after the other. */
  public static byte[] gzip(byte[]... parts) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      try (GZIPOutputStream member = new GZIPOutputStream(packed)) {
        member.write(part);
      }
    }
    return packed.toByteArray();
  }
}
