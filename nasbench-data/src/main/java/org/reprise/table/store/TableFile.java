package org.reprise.table.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.reprise.space.InvalidInputException;

/** The frame of a table file: header, metadata, and sections by their place. */
final class TableFile {
  static final byte[] MAGIC = {(byte) 0x89, 'R', 'P', 'T', '\r', '\n', 0x1a, '\n'};
  static final int VERSION = 1;
  static final int HEADER = 32;
  static final int GREATEST_FILE = Integer.MAX_VALUE;
  private static final int ALIGNMENT = 64;
  private static final int GREATEST_METADATA = 1 << 26;

  private final Path file;
  private final ByteBuffer bytes;
  private final int length;
  private final int metadataEnd;
  private final int dataStart;
  private final Metadata metadata;

  /** Checks header and metadata of the file called {@code file}, which holds {@code bytes}. */
  TableFile(Path file, ByteBuffer bytes) {
    this.file = file;
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    length = bytes.limit();
    metadataEnd = HEADER + metadataLength();
    dataStart = (int) Math.min(length, align(metadataEnd));
    metadata = readMetadata();
  }

  /** Maps {@code file}. */
  static TableFile map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > GREATEST_FILE) {
        throw new InvalidInputException(
            file + ": expected at most " + GREATEST_FILE + " bytes, found " + channel.size());
      }
      return new TableFile(file, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(file + ": no such file", e);
    }
  }

  private int metadataLength() {
    if (length < HEADER) {
      throw damage(0, "a header of " + HEADER + " bytes", "a file of " + length);
    }
    byte[] magic = new byte[MAGIC.length];
    bytes.get(0, magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw damage(0, "the mark of a Reprise table", "other bytes");
    }
    int crc = checksum(bytes.slice(0, HEADER - Integer.BYTES));
    if (crc != bytes.getInt(28)) {
      throw damage(28, "checksum " + hex(bytes.getInt(28)) + " of the header", hex(crc));
    }
    if (bytes.getInt(8) != VERSION) {
      throw damage(8, "format version " + VERSION, bytes.getInt(8) + "; import the table anew");
    }
    if (bytes.getLong(16) != length) {
      throw damage(16, "a file of " + bytes.getLong(16) + " bytes", length + "");
    }
    int size = bytes.getInt(12);
    if (size < 0 || size > Math.min(length - HEADER, GREATEST_METADATA)) {
      throw damage(12, "a length of metadata that fits the file", size + "");
    }
    return size;
  }

  private Metadata readMetadata() {
    byte[] json = new byte[metadataEnd - HEADER];
    bytes.get(HEADER, json);
    int crc = checksum(ByteBuffer.wrap(json));
    if (crc != bytes.getInt(24)) {
      throw damage(24, "checksum " + hex(bytes.getInt(24)) + " of the metadata", hex(crc));
    }
    try {
      return MetadataJson.read(json);
    } catch (IOException | RuntimeException e) {
      throw new InvalidInputException(
          file + ": byte " + HEADER + ": expected the metadata of a table, as JSON", e);
    }
  }

  Metadata metadata() {
    return metadata;
  }

  Path path() {
    return file;
  }

  /** Where data begin, given where metadata end; and where a section may begin. */
  static long align(long offset) {
    return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /**
   * The bytes of a section, unchecked.
   *
   * @param expectedLength its length in bytes
   */
  ByteBuffer section(Metadata.Section section, String what, long expectedLength) {
    if (section.length() != expectedLength) {
      throw damage(HEADER, what + " of " + expectedLength + " bytes", section.length() + "");
    }
    long offset = section.offset();
    if (expectedLength < 0
        || offset < 0
        || offset % ALIGNMENT != 0
        || offset > length - dataStart - expectedLength) {
      throw damage(HEADER, what + " within the file", "an offset of " + offset);
    }
    return bytes
        .slice(dataStart + (int) offset, (int) expectedLength)
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Throws if the bytes of a section are not those that were written. */
  void requireChecksum(Metadata.Section section, ByteBuffer content, String what) {
    int crc = checksum(content.duplicate());
    if (crc != (int) section.crc32c()) {
      throw damage(
          dataStart + section.offset(),
          "checksum " + hex((int) section.crc32c()) + " of " + what,
          hex(crc));
    }
  }

  /** Throws unless all bytes outside header, metadata and these sections are zero. */
  void requireZeroBetween(Iterable<Metadata.Section> sections) {
    long from = metadataEnd;
    for (Metadata.Section section : sections) {
      requireZero(from, dataStart + section.offset());
      from = dataStart + section.offset() + section.length();
    }
    requireZero(from, length);
  }

  private void requireZero(long from, long to) {
    if (from > to || to - from > ALIGNMENT) {
      throw damage(HEADER, "sections one after the other", "a gap from " + from + " to " + to);
    }
    for (int place = (int) from; place < to; place++) {
      if (bytes.get(place) != 0) {
        throw damage(place, "a zero byte between sections", bytes.get(place) + "");
      }
    }
  }

  static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private static String hex(int crc) {
    return String.format("%08x", crc);
  }

  /** What is wrong with the file, in one line. */
  InvalidInputException damage(long place, String expected, String found) {
    return new InvalidInputException(
        file + ": byte " + place + ": expected " + expected + ", found " + found);
  }
}
