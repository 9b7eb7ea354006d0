package org.reprise.space.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;

class RuledSpaceTest {
  /** Two or three layers; what stands in a layer that is not there does not matter. */
  private static final String VARIABLE =
      """
      name: variable-depth
      decisions:
        depth: [1, 2, 3]
        layer1: [skip, conv3, conv5]
        layer2: [skip, conv3, conv5]
        layer3: [skip, conv3, conv5]
      rule:
        - layer1 != skip
        - count(conv5) <= 1 or depth < 3
      canonical:
        - if depth < 3 then layer3 = skip
        - if depth < 2 then layer2 = skip
      """;

  private static final String BRANCHES =
      """
      name: branches
      decisions:
        a.op: [x, y, z]
        a.width: [1, 2]
        b.op: [x, y, z]
        b.width: [1, 2]
      canonical: sort (a.op, a.width), (b.op, b.width)
      """;

  private static SearchSpace space(String yaml) {
    return UserSpaceFile.parse(yaml, "f.yaml");
  }

  @Test
  void aSpaceOfVariableLengthIsCountedByWhatMatters() {
    SearchSpace space = space(VARIABLE);
    // Depth 1: two; depth 2: 2 * 3; depth 3: 8 after conv3, and 4 after conv5 without another.
    assertThat(space.size()).isEqualTo(2 + 6 + (8 + 4));
    assertThat(space.keys().count()).isEqualTo(20);
    Architecture one = space.parse("1,conv3,conv5,conv3");
    assertThat(space.key(one)).isEqualTo(space.key(space.parse("1,conv3,skip,skip")));
    assertThat(space.format(space.fromKey(space.key(one))))
        .isEqualTo("depth=1,layer1=conv3,layer2=skip,layer3=skip");
    assertThat(space.parse("2,conv5,conv5,conv5")).isNotNull();
    assertThatThrownBy(() -> space.parse("3,conv5,conv5,skip"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "'3,conv5,conv5,skip': it breaks the rule 'layer1 != skip and count(conv5) <= 1 or");
    assertThat(space.defect(Architecture.of(2, 0, 0, 0)).orElseThrow())
        .startsWith("it breaks the rule");
    assertThat(space.fromKey(space.keys().findFirst().orElseThrow())).isNotNull();
    assertThatThrownBy(() -> space.fromKey(0)).hasMessageContaining("no architecture with key 0");
  }

  @Test
  void whatMayBeExchangedIsOneArchitecture() {
    SearchSpace space = space(BRANCHES);
    assertThat(space.size()).as("multisets of two of six").isEqualTo(21);
    assertThat(space.key(space.parse("z,1,x,2"))).isEqualTo(space.key(space.parse("x,2,z,1")));
    assertThat(space.key(space.parse("z,1,x,2"))).isNotEqualTo(space.key(space.parse("x,1,z,2")));
    assertThat(space.neighbours(space.parse("x,1,x,1")))
        .extracting(space::format)
        .containsExactly(
            "a.op=y,a.width=1,b.op=x,b.width=1",
            "a.op=z,a.width=1,b.op=x,b.width=1",
            "a.op=x,a.width=2,b.op=x,b.width=1");
  }

  @Test
  void architecturesAreDrawnUniformly() {
    SearchSpace space = space(BRANCHES);
    SplittableRandom random = new SplittableRandom(1);
    Map<Long, Integer> drawn = new HashMap<>();
    int draws = 21_000;
    for (int i = 0; i < draws; i++) {
      drawn.merge(space.key(space.sample(random)), 1, Integer::sum);
    }
    assertThat(drawn).hasSize(21);
    double chiSquare = drawn.values().stream().mapToDouble(n -> Math.pow(n - 1000, 2) / 1000).sum();
    assertThat(chiSquare).as("20 degrees of freedom, 99.9 %%").isLessThan(45.3);
  }

  @Test
  void theSpaceOfNasBenchGraphIsCountedAsByAnIndependentScript() {
    SearchSpace space = UserSpaceFile.read(Path.of("../nasbench-data/spaces/nas-bench-graph.yaml"));
    assertThat(space.size()).isEqualTo(35_910);
    assertThat(space.key(space.parse("0012,gcn,gat,fc,gin")))
        .isEqualTo(space.key(space.parse("0012,gat,gcn,gin,fc")));
  }

  /** Random rules against an enumeration that knows nothing of keys. */
  @Property(tries = 60)
  void keysSamplesMutationsAndNeighboursAgreeWithTheRules(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String yaml = randomSpace(random);
    UserSpace space = UserSpaceFile.parse(yaml, "f.yaml");
    Set<Long> expected = new HashSet<>();
    List<Architecture> members = new ArrayList<>();
    for (Architecture raw : product(4, 3)) {
      if (space.defect(raw).isEmpty()) {
        expected.add(space.key(raw));
        members.add(raw);
      }
    }
    assertThat(space.keys().boxed().toList()).containsExactlyElementsOf(sorted(expected));
    assertThat(space.size()).isEqualTo(expected.size());
    for (int i = 0; i < 20; i++) {
      Architecture drawn = space.sample(random);
      assertThat(expected).contains(space.key(drawn));
      assertThat(space.fromKey(space.key(drawn))).isEqualTo(drawn);
      Architecture child = space.mutation().mutate(drawn, random);
      assertThat(space.defect(child)).isEmpty();
      for (Architecture neighbour : space.neighbours(drawn)) {
        assertThat(space.defect(neighbour)).isEmpty();
        assertThat(space.key(neighbour)).isNotEqualTo(space.key(drawn));
      }
    }
    for (Architecture member : members) {
      assertThat(space.key(space.fromKey(space.key(member)))).isEqualTo(space.key(member));
    }
  }

  private static String randomSpace(SplittableRandom random) {
    String[] rules = {
      "d0 != a or d1 = b", "count(c) < 3", "not d3 in [a, b] or d0 = a", "d0 = d1 or d2 != b"
    };
    String[] canonical = {"sort d0, d1", "if d0 = d1 then d2 = a", "sort (d0, d2), (d1, d3)"};
    // A rule that a canonical form could break is no sound file: exchanges keep count alone.
    boolean counts = random.nextBoolean();
    return "name: r\ndecisions:\n"
        + "  d0: [a, b, c]\n  d1: [a, b, c]\n  d2: [a, b, c]\n  d3: [a, b, c]\n"
        + "rule: "
        + (counts ? rules[1] : rules[random.nextInt(rules.length)])
        + "\n"
        + (counts ? "canonical: ['" + canonical[random.nextBoolean() ? 0 : 2] + "']\n" : "");
  }

  private static List<Architecture> product(int decisions, int choices) {
    long size = Math.round(Math.pow(choices, decisions));
    return LongStream.range(0, size)
        .mapToObj(
            number -> {
              int[] raw = new int[decisions];
              long rest = number;
              for (int i = 0; i < decisions; i++) {
                raw[i] = (int) (rest % choices);
                rest /= choices;
              }
              return Architecture.of(raw);
            })
        .toList();
  }

  private static List<Long> sorted(Set<Long> keys) {
    return keys.stream().sorted().toList();
  }

  @Test
  void aLargeSpaceHasItsProductAsAnUpperBound() {
    StringBuilder yaml = new StringBuilder("name: large\nrule: d0 != d1\ndecisions:\n");
    for (int i = 0; i < 24; i++) {
      yaml.append("  d").append(i).append(": [a, b]\n");
    }
    SearchSpace space = space(yaml.toString());
    assertThat(space.size()).isEqualTo(1 << 24);
    assertThat(space.description()).endsWith("its size is an upper bound");
    assertThatThrownBy(space::keys).hasMessageContaining("too many to find those that pass");
    assertThat(space.defect(space.sample(new SplittableRandom(1)))).isEmpty();
  }

  @Test
  void wrongRulesAreRefusedWithLineAndColumn() {
    String head = "name: a\ndecisions: {k: [3, 5], op: [max, avg]}\n";
    assertWrong(
        head + "rule: k < 4 and opp = max",
        "line 3: in the rule 'k < 4 and opp = max', "
            + "column 11: 'opp' is neither a decision nor a choice; there are the decisions k, op");
    assertWrong(
        head + "rule:\n  - k < 4\n  - op < 3",
        "line 5: in the rule 'op < 3', column 4: "
            + "'<' needs numbers; decision 'op' may be 'max'");
    assertWrong(head + "rule: k", "line 3: in the rule 'k', column 2: it ends too early");
    assertWrong(head + "rule: k = 3)", "column 6: expected the end or 'and', 'or', found ')'");
    assertWrong(head + "rule: (k = 3", "column 7: expected ')', found the end");
    assertWrong(head + "rule: k ! 3", "column 3: '!' has no meaning");
    assertWrong(
        head + "rule: k = 7",
        "line 3: space a: none of 1000000 random combinations passes the rule 'k = 7'");
    assertWrong(head + "canonical: sort k, op", "column 1: what is sorted must have the same");
    assertWrong(head + "canonical: sort k", "column 1: sort needs at least two decisions");
    assertWrong(head + "canonical: if k = 3 op = max", "column 10: expected 'then', found 'op'");
    assertWrong(head + "canonical: op = min", "column 6: decision 'op' has no choice 'min'");
    assertWrong(
        head
            + "canonical:\n  - if k = 5 and op = avg then k = 3, op = max\n"
            + "  - if k = 3 and op = avg then k = 5\n  - if k = 3 and op = max then op = avg\n",
        "do not come to rest");
    assertWrong(
        head + "rule: op = max\ncanonical: op = avg",
        "line 4: the canonical rules make of k=5,op=max k=5,op=avg, which breaks the rule");
  }

  private static void assertWrong(String yaml, String message) {
    assertThatThrownBy(() -> space(yaml))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("f.yaml, line ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
