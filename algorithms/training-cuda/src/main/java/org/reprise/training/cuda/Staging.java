package org.reprise.training.cuda;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Page-locked memory through which values go to the device and come back: the device fetches them
 * on its own while Java goes on. Uploads take one piece after another; when the end is reached, the
 * stream is waited for and the beginning is free again.
 */
final class Staging {
  static final int WORDS = 1 << 22;

  private final long stream;
  private final long address;
  private final ByteBuffer bytes;
  private final FloatBuffer floats;
  private final IntBuffer ints;
  private int used;

  Staging(long stream) {
    this.stream = stream;
    long[] block = new long[1];
    Driver.check("cuMemHostAlloc", Driver.cuMemHostAlloc(block, 4L * WORDS, 0));
    address = block[0];
    bytes = new Pointer(address).getByteBuffer(0, 4L * WORDS).order(ByteOrder.nativeOrder());
    floats = bytes.asFloatBuffer();
    ints = bytes.asIntBuffer();
  }

  void upload(long to, float[] values, int count) {
    for (int done = 0; done < count; ) {
      int words = Math.min(count - done, WORDS);
      int at = take(words);
      floats.put(at, values, done, words);
      send(to + 4L * done, at, 4L * words);
      done += words;
    }
  }

  void upload(long to, int[] values, int count) {
    for (int done = 0; done < count; ) {
      int words = Math.min(count - done, WORDS);
      int at = take(words);
      ints.put(at, values, done, words);
      send(to + 4L * done, at, 4L * words);
      done += words;
    }
  }

  void upload(long to, ByteBuffer values, long count) {
    for (long done = 0; done < count; ) {
      int length = (int) Math.min(count - done, 4L * WORDS);
      int at = take((length + 3) / 4);
      bytes.put(4 * at, values, (int) (values.position() + done), length);
      send(to + done, at, length);
      done += length;
    }
  }

  /** Waits for everything in the stream. */
  void download(long from, float[] values, int count) {
    for (int done = 0; done < count; ) {
      int words = Math.min(count - done, WORDS);
      int at = take(words);
      fetch(from + 4L * done, at, 4L * words);
      await();
      floats.get(at, values, done, words);
      done += words;
    }
  }

  /** Fetches several runs of values, as many at a time as there is room for. */
  List<float[]> download(long[] from, int[] counts) {
    List<float[]> all = new ArrayList<>();
    while (all.size() < from.length) {
      int first = all.size();
      int end = first;
      int start = used;
      while (end < from.length && used + counts[end] <= WORDS) {
        fetch(from[end], used, 4L * counts[end]);
        used += counts[end++];
      }
      await();
      if (end == first) {
        // Nothing fits behind what was used, or at all.
        float[] values = new float[counts[first]];
        download(from[first], values, values.length);
        all.add(values);
      }
      for (int i = first; i < end; i++) {
        float[] values = new float[counts[i]];
        floats.get(start, values);
        start += counts[i];
        all.add(values);
      }
    }
    return all;
  }

  /** Waits for everything in the stream. */
  void await() {
    Driver.check("cuStreamSynchronize", Driver.cuStreamSynchronize(stream));
    used = 0;
  }

  void free() {
    Driver.check("cuMemFreeHost", Driver.cuMemFreeHost(address));
  }

  /** Returns the first of that many words that nothing in the stream uses any more. */
  private int take(int words) {
    if (used + words > WORDS) {
      await();
    }
    int at = used;
    used += words;
    return at;
  }

  private void fetch(long from, int at, long count) {
    Driver.check(
        "cuMemcpyDtoHAsync", Driver.cuMemcpyDtoHAsync_v2(address + 4L * at, from, count, stream));
  }

  private void send(long to, int at, long count) {
    Driver.check(
        "cuMemcpyHtoDAsync", Driver.cuMemcpyHtoDAsync_v2(to, address + 4L * at, count, stream));
  }
}
