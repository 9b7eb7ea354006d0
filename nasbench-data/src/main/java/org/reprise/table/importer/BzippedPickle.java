package org.reprise.table.importer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.reprise.data.pickle.PickleException;
import org.reprise.data.pickle.PickleReader;
import org.reprise.space.InvalidInputException;

/** Unpacks the bzip2 pickles of NATS-Bench. */
final class BzippedPickle {
  // A record has 0.3 MB, the index of the size space 1.4 MB.
  private static final int GREATEST = 1 << 26;

  private BzippedPickle() {}

  /**
   * The value in {@code packed}, the bytes of {@code file}.
   *
   * @throws InvalidInputException if it is not an intact bzip2 pickle of plain data
   */
  static @Nullable Object read(Path file, byte[] packed) {
    byte[] pickle = unpack(file, packed);
    try {
      return PickleReader.read(pickle);
    } catch (PickleException e) {
      throw new InvalidInputException(file + ": in the unpacked pickle, " + e.getMessage(), e);
    }
  }

  private static byte[] unpack(Path file, byte[] packed) {
    byte[] pickle;
    try (BZip2CompressorInputStream in =
        new BZip2CompressorInputStream(new ByteArrayInputStream(packed), true)) {
      pickle = in.readNBytes(GREATEST + 1);
    } catch (IOException | RuntimeException e) {
      // The library reports some damage by exceptions of its arithmetic.
      throw new InvalidInputException(
          file + ": expected intact bzip2 data in its " + packed.length + " bytes", e);
    }
    if (pickle.length > GREATEST) {
      throw new InvalidInputException(
          file + ": expected at most " + GREATEST + " bytes when unpacked");
    }
    return pickle;
  }
}
