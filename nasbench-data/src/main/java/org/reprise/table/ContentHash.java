package org.reprise.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.reprise.space.Decision;

/**
 * The SHA-256 that says whether two tables hold the same: over the space (its name, its decisions
 * with their choices), then the keys in row order, then each series in its natural order with its
 * values as float64, every absent value alike. The name, the provenance and the storage of a table
 * do not enter.
 */
final class ContentHash {
  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest = sha256();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

  private ContentHash() {}

  static String of(Table table) {
    ContentHash hash = new ContentHash();
    hash.text(table.space().name());
    for (Decision decision : table.space().decisions()) {
      hash.text(decision.name());
      hash.number(decision.size());
      decision.choices().forEach(hash::text);
    }
    for (int row = 0; row < table.rows(); row++) {
      hash.number(table.key(row));
    }
    for (Series series : table.ownSeries()) {
      hash.text(series.toString());
      Column column = table.column(series);
      for (int row = 0; row < table.rows(); row++) {
        hash.number(Double.doubleToLongBits(column.value(row)));
      }
    }
    hash.drain();
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    drain();
    digest.update(bytes);
  }

  private void number(long value) {
    if (buffer.remaining() < Long.BYTES) {
      drain();
    }
    buffer.putLong(value);
  }

  private void drain() {
    digest.update(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
