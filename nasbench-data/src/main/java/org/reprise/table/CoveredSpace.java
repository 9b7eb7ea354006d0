package org.reprise.table;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.Encoding;
import org.reprise.space.InvalidInputException;
import org.reprise.space.Mutation;
import org.reprise.space.SearchSpace;

/**
 * The part of a space that a table has, so that searches run on a table with gaps, such as a sample
 * of NAS-Bench-101, without asking for what nobody measured.
 *
 * <ul>
 *   <li>{@link #sample} is uniform over the rows of the table.
 *   <li>A mutation repeats that of the whole space until the child is a row, at most {@value
 *       #ATTEMPTS} times, and only at first may that be the parent itself, which else would come
 *       out oftener than in the whole space; then it takes a uniform {@link #neighbours neighbour},
 *       and where there is none, a uniform row.
 *   <li>{@link #neighbours} are those of the whole space that are rows.
 * </ul>
 *
 * <p>So a search leaves an isolated row by a jump. Everything else is the whole space's.
 */
public final class CoveredSpace implements SearchSpace {
  private static final int ATTEMPTS = 50;

  private final Table table;
  private final SearchSpace whole;
  private final Map<String, Mutation> mutations = new LinkedHashMap<>();

  /** The part of the space of {@code table} that the table has. */
  public CoveredSpace(Table table) {
    this.table = table;
    whole = table.space();
    whole
        .mutations()
        .forEach(
            (name, mutation) ->
                mutations.put(name, (parent, random) -> mutate(mutation, parent, random)));
  }

  /** The space of {@code table}, restricted to its rows if it does not have all. */
  public static SearchSpace of(Table table) {
    return table.space().size().equals(BigInteger.valueOf(table.rows()))
        ? table.space()
        : new CoveredSpace(table);
  }

  @Override
  public SearchSpace whole() {
    return whole;
  }

  private Architecture mutate(Mutation mutation, Architecture parent, RandomGenerator random) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Architecture child = mutation.mutate(parent, random);
      int row = table.row(child);
      if (row >= 0 && (attempt == 0 || row != table.row(parent))) {
        return child;
      }
    }
    List<Architecture> near = neighbours(parent);
    return near.isEmpty() ? sample(random) : near.get(random.nextInt(near.size()));
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public String description() {
    return whole.description() + "; the " + table.rows() + " that table " + table.name() + " has";
  }

  @Override
  public List<Decision> decisions() {
    return whole.decisions();
  }

  @Override
  public BigInteger size() {
    return BigInteger.valueOf(table.rows());
  }

  @Override
  public Optional<String> defect(Architecture architecture) {
    Optional<String> defect = whole.defect(architecture);
    if (defect.isEmpty() && table.row(architecture) < 0) {
      return Optional.of("table " + table.name() + " does not have it");
    }
    return defect;
  }

  @Override
  public Architecture sample(RandomGenerator random) {
    return table.architecture(random.nextInt(table.rows()));
  }

  @Override
  public Map<String, Mutation> mutations() {
    return Collections.unmodifiableMap(mutations);
  }

  @Override
  public List<Architecture> neighbours(Architecture architecture) {
    List<Architecture> present = new ArrayList<>();
    for (Architecture neighbour : whole.neighbours(architecture)) {
      if (table.row(neighbour) >= 0) {
        present.add(neighbour);
      }
    }
    return present;
  }

  @Override
  public String format(Architecture architecture) {
    return whole.format(architecture);
  }

  @Override
  public Architecture parse(String text) {
    return requireRow(whole.parse(text));
  }

  @Override
  public long key(Architecture architecture) {
    return whole.key(architecture);
  }

  @Override
  public Architecture fromKey(long key) {
    return requireRow(whole.fromKey(key));
  }

  private Architecture requireRow(Architecture architecture) {
    if (table.row(architecture) < 0) {
      throw new InvalidInputException(
          "table " + table.name() + " does not have " + whole.format(architecture));
    }
    return architecture;
  }

  @Override
  public LongStream keys() {
    return IntStream.range(0, table.rows()).mapToLong(table::key).sorted();
  }

  @Override
  public Map<String, Encoding> encodings() {
    return whole.encodings();
  }
}
