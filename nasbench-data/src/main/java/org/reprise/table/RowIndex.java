package org.reprise.table;

import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.reprise.space.InvalidInputException;

/**
 * Which row an architecture's canonical key has, and back. Two layouts, chosen by how dense the
 * keys are: an array of rows by key, or a hash table with linear probing. Both read buffers, so
 * that they lie in a mapped file as they lie in memory; a look-up allocates nothing.
 */
public final class RowIndex {
  private static final int EMPTY = -1;

  private final LongBuffer keys;
  private final IntBuffer slots;
  private final boolean direct;
  private final int mask;

  private RowIndex(LongBuffer keys, IntBuffer slots, boolean direct) {
    this.keys = keys;
    this.slots = slots;
    this.direct = direct;
    mask = slots.limit() - 1;
  }

  /**
   * An index of these keys, one for each row.
   *
   * @throws InvalidInputException if a key occurs twice
   */
  public static RowIndex of(long[] keys) {
    long greatest = Arrays.stream(keys).max().orElse(-1);
    boolean direct = greatest < 4L * keys.length + 64;
    int size = direct ? (int) (greatest + 1) : slotsFor(keys.length);
    int[] slots = new int[size];
    Arrays.fill(slots, EMPTY);
    for (int row = 0; row < keys.length; row++) {
      int slot = direct ? (int) keys[row] : freeSlot(keys, slots, keys[row]);
      if (slots[slot] != EMPTY) {
        throw new InvalidInputException(
            "rows " + slots[slot] + " and " + row + " of the table are the same architecture");
      }
      slots[slot] = row;
    }
    return new RowIndex(LongBuffer.wrap(keys), IntBuffer.wrap(slots), direct);
  }

  /**
   * The index that {@link #keys()}, {@link #slots()} and {@link #direct()} of another gave.
   *
   * @throws InvalidInputException if they are no hash table
   */
  public static RowIndex restore(LongBuffer keys, IntBuffer slots, boolean direct) {
    if (!direct && (Integer.bitCount(slots.limit()) != 1 || slots.limit() <= keys.limit())) {
      throw new InvalidInputException(
          slots.limit() + " slots for " + keys.limit() + " keys are no hash table");
    }
    return new RowIndex(keys, slots, direct);
  }

  // At most half full, so that a probe is short.
  private static int slotsFor(int rows) {
    return Math.max(2, Integer.highestOneBit(Math.max(1, rows)) << 2);
  }

  private static int freeSlot(long[] keys, int[] slots, long key) {
    int mask = slots.length - 1;
    int slot = slot(key, mask);
    while (slots[slot] != EMPTY && keys[slots[slot]] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int slot(long key, int mask) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & mask;
  }

  /** The row with this key, -1 if there is none. */
  public int row(long key) {
    if (direct) {
      return key >= 0 && key < slots.limit() ? slots.get((int) key) : EMPTY;
    }
    int slot = slot(key, mask);
    int row;
    while ((row = slots.get(slot)) != EMPTY && keys.get(row) != key) {
      slot = (slot + 1) & mask;
    }
    return row;
  }

  /** The key of {@code row}. */
  public long key(int row) {
    return keys.get(row);
  }

  /** How many rows there are. */
  public int rows() {
    return keys.limit();
  }

  /** The keys by row, for storing. */
  public LongBuffer keys() {
    return keys.duplicate();
  }

  /** The rows by key or by hash, for storing. */
  public IntBuffer slots() {
    return slots.duplicate();
  }

  /** Whether {@link #slots()} are by key. */
  public boolean direct() {
    return direct;
  }
}
