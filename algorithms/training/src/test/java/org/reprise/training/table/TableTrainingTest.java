package org.reprise.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageParts;
import org.reprise.search.work.LocalWorkers;
import org.reprise.search.work.Shard;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.training.engine.Engine;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.standalone.TrainingProtocol;

class TableTrainingTest {
  private static final TrainingBenchmark TINY = tiny(TrainingProtocol.of(2, 32));

  private static TrainingBenchmark tiny(TrainingProtocol protocol) {
    ImageParts all = BuiltInImages.load();
    ImageParts some =
        new ImageParts(
            all.training().range("training", 0, 64),
            all.validation().range("validation", 0, 50),
            all.test().range("test", 0, 50));
    NasBench201Network network = new NasBench201Network(4, 1, NasBench201Network.Reduction.POOLING);
    return new TrainingBenchmark(
        "tiny",
        new NasBench201(),
        BuiltInBenchmark.NB201_FASHION.benchmark().architectures().subList(0, 6),
        cell -> network.of(cell, some.training().shape(), 10),
        some,
        protocol);
  }

  @TempDir private Path folder;

  private EntryFile file(String name) {
    return new EntryFile(folder.resolve(name), TINY, Engine.LANES);
  }

  private static TableTraining training() {
    return new TableTraining(TINY, Engine.LANES);
  }

  private static void run(List<Long> seeds, Shard shard, EntryFile file, int threads) {
    training().run(seeds, shard, file, new LocalWorkers(threads), entry -> {});
  }

  private List<String> withoutSeconds(String name) throws Exception {
    return Files.readAllLines(folder.resolve(name)).stream()
        .map(line -> line.replaceFirst("^((?:[^,]*,){5})[^,]*", "$1"))
        .toList();
  }

  @Test
  void shardsAndThreadsMergeToTheSameTable() throws Exception {
    List<Long> seeds = List.of(0L, 1L);
    assertThat(training().missing(seeds, Shard.WHOLE, file("whole.csv"))).hasSize(12);
    run(seeds, Shard.WHOLE, file("whole.csv"), 1);
    assertThat(training().missing(seeds, Shard.WHOLE, file("whole.csv"))).isEmpty();
    run(seeds, new Shard(0, 2), file("first.csv"), 2);
    run(seeds, new Shard(1, 2), file("second.csv"), 2);
    file("a.csv").merge(List.of(file("whole.csv")));
    file("b.csv").merge(List.of(file("second.csv"), file("first.csv")));
    assertThat(withoutSeconds("b.csv")).isEqualTo(withoutSeconds("a.csv")).hasSize(14);
    file("packed.csv.gz").merge(List.of(file("a.csv")));
    assertThat(file("packed.csv.gz").read()).isEqualTo(file("a.csv").read());
  }

  @Test
  void goesOnAfterAKill() throws Exception {
    List<Long> seeds = List.of(0L);
    run(seeds, Shard.WHOLE, file("whole.csv"), 1);
    List<String> lines = Files.readAllLines(folder.resolve("whole.csv"));
    // Killed in the middle of the fourth entry.
    Path cut = folder.resolve("cut.csv");
    Files.write(cut, lines.subList(0, 5));
    Files.writeString(cut, lines.get(5).substring(0, 40), StandardOpenOption.APPEND);
    List<TrainedEntry> trained = new ArrayList<>();
    training().run(seeds, Shard.WHOLE, file("cut.csv"), new LocalWorkers(1), trained::add);
    assertThat(trained).hasSize(3);
    assertThat(withoutSeconds("cut.csv")).isEqualTo(withoutSeconds("whole.csv"));
  }

  @Test
  void anEntryCanBeRepeatedAlone() {
    run(List.of(4L), Shard.WHOLE, file("entries.csv"), 2);
    TrainedEntry entry = file("entries.csv").read().get(2);
    TableTraining.Repetition repetition =
        training().repeat(TINY.training(), new LaneOperations(), entry);
    assertThat(repetition.identical()).isTrue();
    assertThat(repetition.accuracyDifference()).isZero();
  }

  @Test
  void filesOfAnotherProtocolAreRefused() {
    run(List.of(0L), new Shard(0, 6), file("entries.csv"), 1);
    EntryFile other =
        new EntryFile(
            folder.resolve("entries.csv"), tiny(TrainingProtocol.of(3, 32)), Engine.LANES);
    assertThatThrownBy(other::read)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("2 epochs");
  }

  @Test
  void aFileNamesItsEngineAndOldFilesAreThoseOfLanes() throws Exception {
    run(List.of(0L), new Shard(0, 6), file("entries.csv"), 1);
    Path path = folder.resolve("entries.csv");
    List<String> lines = Files.readAllLines(path);
    assertThat(lines.get(0)).endsWith(", cutout 0; engine lanes");
    EntryFile nd4j = new EntryFile(path, TINY, Engine.ND4J);
    assertThatThrownBy(nd4j::open)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("holds trainings by engine lanes, which rounds otherwise than nd4j");
    assertThat(EntryFile.ofAnyEngine(path, TINY).read()).hasSize(1);
    lines.set(0, lines.get(0).replace("; engine lanes", ""));
    Files.write(path, lines);
    assertThat(file("entries.csv").read()).hasSize(1);
    assertThatThrownBy(nd4j::open).hasMessageContaining("--engine lanes");
    run(List.of(0L), new Shard(1, 6), file("entries.csv"), 1);
    assertThat(Files.readAllLines(path)).hasSize(4).startsWith(lines.get(0));
    lines.set(0, lines.get(0) + "; engine abacus");
    Files.write(path, lines);
    assertThatThrownBy(() -> EntryFile.ofAnyEngine(path, TINY).read())
        .hasMessageContaining("begins with");
  }

  @Test
  void aGpusTrainingsAreAFileOfTheirOwn() throws Exception {
    run(List.of(0L), new Shard(0, 6), file("lanes.csv"), 1);
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("lanes.csv")));
    lines.set(0, lines.get(0).replace("engine lanes", "engine cuda"));
    Files.write(folder.resolve("cuda.csv"), lines);
    EntryFile cuda = new EntryFile(folder.resolve("cuda.csv"), TINY, Engine.CUDA);
    assertThat(cuda.read()).hasSize(1);
    assertThat(EntryFile.ofAnyEngine(folder.resolve("cuda.csv"), TINY).engine())
        .isEqualTo(Engine.CUDA);
    assertThatThrownBy(file("cuda.csv")::open)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "cuda.csv holds trainings by engine cuda, which rounds otherwise than lanes; go on with"
                + " --engine cuda");
    EntryFile all = new EntryFile(folder.resolve("all.csv"), TINY, Engine.CUDA);
    EntryFile lanes = new EntryFile(folder.resolve("lanes.csv"), TINY, Engine.CUDA);
    assertThatThrownBy(() -> all.merge(List.of(cuda, lanes)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("lanes.csv holds trainings by engine lanes");
    assertThat(folder.resolve("all.csv")).doesNotExist();
    assertThat(EntryFile.madeBy(TINY, Engine.LANES)).isEqualTo(TINY.fingerprint());
    assertThat(EntryFile.madeBy(TINY, Engine.CUDA)).endsWith("; engine cuda");
  }

  @Test
  void contradictingFilesAreNotMerged() throws Exception {
    run(List.of(0L), new Shard(0, 6), file("one.csv"), 1);
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("one.csv")));
    lines.set(2, lines.get(2).replaceFirst(",0\\.", ",0.9"));
    Files.write(folder.resolve("two.csv"), lines);
    assertThatThrownBy(() -> file("all.csv").merge(List.of(file("one.csv"), file("two.csv"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("another result for |");
  }
}
