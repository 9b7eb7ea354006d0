package org.reprise.algorithm.automlzero.search;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Fitness by fingerprint, for a bounded number of fingerprints: the least recently used is dropped,
 * and so is an entry that has been found a given number of times, so that a lucky draw of a random
 * program is not believed for ever.
 *
 * <p>Open addressing and a doubly linked list, all in arrays of primitives: a look-up creates no
 * garbage.
 */
public final class EquivalenceCache {
  private static final int NONE = -1;

  private final int capacity;
  private final int forgetAfter;
  private final int mask;
  private final int[] table;
  private final long[] keys;
  private final double[] values;
  private final int[] hits;
  private final int[] newer;
  private final int[] older;
  private int size;
  private int free = NONE;
  private int newest = NONE;
  private int oldest = NONE;

  /**
   * An empty cache.
   *
   * @param forgetAfter hits after which an entry is dropped; 0 for never
   */
  public EquivalenceCache(int capacity, int forgetAfter) {
    this.capacity = capacity;
    this.forgetAfter = forgetAfter;
    this.mask = Integer.highestOneBit(Math.max(4, capacity * 2)) * 2 - 1;
    this.table = new int[mask + 1];
    this.keys = new long[capacity];
    this.values = new double[capacity];
    this.hits = new int[capacity];
    this.newer = new int[capacity];
    this.older = new int[capacity];
    Arrays.fill(table, NONE);
  }

  /** Returns the fitness under this fingerprint, or NaN. */
  public double find(long key) {
    int entry = table[slot(key)];
    if (entry == NONE) {
      return Double.NaN;
    }
    double value = values[entry];
    unlink(entry);
    if (++hits[entry] == forgetAfter) {
      removeFromTable(key);
      newer[entry] = free;
      free = entry;
      size--;
    } else {
      link(entry);
    }
    return value;
  }

  /** Remembers a fitness; an entry that is there already keeps its place and is overwritten. */
  public void put(long key, double value) {
    int slot = slot(key);
    if (table[slot] != NONE) {
      values[table[slot]] = value;
      return;
    }
    int entry;
    if (size == capacity) {
      entry = oldest;
      unlink(entry);
      removeFromTable(keys[entry]);
      slot = slot(key);
    } else if (free != NONE) {
      entry = free;
      free = newer[entry];
      size++;
    } else {
      entry = size++;
    }
    keys[entry] = key;
    values[entry] = value;
    hits[entry] = 0;
    table[slot] = entry;
    link(entry);
  }

  /** Returns the number of entries. */
  public int size() {
    return size;
  }

  private int slot(long key) {
    int slot = (int) (key ^ (key >>> 32)) & mask;
    while (table[slot] != NONE && keys[table[slot]] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** Frees the key's slot and closes the gap that it leaves in its probe sequence. */
  private void removeFromTable(long key) {
    int gap = slot(key);
    int next = gap;
    while (true) {
      next = next + 1 & mask;
      if (table[next] == NONE) {
        break;
      }
      long other = keys[table[next]];
      int home = (int) (other ^ (other >>> 32)) & mask;
      if ((next - home & mask) >= (next - gap & mask)) {
        table[gap] = table[next];
        gap = next;
      }
    }
    table[gap] = NONE;
  }

  private void link(int entry) {
    newer[entry] = NONE;
    older[entry] = newest;
    if (newest == NONE) {
      oldest = entry;
    } else {
      newer[newest] = entry;
    }
    newest = entry;
  }

  private void unlink(int entry) {
    if (newer[entry] == NONE) {
      newest = older[entry];
    } else {
      older[newer[entry]] = older[entry];
    }
    if (older[entry] == NONE) {
      oldest = newer[entry];
    } else {
      newer[older[entry]] = newer[entry];
    }
  }

  /** Writes the entries, oldest first. */
  void write(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int entry = oldest; entry != NONE; entry = newer[entry]) {
      out.writeLong(keys[entry]);
      out.writeDouble(values[entry]);
      out.writeInt(hits[entry]);
    }
  }

  /** Reads into an empty cache what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      long key = in.readLong();
      put(key, in.readDouble());
      hits[table[slot(key)]] = in.readInt();
    }
  }
}
