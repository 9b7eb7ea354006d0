package org.reprise.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * A space of independent decisions: every combination of choices is an architecture, and its key is
 * the mixed-radix number of its choices, the last decision running fastest.
 *
 * <p>The usual mutation draws one decision uniformly among those with more than one choice and
 * gives it another choice; the neighbours are all such changes. A subclass says how an architecture
 * is written, and adds mutations and encodings.
 */
public abstract class ProductSpace implements SearchSpace {
  private final String name;
  private final String description;
  private final List<Decision> decisions;
  private final int[] sizes;
  private final int[] mutable;
  private final BigInteger size;
  private final boolean exact;
  private final Map<String, Mutation> mutations = new LinkedHashMap<>();
  private final Map<String, Encoding> encodings = new LinkedHashMap<>();

  /**
   * Returns a space with the usual mutation ({@code one-decision}) and encoding ({@code one-hot}).
   */
  protected ProductSpace(String name, String description, List<Decision> decisions) {
    this.name = name;
    this.description = description;
    this.decisions = List.copyOf(decisions);
    sizes = new int[decisions.size()];
    int[] changeable = new int[sizes.length];
    int changeables = 0;
    BigInteger product = BigInteger.ONE;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = decisions.get(i).size();
      product = product.multiply(BigInteger.valueOf(sizes[i]));
      if (sizes[i] > 1) {
        changeable[changeables++] = i;
      }
    }
    mutable = Arrays.copyOf(changeable, changeables);
    size = product;
    exact = product.bitLength() < Long.SIZE;
    mutations.put("one-decision", this::changeOneDecision);
    encodings.put("one-hot", new OneHotEncoding(this.decisions));
  }

  /** Adds a mutation; for constructors of subclasses. */
  protected final void addMutation(String mutationName, Mutation mutation) {
    mutations.put(mutationName, mutation);
  }

  /** Adds a mutation as the usual one, before those there are; for constructors of subclasses. */
  protected final void useMutation(String mutationName, Mutation mutation) {
    Map<String, Mutation> others = new LinkedHashMap<>(mutations);
    mutations.clear();
    mutations.put(mutationName, mutation);
    mutations.putAll(others);
  }

  /** Adds an encoding; for constructors of subclasses. */
  protected final void addEncoding(String encodingName, Encoding encoding) {
    encodings.put(encodingName, encoding);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final List<Decision> decisions() {
    return decisions;
  }

  @Override
  public BigInteger size() {
    return size;
  }

  @Override
  public Optional<String> defect(Architecture architecture) {
    if (architecture.length() != sizes.length) {
      return Optional.of("it has " + architecture.length() + " decisions, not " + sizes.length);
    }
    for (int i = 0; i < sizes.length; i++) {
      int choice = architecture.choice(i);
      if (choice < 0 || choice >= sizes[i]) {
        return Optional.of(
            "decision '"
                + decisions.get(i).name()
                + "' has choices 0 to "
                + (sizes[i] - 1)
                + ", not "
                + choice);
      }
    }
    return Optional.empty();
  }

  @Override
  public Architecture sample(RandomGenerator random) {
    int[] choices = new int[sizes.length];
    for (int i = 0; i < choices.length; i++) {
      choices[i] = random.nextInt(sizes[i]);
    }
    return Architecture.of(choices);
  }

  @Override
  public final Map<String, Mutation> mutations() {
    return Collections.unmodifiableMap(mutations);
  }

  private Architecture changeOneDecision(Architecture parent, RandomGenerator random) {
    if (mutable.length == 0) {
      return parent;
    }
    int decision = mutable[random.nextInt(mutable.length)];
    return changeChoice(parent, decision, random);
  }

  /** {@code parent} with another choice at {@code decision}, uniform over the others. */
  protected final Architecture changeChoice(
      Architecture parent, int decision, RandomGenerator random) {
    int other = random.nextInt(sizes[decision] - 1);
    return parent.with(decision, other < parent.choice(decision) ? other : other + 1);
  }

  @Override
  public List<Architecture> neighbours(Architecture architecture) {
    List<Architecture> neighbours = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      for (int choice = 0; choice < sizes[i]; choice++) {
        if (choice != architecture.choice(i)) {
          neighbours.add(architecture.with(i, choice));
        }
      }
    }
    return neighbours;
  }

  @Override
  public long key(Architecture architecture) {
    long key = 0;
    if (!exact) {
      for (int i = 0; i < sizes.length; i++) {
        key = Long.rotateLeft((key ^ architecture.choice(i)) * 0x9E3779B97F4A7C15L, 29);
      }
      return key & Long.MAX_VALUE;
    }
    for (int i = 0; i < sizes.length; i++) {
      key = key * sizes[i] + architecture.choice(i);
    }
    return key;
  }

  @Override
  public Architecture fromKey(long key) {
    if (!exact || key < 0 || BigInteger.valueOf(key).compareTo(size) >= 0) {
      throw new InvalidInputException(
          "space "
              + name
              + " has no architecture with key "
              + key
              + (exact ? "; keys are 0 to " + size.subtract(BigInteger.ONE) : ""));
    }
    int[] choices = new int[sizes.length];
    long rest = key;
    for (int i = sizes.length - 1; i >= 0; i--) {
      choices[i] = (int) (rest % sizes[i]);
      rest /= sizes[i];
    }
    return Architecture.of(choices);
  }

  @Override
  public LongStream keys() {
    if (!exact) {
      throw new InvalidInputException(
          "space " + name + " has " + size + " architectures, too many to enumerate");
    }
    return LongStream.range(0, size.longValueExact());
  }

  @Override
  public final boolean hasExactKeys() {
    return exact;
  }

  @Override
  public final Map<String, Encoding> encodings() {
    return Collections.unmodifiableMap(encodings);
  }
}
