package org.reprise.algorithm.automlzero.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EquivalenceCacheTest {

  /** The same cache written with the library's ordered map. */
  private static final class Twin {
    private final int capacity;
    private final int forgetAfter;
    private final LinkedHashMap<Long, double[]> map = new LinkedHashMap<>(16, 0.75f, true);

    Twin(int capacity, int forgetAfter) {
      this.capacity = capacity;
      this.forgetAfter = forgetAfter;
    }

    double find(long key) {
      double[] entry = map.get(key);
      if (entry == null) {
        return Double.NaN;
      }
      if (++entry[1] == forgetAfter) {
        map.remove(key);
      }
      return entry[0];
    }

    void put(long key, double value) {
      if (!map.containsKey(key) && map.size() == capacity) {
        map.remove(map.keySet().iterator().next());
      }
      map.put(key, new double[] {value, 0});
    }
  }

  @Property(tries = 200)
  void behavesLikeAnOrderedMap(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 20) int capacity,
      @ForAll @IntRange(min = 0, max = 4) int forgetAfter) {
    SplittableRandom random = new SplittableRandom(seed);
    EquivalenceCache cache = new EquivalenceCache(capacity, forgetAfter);
    Twin twin = new Twin(capacity, forgetAfter);
    for (int i = 0; i < 500; i++) {
      // Keys that collide in the table's lower bits.
      long key = random.nextInt(30) * (random.nextBoolean() ? 1L << 40 : 1L);
      double found = cache.find(key);
      assertThat(Double.valueOf(found)).isEqualTo(Double.valueOf(twin.find(key)));
      if (Double.isNaN(found) && random.nextInt(3) > 0) {
        cache.put(key, i);
        twin.put(key, i);
      }
      assertThat(cache.size()).isEqualTo(twin.map.size());
    }
  }

  @Test
  void goesOnAfterBeingWrittenAndRead() throws IOException {
    EquivalenceCache first = new EquivalenceCache(10, 5);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 200; i++) {
      long key = random.nextInt(15);
      if (Double.isNaN(first.find(key))) {
        first.put(key, i);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    first.write(new DataOutputStream(bytes));
    EquivalenceCache second = new EquivalenceCache(10, 5);
    second.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    for (int i = 0; i < 500; i++) {
      long key = random.nextInt(15);
      double found = first.find(key);
      assertThat(Double.valueOf(second.find(key))).isEqualTo(Double.valueOf(found));
      if (Double.isNaN(found)) {
        first.put(key, i);
        second.put(key, i);
      }
    }
  }

  @Test
  void hurdleIsThePercentileOfDistinctValues() {
    Hurdle hurdle = new Hurdle(0.75, 100);
    for (int i = 0; i < 100; i++) {
      assertThat(hurdle.passes(i % 8)).isTrue();
    }
    // Distinct values 0 to 7: three quarters of them lie below 6.
    assertThat(hurdle.bar()).isEqualTo(6);
    assertThat(hurdle.passes(5)).isFalse();
    assertThat(hurdle.passes(6)).isTrue();
  }
}
