package org.reprise.training.cuda.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.training.engine.Engine;

/** The check itself, with the vector engine in the place of the device. */
class DeviceCheckTest {
  private static final Path ENTRIES = Path.of("../../nasbench-data/entries/nb201-fashion.csv.gz");

  private static final String LIBRARY = "reprise.cuda.library";

  @TempDir private Path folder;

  private final StringWriter said = new StringWriter();

  private int check(String... arguments) {
    PrintWriter out = new PrintWriter(said);
    int code = DeviceCheck.run(out, arguments);
    out.flush();
    return code;
  }

  private boolean run(CheckPart part, double seconds) throws IOException {
    PrintWriter out = new PrintWriter(said);
    CheckRun run = new CheckRun("part", folder, folder, seconds, out);
    part.run(run);
    return !run.failed();
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  @Test
  void wrongArgumentsNameTheParts() {
    assertThat(check("self-test")).isEqualTo(2);
    assertThat(check("abacus", "a", "b", "1")).isEqualTo(2);
    assertThat(said.toString())
        .contains(
            "parts: self-test, short-self-test, throughput, agreement, kernels, ranking,"
                + " sandwich, lanes, prepare");
  }

  @Test
  void partsOfTheDeviceAreSkippedInOneLineWhereThereIsNone() {
    String library = System.getProperty(LIBRARY);
    System.setProperty(LIBRARY, "no-such-driver");
    List<String> parts =
        List.of("self-test", "throughput", "agreement", "kernels", "ranking", "sandwich");
    for (String part : parts) {
      assertThat(check(part, folder.toString(), folder.toString(), "1")).isZero();
    }
    if (library == null) {
      System.clearProperty(LIBRARY);
    } else {
      System.setProperty(LIBRARY, library);
    }
    assertThat(said.toString().lines())
        .hasSize(6)
        .allMatch(line -> line.matches("SKIP [a-z-]+: .*NVIDIA driver.*"));
  }

  @Test
  void aFailureIsOneLineAndAnExitCode() {
    assertThat(check("lanes", folder.resolve("nothing").toString(), folder.toString(), "1"))
        .isEqualTo(1);
    assertThat(said.toString()).contains("FAIL lanes: ");
  }

  /** Known entries are repeated to the bit, missing ones are trained and can be merged. */
  @Test
  void theProcessorRepeatsKnownEntriesAndTrainsMissingOnes() throws IOException {
    List<String> few = new ArrayList<>();
    try (GZIPInputStream all = new GZIPInputStream(Files.newInputStream(ENTRIES))) {
      new String(all.readAllBytes(), UTF_8).lines().limit(3).forEach(few::add);
    }
    Files.write(folder.resolve("entries.csv"), few);
    assertThat(check("prepare", folder.toString(), folder.toString(), "60")).isZero();
    assertThat(said.toString()).contains("NOTE prepare: 1 entries, 19397 missing");
    assertThat(lines("known.csv")).hasSize(3).endsWith(few.get(2));
    List<String> missing = lines("missing.csv");
    assertThat(missing).hasSize(19_397).doesNotContain(few.get(2).split(",")[0] + ",0");
    assertThat(missing.get(0)).endsWith(",2");
    Files.write(folder.resolve("missing.csv"), missing.subList(0, 1));
    Files.delete(folder.resolve("entries.csv"));
    assertThat(run(new LanesPart(), 300)).isTrue();
    assertThat(said.toString())
        .containsPattern("PASS part: 1 of 1 known entries come out alike")
        .contains("PASS part: 1 cells trained whole on ");
    assertThat(lines("entries.csv")).hasSize(3);
    assertThat(lines("entries.csv").get(0)).isEqualTo(few.get(0));
    assertThat(lines("entries.csv").get(2)).startsWith(missing.get(0) + ",0,0.");
  }

  @Test
  void theSelfTestComparesWithTheKnownLosses() throws IOException {
    assertThat(run(new SelfTestPart(Engine.LANES, GoldenTrainings.all().subList(0, 1)), 60))
        .isTrue();
    assertThat(said.toString())
        .contains("PASS part: 1 trainings; losses differ", "of 5 trainings beside four others, 0");
    assertThat(lines("self-test.csv")).hasSize(3);
  }

  /** The same engine, the same seed: the shipped accuracies themselves. */
  @Test
  void ranksAreComparedWithTheShippedTable() throws IOException {
    assertThat(run(new AgreementPart(Engine.LANES, 2), 300)).isTrue();
    assertThat(said.toString())
        .contains("PASS part: tau-b of 2 cells with the shipped seed 0: 1.000; between shipped")
        .contains("accuracies differ by 0.00 points");
    assertThat(lines("agreement.csv")).hasSize(3);
    assertThat(lines("agreement-entries.csv")).hasSize(4);
  }

  @Test
  void cellsASecondAreExtrapolatedAndSaidToBe() throws IOException {
    assertThat(run(new ThroughputPart(Engine.LANES, List.of(1)), 300)).isFalse();
    assertThat(said.toString())
        .containsPattern("NOTE part: 1 at a time: [0-9.]+ cells a second \\(extrapolated to 6 ")
        .contains("FAIL part: at best ");
    assertThat(lines("throughput.csv")).hasSize(2);
  }

  @Test
  void subNetworksAreScoredAlikeAndCounted() throws IOException {
    assertThat(run(new RankingPart(width -> Engine.LANES.open(), List.of(1, 8), 250), 300))
        .isTrue();
    assertThat(said.toString())
        .containsPattern("NOTE part: 8 at a time: [0-9.]+ sub-networks a second \\(16 in ")
        .contains("PASS part: scores of 8 sub-networks are the same to the bit")
        .contains("differ from those of the processor by at most 0.0e+00 of a loss");
    assertThat(lines("ranking.csv")).hasSize(3);
  }

  @Test
  void stepsOfManySubNetworksAreTheSameAndCounted() throws IOException {
    assertThat(run(new SandwichPart(width -> Engine.LANES.open(), List.of(1, 8), 1), 300)).isTrue();
    assertThat(said.toString())
        .containsPattern("NOTE part: 8 at a time: [0-9.]+ sub-networks a second \\(steps of 8, ")
        .contains("PASS part: weights after two steps of 8 sub-networks are the same to the bit");
    assertThat(lines("sandwich.csv")).hasSize(4);
  }
}
