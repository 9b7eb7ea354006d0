package org.reprise.table.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.reprise.data.file.SourceFile;
import org.reprise.space.InvalidInputException;

/**
 * The records of a TFRecord file: length (uint64), masked CRC-32C of the length, data, masked
 * CRC-32C of the data, all little-endian (tensorflow/core/lib/io/record_writer.h). The mask is a
 * rotation by 15 bits plus a constant.
 */
final class TfRecordReader implements AutoCloseable {
  private static final int GREATEST_RECORD = 1 << 24;
  private static final int MASK_DELTA = 0xa282ead8;

  private final Path file;
  private final InputStream in;
  private final CRC32C crc = new CRC32C();
  private final ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer foot = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
  private long position;
  private long start;
  private long number;

  TfRecordReader(Path file) throws IOException {
    this.file = file;
    in = SourceFile.open(file);
  }

  /**
   * The data of the next record, null after the last.
   *
   * @throws InvalidInputException if the file is cut short or a checksum is wrong
   */
  byte @Nullable [] next() throws IOException {
    start = position;
    int read = read(head.array());
    if (read == 0) {
      return null;
    }
    number++;
    requireWhole(read, head.capacity(), "the head of a record");
    requireChecksum(head.array(), 8, head.getInt(8), "of the length");
    long length = head.getLong(0);
    if (length < 0 || length > GREATEST_RECORD) {
      throw damage("a record of at most " + GREATEST_RECORD + " bytes, found " + length);
    }
    byte[] data = new byte[(int) length];
    requireWhole(read(data), data.length, "data");
    requireWhole(read(foot.array()), foot.capacity(), "a checksum");
    requireChecksum(data, data.length, foot.getInt(0), "of the data");
    return data;
  }

  /** How many bytes have been read. */
  long position() {
    return position;
  }

  /** An error in the record that was read last: file, place, and what was expected. */
  InvalidInputException damage(String expected) {
    return new InvalidInputException(
        file + ": record " + number + " at byte " + start + ": expected " + expected);
  }

  /** {@code problem} of the record that was read last, with file and place if it lacks them. */
  InvalidInputException about(InvalidInputException problem) {
    String place = file + ": record " + number + " at byte " + start;
    return problem.getMessage().startsWith(place)
        ? problem
        : new InvalidInputException(place + ": " + problem.getMessage(), problem);
  }

  private int read(byte[] target) throws IOException {
    int read = in.readNBytes(target, 0, target.length);
    position += read;
    return read;
  }

  private void requireWhole(int read, int expected, String what) {
    if (read < expected) {
      throw damage(expected + " bytes of " + what + ", found " + read + ", then the end");
    }
  }

  private void requireChecksum(byte[] data, int length, int expected, String what) {
    crc.reset();
    crc.update(data, 0, length);
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
    if (masked != expected) {
      throw damage(String.format("checksum %08x %s, found %08x", expected, what, masked));
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
