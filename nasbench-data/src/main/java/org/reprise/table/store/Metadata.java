package org.reprise.table.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.reprise.table.TableInfo;

/**
 * What a table file says of itself, as JSON at its beginning.
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
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

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
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(section, "section");
      if (!type.equals(FLOAT32) && !type.equals(FLOAT64)) {
        throw new IllegalArgumentException("type " + type);
      }
    }

    @JsonIgnore
    boolean isFloat32() {
      return type.equals(FLOAT32);
    }
  }

  byte[] toJson() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always JSON", e);
    }
  }

  /** The metadata that {@code json} holds. */
  static Metadata parse(byte[] json) throws IOException {
    return JSON.readValue(json, Metadata.class);
  }
}
