package org.reprise.table.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.reprise.data.file.OutputFile;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Series;
import org.reprise.table.StoredColumn;
import org.reprise.table.Table;

/** Writes the format of {@link TableStore}. */
final class TableWriter {
  private final Table table;
  // Sections are made twice, for their checksum and to be written, rather than all kept at once.
  private final List<Supplier<ByteBuffer>> sections = new ArrayList<>();
  private long dataLength;

  private TableWriter(Table table) {
    this.table = table;
  }

  static void write(Table table, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    OutputFile.write(file, out -> new TableWriter(table).write(out));
  }

  private void write(OutputStream out) throws IOException {
    byte[] metadata = MetadataJson.write(metadata());
    ByteBuffer header = ByteBuffer.allocate(TableFile.HEADER).order(ByteOrder.LITTLE_ENDIAN);
    long dataStart = TableFile.align((long) TableFile.HEADER + metadata.length);
    if (dataStart + dataLength > TableFile.GREATEST_FILE) {
      throw new InvalidInputException(
          "table "
              + table.name()
              + " needs "
              + (dataStart + dataLength)
              + " bytes; a table file has at most "
              + TableFile.GREATEST_FILE);
    }
    header.put(TableFile.MAGIC).putInt(TableFile.VERSION).putInt(metadata.length);
    header.putLong(dataStart + dataLength);
    header.putInt(TableFile.checksum(ByteBuffer.wrap(metadata)));
    header.putInt(TableFile.checksum(header.duplicate().flip()));

    long place = write(out, header.flip());
    place += write(out, ByteBuffer.wrap(metadata));
    for (Supplier<ByteBuffer> section : sections) {
      place += write(out, ByteBuffer.allocate((int) (TableFile.align(place) - place)));
      place += write(out, section.get());
    }
  }

  private static int write(OutputStream out, ByteBuffer bytes) throws IOException {
    out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    return bytes.remaining();
  }

  private Metadata metadata() {
    Metadata.Section keys = place(this::keys);
    Metadata.Section slots = place(this::slots);
    List<Metadata.StoredSeries> columns = new ArrayList<>();
    for (Series series : table.ownSeries()) {
      StoredColumn column = table.column(series);
      boolean floats = column.fitsFloat();
      columns.add(
          new Metadata.StoredSeries(
              series.toString(),
              floats ? Metadata.StoredSeries.FLOAT32 : Metadata.StoredSeries.FLOAT64,
              place(() -> values(column, floats))));
    }
    return new Metadata(
        SpaceReference.of(table.space()),
        table.rows(),
        table.index().direct(),
        keys,
        slots,
        columns,
        table.info());
  }

  private Metadata.Section place(Supplier<ByteBuffer> section) {
    sections.add(section);
    ByteBuffer bytes = section.get();
    long offset = TableFile.align(dataLength);
    dataLength = offset + bytes.remaining();
    long crc = Integer.toUnsignedLong(TableFile.checksum(bytes.duplicate()));
    return new Metadata.Section(offset, bytes.remaining(), crc);
  }

  private ByteBuffer keys() {
    ByteBuffer bytes = allocate(table.rows(), Long.BYTES);
    bytes.asLongBuffer().put(table.index().keys());
    return bytes;
  }

  private ByteBuffer slots() {
    ByteBuffer bytes = allocate(table.index().slots().limit(), Integer.BYTES);
    bytes.asIntBuffer().put(table.index().slots());
    return bytes;
  }

  private static ByteBuffer values(StoredColumn column, boolean floats) {
    ByteBuffer bytes = allocate(column.rows(), floats ? Float.BYTES : Double.BYTES);
    for (int row = 0; row < column.rows(); row++) {
      if (floats) {
        bytes.putFloat((float) column.value(row));
      } else {
        bytes.putDouble(column.value(row));
      }
    }
    return bytes.flip();
  }

  private static ByteBuffer allocate(int count, int width) {
    return ByteBuffer.allocate(Math.multiplyExact(count, width)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
