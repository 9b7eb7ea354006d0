package org.reprise.training.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a kernel's table: what it reads, writes and is told. {@code struct Arguments} of
 * kernels.cu is its layout in memory.
 */
final class Launch {
  /** Bytes of an entry. */
  static final int BYTES = 8 * Long.BYTES + 32 * Integer.BYTES + 8 * Float.BYTES;

  final String kernel;
  final int blocks;
  final List<CudaBuffer> reads = new ArrayList<>(4);
  final List<CudaBuffer> writes = new ArrayList<>(2);
  private final long[] pointers = new long[8];
  private final int[] integers = new int[32];
  private final float[] numbers = new float[8];
  private int pointer;
  private int integer;
  private int number;

  /** A launch of so many blocks of 256 threads. */
  Launch(String kernel, int blocks) {
    this.kernel = kernel;
    this.blocks = blocks;
  }

  /** A launch of a thread for each of {@code count} numbers. */
  static Launch each(String kernel, int count) {
    return new Launch(kernel, (count + 255) / 256);
  }

  /** A launch of a thread for each four of {@code count} numbers. */
  static Launch fours(String kernel, int count) {
    return new Launch(kernel, (count + 1023) / 1024);
  }

  /** The next pointer is read; null is 0. */
  Launch read(@Nullable CudaBuffer buffer) {
    if (buffer != null) {
      reads.add(buffer);
      pointers[pointer] = buffer.address;
    }
    pointer++;
    return this;
  }

  /** The next pointer is written. */
  Launch write(CudaBuffer buffer) {
    return write(buffer, 0);
  }

  /** The next pointer is written, from number {@code offset} on. */
  Launch write(CudaBuffer buffer, int offset) {
    writes.add(buffer);
    pointers[pointer++] = buffer.address + (long) offset * Float.BYTES;
    return this;
  }

  /** The next pointer is read, from number {@code offset} on. */
  Launch read(CudaBuffer buffer, int offset) {
    reads.add(buffer);
    pointers[pointer++] = buffer.address + (long) offset * Float.BYTES;
    return this;
  }

  /** The next pointer is read and written. */
  Launch update(CudaBuffer buffer) {
    reads.add(buffer);
    return write(buffer);
  }

  /** Pointers go on at number {@code place}. */
  Launch at(int place) {
    pointer = place;
    return this;
  }

  /** The next integers. */
  Launch with(int... values) {
    for (int value : values) {
      integers[integer++] = value;
    }
    return this;
  }

  /** The next numbers. */
  Launch with(double... values) {
    for (double value : values) {
      numbers[number++] = (float) value;
    }
    return this;
  }

  /** Writes the entry, in the byte order of the machine. */
  void put(ByteBuffer table) {
    for (long value : pointers) {
      table.putLong(value);
    }
    for (int value : integers) {
      table.putInt(value);
    }
    for (float value : numbers) {
      table.putFloat(value);
    }
  }

  /** Returns the tables of groups of launches, one behind the other, ready to be copied. */
  static ByteBuffer tables(List<List<Launch>> groups) {
    int entries = groups.stream().mapToInt(List::size).sum();
    ByteBuffer bytes = ByteBuffer.allocateDirect(entries * BYTES).order(ByteOrder.nativeOrder());
    groups.forEach(group -> group.forEach(launch -> launch.put(bytes)));
    return bytes.flip();
  }
}
