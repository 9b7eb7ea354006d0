package org.reprise.table.importer;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages bytes as disks, networks and people do. */
public final class Damage {
  private Damage() {}

  /**
   * A copy of {@code good} with one flipped bit, some flipped bits, another byte, a part missing at
   * the end or within, or a part twice.
   */
  public static byte[] of(byte[] good, SplittableRandom random) {
    int place = random.nextInt(good.length);
    switch (random.nextInt(6)) {
      case 0:
        return Arrays.copyOf(good, place);
      case 1:
        byte[] shorter = Arrays.copyOf(good, good.length - 1);
        System.arraycopy(good, place + 1, shorter, place, good.length - place - 1);
        return shorter;
      case 2:
        int length = Math.min(1 + random.nextInt(20), good.length - place);
        byte[] longer = Arrays.copyOf(good, good.length + length);
        System.arraycopy(good, place, longer, place + length, good.length - place);
        return longer;
      case 3:
        byte[] other = good.clone();
        other[place] = (byte) random.nextInt();
        return other;
      case 4:
        byte[] flips = good.clone();
        for (int i = 0; i < 5; i++) {
          flips[random.nextInt(flips.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flips;
      default:
        return flip(good, random);
    }
  }

  /** A copy of {@code good} with one flipped bit. */
  public static byte[] flip(byte[] good, SplittableRandom random) {
    byte[] flipped = good.clone();
    flipped[random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }
}
