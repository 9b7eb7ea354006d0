package org.reprise.table.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.table.RowIndex;
import org.reprise.table.Series;
import org.reprise.table.StoredColumn;
import org.reprise.table.Table;

/**
 * Reads and writes one table file. All numbers are little-endian.
 *
 * <pre>
 * byte 0   89 52 50 54 0D 0A 1A 0A, which no text transfer leaves whole
 *      8   int32 version of the format, 1
 *     12   int32 length of the metadata
 *     16   int64 length of the file
 *     24   int32 CRC-32C of the metadata
 *     28   int32 CRC-32C of bytes 0 to 27
 *     32   metadata, JSON in UTF-8 ({@link MetadataJson})
 *          data, from the next multiple of 64: keys (int64 for each row), row index (int32 for each
 *          slot), columns (float32 where every value is one, else float64; NaN = absent), each from
 *          a multiple of 64, zero bytes between; 2 GiB at most
 * </pre>
 *
 * <p>Opening maps the file and checks the header, the metadata, the keys and the row index; a
 * column is checked when it is first used; {@link #verify} checks everything.
 */
public final class TableStore {
  private TableStore() {}

  /**
   * Writes {@code table} to {@code file}, whole or not at all: it is written under another name in
   * the same folder, forced to the disk and renamed. A file of that name is replaced.
   */
  public static void write(Table table, Path file) throws IOException {
    TableWriter.write(table, file);
  }

  /**
   * The table in {@code file}, to be called {@code name}.
   *
   * @throws InvalidInputException if there is no such file or it is not a whole, undamaged table
   */
  public static Table open(Path file, String name) throws IOException {
    return table(TableFile.map(file), name);
  }

  /**
   * Reads everything in {@code file} and checks it: all checksums, that the bytes between are zero,
   * that every key is one of the space, and the SHA-256 of the content.
   *
   * @throws InvalidInputException if anything is amiss; the message says what and where
   */
  public static Table verify(Path file, String name) throws IOException {
    return verify(TableFile.map(file), name);
  }

  static Table verify(TableFile file, String name) {
    Table table = table(file, name);
    requireKeysOfSpace(file, table);
    String sha256 = table.contentSha256();
    if (!sha256.equals(table.info().sha256())) {
      throw file.damage(TableFile.HEADER, "content of SHA-256 " + table.info().sha256(), sha256);
    }
    file.requireZeroBetween(sections(file.metadata()));
    return table;
  }

  static Table table(TableFile file, String name) {
    Metadata metadata = file.metadata();
    int rows = metadata.rows();
    SearchSpace space = metadata.space().resolve(file.path());

    ByteBuffer keys = file.section(metadata.keys(), "keys", (long) rows * Long.BYTES);
    file.requireChecksum(metadata.keys(), keys, "the keys");
    ByteBuffer slots = file.section(metadata.slots(), "row index", metadata.slots().length());
    file.requireChecksum(metadata.slots(), slots, "the row index");
    RowIndex index = index(file, keys.asLongBuffer(), slots.asIntBuffer());

    Map<Series, Supplier<StoredColumn>> columns = new TreeMap<>();
    for (Metadata.StoredSeries stored : metadata.columns()) {
      Series series = Series.parse(stored.series());
      if (columns.put(series, column(file, stored, rows)) != null) {
        throw file.damage(TableFile.HEADER, "each series once", series + " twice");
      }
    }
    return new Table(name, space, index, columns, metadata.info());
  }

  // The checksum rules out accidents; this rules out that a look-up could run on for ever or leave
  // the table, whatever wrote the file.
  private static RowIndex index(TableFile file, LongBuffer keys, IntBuffer slots) {
    int rows = keys.limit();
    boolean[] seen = new boolean[rows];
    // Copied at once: in a new virtual machine each read of a buffer costs many of an array.
    int[] copied = new int[slots.limit()];
    slots.get(0, copied);
    for (int row : copied) {
      if (row < -1 || row >= rows || (row >= 0 && seen[row])) {
        throw file.damage(TableFile.HEADER, "a row index of each row once", "row " + row);
      }
      if (row >= 0) {
        seen[row] = true;
      }
    }
    try {
      return RowIndex.restore(keys, slots, file.metadata().directSlots());
    } catch (InvalidInputException e) {
      throw file.damage(TableFile.HEADER, "a row index", e.getMessage());
    }
  }

  private static Supplier<StoredColumn> column(
      TableFile file, Metadata.StoredSeries stored, int rows) {
    int width = stored.isFloat32() ? Float.BYTES : Double.BYTES;
    String what = "column ".concat(stored.series());
    return new CheckedOnce(
        file, stored, what, file.section(stored.section(), what, (long) rows * width));
  }

  /** Checks a column and makes it when it is first wanted, and keeps it. */
  private static final class CheckedOnce implements Supplier<StoredColumn> {
    private final TableFile file;
    private final Metadata.StoredSeries stored;
    private final String what;
    private final ByteBuffer bytes;
    private volatile @Nullable StoredColumn column;

    CheckedOnce(TableFile file, Metadata.StoredSeries stored, String what, ByteBuffer bytes) {
      this.file = file;
      this.stored = stored;
      this.what = what;
      this.bytes = bytes;
    }

    @Override
    public StoredColumn get() {
      StoredColumn known = column;
      if (known == null) {
        file.requireChecksum(stored.section(), bytes, what);
        known =
            stored.isFloat32()
                ? StoredColumn.of(bytes.asFloatBuffer())
                : StoredColumn.of(bytes.asDoubleBuffer());
        column = known;
      }
      return known;
    }
  }

  private static void requireKeysOfSpace(TableFile file, Table table) {
    for (int row = 0; row < table.rows(); row++) {
      long key = table.key(row);
      try {
        if (table.row(table.architecture(row)) == row) {
          continue;
        }
      } catch (InvalidInputException e) {
        // The space does not know the key: told below.
      }
      throw file.damage(
          TableFile.HEADER, "keys of space " + table.space().name(), key + " in row " + row);
    }
  }

  private static List<Metadata.Section> sections(Metadata metadata) {
    List<Metadata.Section> sections = new ArrayList<>();
    sections.add(metadata.keys());
    sections.add(metadata.slots());
    metadata.columns().forEach(column -> sections.add(column.section()));
    sections.sort(Comparator.comparingLong(Metadata.Section::offset));
    return sections;
  }
}
