package org.reprise.space.user;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.Mutation;

/**
 * A user's space in which not every combination of choices is an architecture, or some are the
 * same. Combinations are drawn until one passes the rule and is in canonical form, so that
 * architectures are drawn uniformly; mutations are repeated until they give another architecture.
 *
 * <p>The key of an architecture is the number of its canonical form among all combinations. {@link
 * #size} counts them one by one where there are at most {@value #MOST_COUNTED} combinations; where
 * there are more, it is their number, an upper bound.
 */
final class RuledSpace extends UserSpace {
  static final int MOST_COUNTED = 1 << 22;
  private static final int MOST_DRAWN = 1_000_000;
  private static final int MOST_MUTATED = 1_000;
  private static final int CHECKED = 1_000;

  private final String rule;
  private final Condition condition;
  private final CanonicalRules canonical;
  private final boolean isCountable;
  // Computed when first asked for; a race counts the same twice.
  private volatile @Nullable BigInteger size;

  RuledSpace(
      String name,
      String description,
      List<Decision> decisions,
      String yaml,
      String rule,
      Condition condition,
      CanonicalRules canonical) {
    super(name, described(description, decisions), decisions, yaml);
    this.rule = rule;
    this.condition = condition;
    this.canonical = canonical;
    isCountable = super.size().compareTo(BigInteger.valueOf(MOST_COUNTED)) <= 0;
    Mutation oneDecision =
        Objects.requireNonNull(mutations().get("one-decision"), "every product space has it");
    addMutation("one-decision", (parent, random) -> mutate(oneDecision, parent, random));
    requireSound();
  }

  private static String described(String description, List<Decision> decisions) {
    double combinations = 1;
    for (Decision decision : decisions) {
      combinations *= decision.size();
    }
    return combinations <= MOST_COUNTED
        ? description
        : description + "; its size is an upper bound";
  }

  /** Draws some architectures, so that a rule that nothing passes is found at once. */
  private void requireSound() {
    SplittableRandom random = new SplittableRandom(0);
    for (int i = 0; i < CHECKED; i++) {
      Architecture drawn = super.sample(random);
      if (condition.holds(drawn)) {
        Architecture form = canonical.canonical(drawn);
        if (!condition.holds(form)) {
          throw new InvalidInputException(
              "the canonical rules make of "
                  + format(drawn)
                  + " "
                  + format(form)
                  + ", which breaks the rule '"
                  + rule
                  + "'");
        }
      }
    }
    sample(random);
  }

  @Override
  public List<String> rules() {
    return Stream.concat(Stream.of(rule), canonical.texts().stream()).toList();
  }

  private boolean isMember(Architecture architecture) {
    return condition.holds(architecture) && canonical.canonical(architecture).equals(architecture);
  }

  @Override
  public BigInteger size() {
    BigInteger known = size;
    if (known == null) {
      known = isCountable ? BigInteger.valueOf(keys().count()) : super.size();
      size = known;
    }
    return known;
  }

  @Override
  public Optional<String> defect(Architecture architecture) {
    Optional<String> defect = super.defect(architecture);
    return defect.isPresent() || condition.holds(architecture)
        ? defect
        : Optional.of("it breaks the rule '" + rule + "'");
  }

  @Override
  public Architecture sample(RandomGenerator random) {
    for (int i = 0; i < MOST_DRAWN; i++) {
      Architecture drawn = super.sample(random);
      if (isMember(drawn)) {
        return drawn;
      }
    }
    throw new InvalidInputException(
        "space "
            + name()
            + ": none of "
            + MOST_DRAWN
            + " random combinations passes the rule '"
            + rule
            + "' in canonical form");
  }

  private Architecture mutate(Mutation mutation, Architecture parent, RandomGenerator random) {
    for (int i = 0; i < MOST_MUTATED; i++) {
      Architecture child = mutation.mutate(parent, random);
      if (condition.holds(child) && key(child) != key(parent)) {
        return child;
      }
    }
    // No single change leads away: a jump does.
    return sample(random);
  }

  @Override
  public List<Architecture> neighbours(Architecture architecture) {
    Set<Long> seen = new HashSet<>();
    seen.add(key(architecture));
    List<Architecture> neighbours = new ArrayList<>();
    for (Architecture neighbour : super.neighbours(architecture)) {
      if (condition.holds(neighbour) && seen.add(key(neighbour))) {
        neighbours.add(neighbour);
      }
    }
    return neighbours;
  }

  @Override
  public Architecture parse(String text) {
    Architecture architecture = super.parse(text);
    if (!condition.holds(architecture)) {
      throw new InvalidInputException(
          "not an architecture of space "
              + name()
              + ": '"
              + text
              + "': it breaks the rule '"
              + rule
              + "'");
    }
    return architecture;
  }

  @Override
  public long key(Architecture architecture) {
    return super.key(canonical.canonical(architecture));
  }

  @Override
  public Architecture fromKey(long key) {
    Architecture architecture = super.fromKey(key);
    if (!isMember(architecture)) {
      throw new InvalidInputException("space " + name() + " has no architecture with key " + key);
    }
    return architecture;
  }

  @Override
  public LongStream keys() {
    if (!isCountable) {
      throw new InvalidInputException(
          "space "
              + name()
              + " has "
              + super.size()
              + " combinations, too many to find those that pass its rule");
    }
    return LongStream.range(0, super.size().longValueExact())
        .filter(key -> isMember(super.fromKey(key)));
  }
}
