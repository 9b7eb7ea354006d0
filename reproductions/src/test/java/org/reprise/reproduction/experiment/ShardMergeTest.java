package org.reprise.reproduction.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.result.Results;
import org.reprise.reproduction.result.ShardMerge;
import org.reprise.search.Budget;
import org.reprise.search.work.Shard;
import org.reprise.space.InvalidInputException;
import org.reprise.table.store.BuiltInTables;

/** Shards that ran on machines that know nothing of each other, put together. */
class ShardMergeTest {
  private static final Benchmark BENCHMARK =
      TableBenchmark.of(BuiltInTables.open(BuiltInTables.NB201_FASHION));

  @TempDir private Path folder;

  private static Experiment experiment(long masterSeed) {
    return Experiment.of(
        List.of(BENCHMARK),
        List.of("random-search", "regularized-evolution"),
        Budget.evaluations(30),
        4,
        masterSeed);
  }

  private Path run(String name, long masterSeed, Shard shard) throws IOException {
    Path directory = folder.resolve(name);
    new ExperimentRunner(experiment(masterSeed), 2, ProgressListener.SILENT)
        .run(directory, List.of(), shard);
    return directory;
  }

  @Test
  void shardsMergeToTheBytesOfTheWhole() throws IOException {
    Path whole = run("whole", 1, Shard.WHOLE);
    Path a = run("a", 1, new Shard(0, 3));
    Path b = run("b", 1, new Shard(1, 3));
    Path c = run("c", 1, new Shard(2, 3));
    assertThat(Results.read(b).runs()).extracting(run -> run.run()).containsExactly(1, 4, 7);
    assertThat(Results.read(b).planned()).isEqualTo(3);
    Path merged = folder.resolve("merged");
    assertThat(ShardMerge.merge(List.of(c, a, b), merged, List.of())).isEqualTo(8);
    assertThat(merged.resolve("runs.jsonl")).hasSameBinaryContentAs(whole.resolve("runs.jsonl"));
    Results results = Results.read(merged);
    assertThat(results.experiment().identity())
        .isEqualTo(Results.read(whole).experiment().identity());
    assertThat(results.timings()).hasSize(8);
    // The merged directory is the whole experiment's: nothing is left to run.
    run("merged", 1, Shard.WHOLE);
    assertThat(merged.resolve("runs.jsonl")).hasSameBinaryContentAs(whole.resolve("runs.jsonl"));
  }

  @Test
  void aShardWithoutTimingsLacksNoRun() throws IOException {
    Path a = run("a", 1, new Shard(0, 2));
    Path b = run("b", 1, new Shard(1, 2));
    Files.delete(a.resolve("timings.jsonl"));
    Path merged = folder.resolve("merged");
    assertThat(ShardMerge.merge(List.of(a, b), merged, List.of())).isEqualTo(8);
    assertThat(merged.resolve("runs.jsonl"))
        .hasSameBinaryContentAs(run("whole", 1, Shard.WHOLE).resolve("runs.jsonl"));
    assertThat(Results.read(merged).timings()).containsOnlyKeys(1, 3, 5, 7);
  }

  @Test
  void anInterruptedShardGoesOn() throws IOException {
    Path whole = run("whole", 1, new Shard(1, 2));
    byte[] bytes = Files.readAllBytes(whole.resolve("runs.jsonl"));
    List<String> lines = Files.readAllLines(whole.resolve("runs.jsonl"));
    Files.writeString(
        whole.resolve("runs.jsonl"),
        lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(2).substring(0, 20));
    run("whole", 1, new Shard(1, 2));
    assertThat(whole.resolve("runs.jsonl")).hasBinaryContent(bytes);
  }

  @Test
  void whatIsMissingOrOfAnotherExperimentIsNamedAndNothingIsWritten() throws IOException {
    Path a = run("a", 1, new Shard(0, 2));
    Path b = run("b", 2, new Shard(1, 2));
    Path merged = folder.resolve("merged");
    assertThatThrownBy(() -> ShardMerge.merge(List.of(a), merged, List.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("4 of 8 runs are in none of")
        .hasMessageContaining("the first is run 1;");
    assertThatThrownBy(() -> ShardMerge.merge(List.of(a, b), merged, List.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("masterSeed is 2, not 1");
    assertThat(merged).doesNotExist();
    // A shard's directory is not taken for that of the whole experiment, or of another shard.
    assertThatThrownBy(() -> run("a", 1, Shard.WHOLE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("another experiment (shard ");
    assertThatThrownBy(() -> run("a", 1, new Shard(1, 2)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("shard is 0/2, not 1/2");
  }
}
