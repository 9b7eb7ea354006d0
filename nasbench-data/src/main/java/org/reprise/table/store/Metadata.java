package org.reprise.table.store;

import java.util.List;
import java.util.Objects;
import org.reprise.table.TableInfo;

/**
 * What a table file says of itself, at its beginning; {@link MetadataJson} writes and reads it.
 *
 * @param space the search space
 * @param rows number of architectures
 * @param directSlots whether the row index is an array by key, rather than a hash table
 * @param keys where the canonical keys lie, one int64 for each row
 * @param slots where the row index lies, int32 each
 * @param columns one for each series
 * @param info provenance
 */
record Metadata(
    SpaceReference space,
    int rows,
    boolean directSlots,
    Section keys,
    Section slots,
    List<StoredSeries> columns,
    TableInfo info) {
  Metadata {
    Objects.requireNonNull(space, "space");
    Objects.requireNonNull(keys, "keys");
    Objects.requireNonNull(slots, "slots");
    Objects.requireNonNull(info, "info");
    columns = List.copyOf(columns);
    if (rows < 0) {
      throw new IllegalArgumentException(rows + " rows");
    }
  }

  /**
   * A run of bytes.
   *
   * @param offset from the start of the data, see {@link TableStore}
   * @param length in bytes
   * @param crc32c CRC-32C of the bytes
   */
  record Section(long offset, long length, long crc32c) {}

  /** A column: its series, {@code float32} or {@code float64}, and where its values lie. */
  record StoredSeries(String series, String type, Section section) {
    static final String FLOAT32 = "float32";
    static final String FLOAT64 = "float64";

    StoredSeries {
      Objects.requireNonNull(series, "series");
      Objects.requireNonNull(section, "section");
      if (!FLOAT32.equals(type) && !FLOAT64.equals(type)) {
        throw new IllegalArgumentException("type " + type);
      }
    }

    boolean isFloat32() {
      return type.equals(FLOAT32);
    }
  }
}
