package org.reprise.data.file;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.reprise.space.InvalidInputException;

/**
 * Unpacks gzip data, one member after the other. Java's own {@code GZIPInputStream} takes a later
 * member that it cannot read for the end, and readers above it may take an {@link IOException} for
 * the end: here any damage is an {@link InvalidInputException}, which nobody swallows.
 */
final class UnpackedGzip extends InputStream {
  private final InputStream raw;
  private final String name;
  private @Nullable InputStream gzip;
  private long unpacked;

  UnpackedGzip(InputStream raw, String name) {
    this.raw = raw;
    this.name = name;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      if (gzip == null) {
        gzip = new GzipCompressorInputStream(raw, true);
      }
      int read = gzip.read(target, offset, length);
      unpacked += Math.max(0, read);
      return read;
    } catch (IOException e) {
      throw new InvalidInputException(
          name
              + ": expected intact gzip data to the end, found data that are cut off or damaged"
              + " after "
              + unpacked
              + " unpacked bytes",
          e);
    }
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
