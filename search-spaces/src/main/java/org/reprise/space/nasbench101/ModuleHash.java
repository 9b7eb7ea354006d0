package org.reprise.space.nasbench101;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The published name of a cell (google-research/nasbench, {@code graph_util.hash_module}): each
 * vertex starts with the MD5 of the text "(out-degree, in-degree, label)" and takes, as often as
 * there are vertices, the MD5 of its sources' sorted hashes, its targets' and its own; the MD5 of
 * all sorted hashes, written as a Python list, names the cell. All hashes are hexadecimal text.
 */
final class ModuleHash {
  private static final int INPUT = -1;
  private static final int OUTPUT = -2;
  private static final byte[] DIGITS = ascii("0123456789abcdef");

  private final MessageDigest md5 = md5();
  private final Cell cell;
  private byte[][] hashes;

  /** The vertices by their hashes. */
  private final Integer[] sorted;

  private ModuleHash(Cell cell) {
    this.cell = cell;
    hashes = new byte[cell.vertices()][];
    sorted = new Integer[cell.vertices()];
    Arrays.setAll(sorted, v -> v);
  }

  /** Returns the hash as 32 hexadecimal digits. */
  static String of(Cell cell) {
    ModuleHash hash = new ModuleHash(cell);
    hash.start();
    for (int round = 0; round < cell.vertices(); round++) {
      hash.refine();
    }
    return hash.fingerprint();
  }

  private void start() {
    int last = hashes.length - 1;
    for (int v = 0; v <= last; v++) {
      int label = v == 0 ? INPUT : v == last ? OUTPUT : cell.operationNumber(v);
      int outDegree = Integer.bitCount(cell.targets(v));
      int inDegree = Integer.bitCount(cell.sources(v));
      md5.update(ascii("(" + outDegree + ", " + inDegree + ", " + label + ")"));
      hashes[v] = digest();
    }
  }

  private void refine() {
    sort();
    byte[][] refined = new byte[hashes.length][];
    for (int v = 0; v < refined.length; v++) {
      updateAll(cell.sources(v));
      md5.update((byte) '|');
      updateAll(cell.targets(v));
      md5.update((byte) '|');
      md5.update(hashes[v]);
      refined[v] = digest();
    }
    hashes = refined;
  }

  private String fingerprint() {
    sort();
    String separator = "['";
    for (int v : sorted) {
      md5.update(ascii(separator));
      md5.update(hashes[v]);
      separator = "', '";
    }
    md5.update(ascii("']"));
    return new String(digest(), StandardCharsets.US_ASCII);
  }

  private void sort() {
    Arrays.sort(sorted, (a, b) -> Arrays.compare(hashes[a], hashes[b]));
  }

  private void updateAll(int mask) {
    for (int v : sorted) {
      if ((mask >> v & 1) != 0) {
        md5.update(hashes[v]);
      }
    }
  }

  private byte[] digest() {
    byte[] bytes = md5.digest();
    byte[] digits = new byte[2 * bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      digits[2 * i] = DIGITS[bytes[i] >> 4 & 15];
      digits[2 * i + 1] = DIGITS[bytes[i] & 15];
    }
    return digits;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
