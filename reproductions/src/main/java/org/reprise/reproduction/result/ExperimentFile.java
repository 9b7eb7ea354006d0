package org.reprise.reproduction.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.Optimum;
import org.reprise.search.work.Shard;
import org.reprise.table.Direction;

/**
 * {@code experiment.json}.
 *
 * @param identity what determines every byte of {@code runs.jsonl}
 * @param provenance the circumstances of the first execution
 */
public record ExperimentFile(Identity identity, Provenance provenance) {
  /** The present version of the format. */
  public static final int FORMAT = 1;

  /**
   * What determines the results.
   *
   * @param format version of the format, {@value ExperimentFile#FORMAT}
   * @param version of Reprise
   * @param commit of its sources, {@code unknown} if it was not built in a checkout
   * @param masterSeed from which all random streams are derived
   * @param seeds runs of each method on each benchmark
   * @param benchmarks in the order of the runs
   * @param shard the share of the runs that the directory is for, as {@link Shard} writes it; null
   *     for all
   */
  public record Identity(
      int format,
      String version,
      String commit,
      long masterSeed,
      int seeds,
      List<BenchmarkEntry> benchmarks,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String shard) {

    /**
     * Returns whether every run of {@code other} is a run of this experiment too, with the same
     * result.
     */
    boolean covers(Identity other) {
      return format == other.format
          && version.equals(other.version)
          && commit.equals(other.commit)
          && masterSeed == other.masterSeed
          && seeds >= other.seeds
          && Objects.equals(shard, other.shard)
          && other.benchmarks.stream()
              .allMatch(theirs -> benchmarks.stream().anyMatch(mine -> mine.covers(theirs)));
    }

    /** Returns the same with the runs of {@code share} alone. */
    public Identity of(Shard share) {
      return new Identity(
          format,
          version,
          commit,
          masterSeed,
          seeds,
          benchmarks,
          share.equals(Shard.WHOLE) ? null : share.toString());
    }

    /** Returns the numbers of the runs that the directory is for, in their order. */
    public int[] planned() {
      int all = benchmarks.stream().mapToInt(entry -> entry.methods().size() * seeds).sum();
      return (shard == null ? Shard.WHOLE : Shard.parse(shard)).of(all);
    }

    /**
     * Returns the first part in which {@code other} differs, with both values; empty if in none.
     */
    public String difference(Identity other) {
      return difference(
          "", ResultJson.MAPPER.valueToTree(this), ResultJson.MAPPER.valueToTree(other));
    }

    private static String difference(String path, JsonNode mine, JsonNode theirs) {
      if (mine.isArray() && theirs.isArray() && mine.size() == theirs.size()) {
        for (int i = 0; i < mine.size(); i++) {
          if (!mine.get(i).equals(theirs.get(i))) {
            return difference(path + "[" + i + "]", mine.get(i), theirs.get(i));
          }
        }
      }
      if (mine.isObject() && theirs.isObject()) {
        Set<String> names = new LinkedHashSet<>();
        mine.fieldNames().forEachRemaining(names::add);
        theirs.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
          if (!mine.path(name).equals(theirs.path(name))) {
            return difference(
                path.isEmpty() ? name : path + "." + name, mine.path(name), theirs.path(name));
          }
        }
        return "";
      }
      return mine.equals(theirs) ? "" : path + " is " + brief(mine) + ", not " + brief(theirs);
    }

    private static String brief(JsonNode node) {
      return node.isMissingNode() ? "not set" : node.isContainerNode() ? "another" : node.asText();
    }
  }

  /**
   * A benchmark and what runs on it.
   *
   * @param name table and protocol
   * @param table the name of the table, or of the training task
   * @param tableSha256 of the table's content, or of what a training reads
   * @param space the name of the space
   * @param architectures how many can be searched
   * @param protocol its name
   * @param source paper and section of the protocol
   * @param signals what the search sees, by fidelity
   * @param scores columns by name; the first is the main one
   * @param budget as the command line writes it
   * @param selectsOnTest whether the search saw test accuracy
   * @param deviations of the protocol from its source
   * @param optimumByScore the best by each score; without those that are not known
   * @param optimumBySignal the best by what the search sees; null where that is not known
   * @param methods in the order of the runs
   * @param lowerIsBetter those columns of signals and scores of which less is better
   */
  public record BenchmarkEntry(
      String name,
      String table,
      String tableSha256,
      String space,
      BigInteger architectures,
      String protocol,
      String source,
      List<Benchmark.Signal> signals,
      Map<String, String> scores,
      String budget,
      boolean selectsOnTest,
      List<String> deviations,
      Map<String, Optimum> optimumByScore,
      @Nullable Optimum optimumBySignal,
      List<MethodEntry> methods,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> lowerIsBetter) {
    public BenchmarkEntry {
      // Files of before there were directions say nothing of it.
      lowerIsBetter = lowerIsBetter == null ? List.of() : List.copyOf(lowerIsBetter);
    }

    /** Returns which way what the search sees gets better. */
    public Direction signalDirection() {
      return direction(signals.get(signals.size() - 1).accuracy());
    }

    /** Returns which way a score gets better. */
    public Direction scoreDirection(String score) {
      return direction(scoreColumn(score));
    }

    /**
     * Returns the columns of a score.
     *
     * @throws NullPointerException if there is no such score
     */
    public String scoreColumn(String score) {
      return Objects.requireNonNull(scores.get(score), score);
    }

    private Direction direction(String column) {
      return lowerIsBetter.contains(column) ? Direction.LOWER : Direction.HIGHER;
    }

    /** Returns the same without what runs on it. */
    BenchmarkEntry withoutMethods() {
      return with(List.of());
    }

    /** Returns the same with other methods. */
    BenchmarkEntry with(List<MethodEntry> others) {
      return new BenchmarkEntry(
          name,
          table,
          tableSha256,
          space,
          architectures,
          protocol,
          source,
          signals,
          scores,
          budget,
          selectsOnTest,
          deviations,
          optimumByScore,
          optimumBySignal,
          others,
          lowerIsBetter);
    }

    private boolean covers(BenchmarkEntry other) {
      return withoutMethods().equals(other.withoutMethods()) && methods.containsAll(other.methods);
    }
  }

  /**
   * A method as it ran.
   *
   * @param label in the runs
   * @param name of the method
   * @param parameters all of them
   * @param paper its citation
   */
  public record MethodEntry(
      String label, String name, Map<String, String> parameters, String paper) {}
}
