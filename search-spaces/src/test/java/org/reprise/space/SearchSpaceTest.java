package org.reprise.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.space.nasbench101.NasBench101;
import org.reprise.space.user.UserSpaceFile;

/** What every search space promises, checked on all that are registered and on three of a user. */
class SearchSpaceTest {
  private static final SearchSpace TOO_LARGE_FOR_KEYS =
      UserSpaceFile.parse("{name: large, cell: {nodes: 13, operations: [a, b]}}", "large.yaml");

  static List<SearchSpace> spaces() {
    List<SearchSpace> spaces = new ArrayList<>(SearchSpaces.all().values());
    spaces.add(
        UserSpaceFile.parse(
            "{name: chain, decisions: {k: [3, 5], w: [8, 16, 32], norm: [batch]}}", "chain.yaml"));
    spaces.add(
        UserSpaceFile.parse("{name: cell, cell: {nodes: 4, operations: [a, b, c]}}", "cell.yaml"));
    spaces.add(TOO_LARGE_FOR_KEYS);
    return spaces;
  }

  @Provide
  Arbitrary<SearchSpace> anySpace() {
    return Arbitraries.of(spaces());
  }

  @Test
  void aSpaceThatIsMadeAloneIsTheOneOfThatName() {
    for (SearchSpaceProvider provider : ServiceLoader.load(SearchSpaceProvider.class)) {
      for (SearchSpace space : provider.spaces()) {
        SearchSpace alone = provider.space(space.name()).orElseThrow();
        assertThat(alone).hasSameClassAs(space);
        assertThat(alone.decisions()).isEqualTo(space.decisions());
      }
      assertThat(provider.space("no-such")).isEmpty();
    }
    assertThat(SearchSpaces.named("darts")).isSameAs(SearchSpaces.all().get("darts"));
    assertThatThrownBy(() -> SearchSpaces.named("no-such"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("there are: darts, enas-macro");
  }

  @Property(tries = 500)
  void samplesAreInTheSpaceAndReadBackFromTextAndKey(
      @ForAll("anySpace") SearchSpace space, @ForAll long seed) {
    Architecture architecture = space.sample(new SplittableRandom(seed));
    assertThat(space.defect(architecture)).isEmpty();
    assertThat(space.sample(new SplittableRandom(seed))).isEqualTo(architecture);
    assertThat(space.parse(space.format(architecture))).isEqualTo(architecture);
    assertThat(space.parse("  " + space.format(architecture) + "\n")).isEqualTo(architecture);
    long key = space.key(architecture);
    assertThat(key).isNotNegative();
    if (space.hasExactKeys()) {
      Architecture representative = space.fromKey(key);
      assertThat(space.defect(representative)).isEmpty();
      assertThat(space.key(Architecture.of(representative.choices()))).isEqualTo(key);
    }
  }

  @Property(tries = 500)
  void everyMutationGivesArchitecturesOfTheSpaceAndIsRepeatable(
      @ForAll("anySpace") SearchSpace space, @ForAll long seed) {
    Architecture parent = space.sample(new SplittableRandom(seed));
    int[] before = parent.choices();
    assertThat(space.mutations()).isNotEmpty();
    assertThat(space.mutation()).isSameAs(space.mutations().values().iterator().next());
    space
        .mutations()
        .forEach(
            (name, mutation) -> {
              Architecture child = mutation.mutate(parent, new SplittableRandom(seed));
              assertThat(space.defect(child)).as(name).isEmpty();
              assertThat(mutation.mutate(parent, new SplittableRandom(seed))).isEqualTo(child);
            });
    assertThat(parent.choices()).isEqualTo(before);
  }

  @Property(tries = 200)
  void neighboursAreDistinctAndSymmetricAndOtherArchitectures(
      @ForAll("anySpace") SearchSpace space, @ForAll long seed) {
    Architecture architecture = space.sample(new SplittableRandom(seed));
    List<Architecture> neighbours = space.neighbours(architecture);
    assertThat(neighbours).isNotEmpty().doesNotHaveDuplicates().doesNotContain(architecture);
    assertThat(space.neighbours(architecture)).isEqualTo(neighbours);
    for (Architecture neighbour : neighbours) {
      assertThat(space.defect(neighbour)).isEmpty();
      assertThat(space.key(neighbour)).isNotEqualTo(space.key(architecture));
      assertThat(space.neighbours(neighbour)).contains(architecture);
    }
  }

  @Property(tries = 200)
  void encodingsWriteExactlyTheirLength(@ForAll("anySpace") SearchSpace space, @ForAll long seed) {
    Architecture architecture = space.sample(new SplittableRandom(seed));
    assertThat(space.encodings()).isNotEmpty();
    assertThatThrownBy(() -> space.encoding("none"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("space " + space.name() + " has no encoding 'none'; accepted: ");
    space
        .encodings()
        .forEach(
            (name, encoding) -> {
              double[] target = new double[encoding.length() + 7];
              Arrays.fill(target, Double.NaN);
              encoding.encode(architecture, target, 3);
              assertThat(target).as(name).startsWith(Double.NaN, Double.NaN, Double.NaN);
              assertThat(Arrays.copyOfRange(target, encoding.length() + 3, target.length))
                  .as(name)
                  .containsOnly(Double.NaN);
              assertThat(Arrays.copyOfRange(target, 3, encoding.length() + 3))
                  .as(name)
                  .isEqualTo(encoding.encode(architecture))
                  .containsOnly(0.0, 1.0);
            });
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void namesAndCountsAreWellFormed(SearchSpace space) {
    assertThat(space.name()).matches("[a-z0-9][a-z0-9-]*");
    assertThat(space.description()).isNotBlank().doesNotContain("\n");
    assertThat(space.decisions()).extracting(Decision::name).doesNotHaveDuplicates();
    assertThat(space.counts().values().iterator().next()).isEqualTo(space.size());
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void architecturesOfAnotherShapeAreDefective(SearchSpace space) {
    Architecture good = space.sample(new SplittableRandom(1));
    assertThat(space.defect(Architecture.of(Arrays.copyOf(good.choices(), good.length() - 1))))
        .hasValueSatisfying(why -> assertThat(why).contains("decisions, not"));
    assertThat(space.defect(good.with(0, -1)))
        .hasValueSatisfying(why -> assertThat(why).contains("has choices 0 to"));
    assertThat(space.defect(good.with(0, 99)))
        .hasValueSatisfying(why -> assertThat(why).contains("has choices 0 to"));
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void keysAreAllDifferentAscendingAndAsManyAsTheSizeSays(SearchSpace space) {
    if (!space.hasExactKeys()) {
      assertThatThrownBy(space::keys).isInstanceOf(InvalidInputException.class);
      return;
    }
    if (space.size().bitLength() > 30) {
      assertThat(space.keys().limit(3)).containsExactly(0L, 1L, 2L);
      return;
    }
    long[] keys = space.keys().toArray();
    assertThat(keys.length).isEqualTo(space.size().intValueExact());
    for (int i = 1; i < keys.length; i++) {
      assertThat(keys[i]).isGreaterThan(keys[i - 1]);
    }
    assertThat(space.key(space.fromKey(keys[keys.length / 2]))).isEqualTo(keys[keys.length / 2]);
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void samplingIsUniformInEveryDecision(SearchSpace space) {
    if (space instanceof NasBench101) {
      return; // Uniform over the valid raw forms; see NasBench101Test.
    }
    SplittableRandom random = new SplittableRandom(2026);
    int draws = 20_000;
    int[][] counts =
        space.decisions().stream().map(decision -> new int[decision.size()]).toArray(int[][]::new);
    for (int i = 0; i < draws; i++) {
      Architecture architecture = space.sample(random);
      for (int d = 0; d < counts.length; d++) {
        counts[d][architecture.choice(d)]++;
      }
    }
    double statistic = 0;
    int degrees = 0;
    for (int[] decision : counts) {
      double expected = draws / (double) decision.length;
      for (int count : decision) {
        statistic += (count - expected) * (count - expected) / expected;
      }
      degrees += decision.length - 1;
    }
    // Five standard deviations of the chi-square distribution.
    assertThat(statistic).isLessThan(degrees + 5 * Math.sqrt(2.0 * degrees));
  }

  @Test
  void allBuiltInSpacesAreRegistered() {
    assertThat(SearchSpaces.all().keySet())
        .contains(
            "darts",
            "mobile-fashion",
            "nasbench-macro",
            "nasbench101",
            "nasbench201",
            "nats-bench-size",
            "tunas-proxylessnas");
    assertThatThrownBy(() -> SearchSpaces.named("nasbench"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("no search space 'nasbench'; there are: darts, ");
  }

  @Test
  void keysOfASpaceTooLargeForThemAreHashesThatTellArchitecturesApart() {
    SplittableRandom random = new SplittableRandom(3);
    Set<Architecture> architectures = new HashSet<>();
    Set<Long> keys = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      Architecture architecture = TOO_LARGE_FOR_KEYS.sample(random);
      architectures.add(architecture);
      keys.add(TOO_LARGE_FOR_KEYS.key(architecture));
    }
    assertThat(TOO_LARGE_FOR_KEYS.hasExactKeys()).isFalse();
    assertThat(keys).hasSameSizeAs(architectures);
  }
}
