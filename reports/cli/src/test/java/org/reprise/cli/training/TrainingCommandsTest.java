package org.reprise.cli.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.cli.CommandLineTester;
import org.reprise.training.engine.Engine;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.EntryFile;

class TrainingCommandsTest {
  private static final String CELL =
      "|avg_pool_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|";

  @TempDir private Path folder;

  @Test
  void trainPrintsTheCurve() {
    String out = CommandLineTester.output("train", CELL, "--epochs", "1", "--batch", "250");
    assertThat(out).contains(CELL, "seed 0", "parameters", "test accuracy", "processor seconds");
    assertThat(out.lines().filter(line -> line.startsWith("    1"))).hasSize(1);
  }

  @Test
  void doctorTellsWhatEachEngineComputesWithAndTestsIt() throws Exception {
    JsonNode health = new ObjectMapper().readTree(CommandLineTester.output("doctor", "--json"));
    assertThat(health.path("processors").asInt())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(health.path("engines")).hasSize(3);
    for (JsonNode engine : health.path("engines")) {
      if (engine.path("name").asText().equals("cuda") && !engine.path("passed").asBoolean()) {
        assertThat(engine.path("notUsed").asText()).isEqualTo("cannot compute here");
        assertThat(engine.path("description").asText())
            .containsPattern(
                "^(not built in; REPRISE_PROFILES=gpu|no NVIDIA driver found|the NVIDIA driver )");
        continue;
      }
      assertThat(engine.path("passed").asBoolean()).describedAs(engine.toString()).isTrue();
      assertThat(engine.path("steps").asInt()).isGreaterThanOrEqualTo(8);
      assertThat(engine.path("machine").fieldNames()).toIterable().contains("device", "threads");
    }
    JsonNode nd4j = health.path("engines").get(1);
    assertThat(nd4j.path("name").asText()).isEqualTo("nd4j");
    assertThat(nd4j.path("machine").path("natives").asText()).matches("(linux|macosx|windows)-.+");
    assertThat(nd4j.path("machine").path("memory").asText()).endsWith("GiB off the heap");
    assertThat(CommandLineTester.output("doctor"))
        .contains("lanes: Java vectors", "nd4j: ND4J", "  natives: ", "self-test passed", "cuda: ")
        .containsOnlyOnce("(used unless another is named)")
        .contains("small networks train faster with lanes; --engine nd4j takes it");
  }

  @Test
  void outputsAreCheckedBeforeTheTraining() {
    String lost = folder.resolve("no dir/x.zip").toString();
    assertThat(CommandLineTester.refusal("train", CELL, "--dl4j", lost))
        .contains("x.zip: there is no folder ");
    assertThat(CommandLineTester.refusal("train", CELL, "--dl4j", folder.toString()))
        .contains("is a folder; expected a file to write");
    assertThat(CommandLineTester.refusal("export", CELL, "--format", "dl4j", "--out", lost))
        .contains("x.zip: there is no folder ");
  }

  @Test
  void wrongInputIsOneLine() {
    assertThat(CommandLineTester.refusal("train", "nonsense"))
        .contains("not a NAS-Bench-201 architecture");
    assertThat(CommandLineTester.refusal("train", CELL, "--dataset", "svhn"))
        .contains("no image data set 'svhn'");
    assertThat(CommandLineTester.refusal("train", CELL, "--engine", "abacus"))
        .contains("accepted: lanes, nd4j, cuda");
    assertThat(
            CommandLineTester.refusal(
                "train", CELL, "--dataset", "cifar10", "--images", folder.toString()))
        .contains("the images of cifar10 are not in");
    assertThat(
            CommandLineTester.refusal(
                "table", "build", "--entries", folder + "/e.csv", "--shard", "3/3"))
        .contains("accepted: I/N");
    assertThat(
            CommandLineTester.refusal("export", CELL, "--format", "onnx", "--out", folder + "/x"))
        .contains("accepted: dl4j");
  }

  @Test
  void withoutAGpuTheEngineCudaIsRefusedInOneLineAndNothingIsWritten() {
    assumeTrue(Engine.CUDA.obstacle().isPresent());
    String entries = folder.resolve("e.csv").toString();
    String out = folder.resolve("out").toString();
    for (String[] command :
        new String[][] {
          {"train", CELL},
          {"table", "build", "--entries", entries},
          {"proxy", "synflow", CELL},
          {"leaderboard", "--train", "fashion14", "--entries", entries, "--out", out},
          {"baseline", "accept", "--train", "fashion14", "--entries", entries, "--file", out},
          {
            "run",
            "--methods",
            "random-search",
            "--train",
            "fashion14",
            "--entries",
            entries,
            "--out",
            out
          },
        }) {
      String[] named = Arrays.copyOf(command, command.length + 2);
      named[command.length] = "--engine";
      named[command.length + 1] = "cuda";
      assertThat(CommandLineTester.refusal(named))
          .containsPattern(
              "engine cuda: (not built in; REPRISE_PROFILES=gpu|no NVIDIA driver found|the NVIDIA driver )");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void aGpusTrainingsAreNotPackedAsTheShippedTable() throws Exception {
    Path entries = folder.resolve("gpu.csv");
    try (BufferedReader shipped =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(
                        Path.of("../../nasbench-data/entries/nb201-fashion.csv.gz"))),
                UTF_8))) {
      Files.write(
          entries,
          List.of(
              "# " + EntryFile.madeBy(BuiltInBenchmark.NB201_FASHION.benchmark(), Engine.CUDA),
              shipped.lines().skip(1).findFirst().orElseThrow()));
    }
    String[] common = {"table", "build", "--entries", entries.toString()};
    String[] packed = Arrays.copyOf(common, 6);
    packed[4] = "--pack";
    packed[5] = folder.resolve("table.gz").toString();
    assertThat(CommandLineTester.refusal(packed))
        .contains("nb201-fashion is trained by engine lanes, and these entries are by cuda");
    assertThat(folder.resolve("table.gz")).doesNotExist();
    assertThat(CommandLineTester.refusal(common))
        .contains("gpu.csv holds trainings by engine cuda, which rounds otherwise than lanes");
  }

  @Test
  void aTableIsBuiltMergedAndVerified() throws Exception {
    Path list = folder.resolve("cells.txt");
    Files.write(list, List.of(CELL, "|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|"));
    String[] common = {
      "table", "build", "--architectures", list.toString(), "--epochs", "1", "--batch", "250"
    };
    for (int shard = 0; shard < 2; shard++) {
      assertThat(run(common, "--entries", folder + "/" + shard + ".csv", "--shard", shard + "/2"))
          .contains("1 entries");
    }
    assertThat(
            run(
                common,
                "--entries",
                folder + "/all.csv.gz",
                "--merge",
                folder + "/0.csv," + folder + "/1.csv"))
        .contains("2 entries");
    assertThat(run(common, "--entries", folder + "/all.csv.gz", "--verify", "1"))
        .contains("1 of 1 repeated entries are identical");
  }

  @Test
  void mobileNetworksAreTrainedAndMeasuredAndAPartOfTheTableIsNotPacked() throws Exception {
    Path list = folder.resolve("networks.txt");
    String network = "k3e3:skip/k3e3:skip/k3e3:skip";
    Files.write(list, List.of(network));
    String[] common = {
      "table", "build", "--architectures", list.toString(), "--benchmark", "mobile-fashion"
    };
    Path latency = folder.resolve("latency.csv");
    assertThat(run(common, "--latency", latency.toString(), "--passes", "2"))
        .contains("2 entries, ", "processors, ");
    assertThat(Files.readAllLines(latency).get(2)).startsWith(network + ",0,");
    Path entries = folder.resolve("few.csv");
    assertThat(
            run(
                new String[] {"table", "build", "--architectures", list.toString()},
                "--space",
                "mobile-fashion",
                "--epochs",
                "1",
                "--entries",
                entries.toString()))
        .contains("1 entries");
    assertThat(Files.readAllLines(entries).get(0)).startsWith("# mobile-fashion-changed; ");
    Path none = folder.resolve("none.csv");
    Files.writeString(
        none,
        "# "
            + EntryFile.madeBy(BuiltInBenchmark.MOBILE_FASHION.benchmark(), Engine.CUDA)
            + "\n"
            + Files.readAllLines(entries).get(1)
            + "\n");
    assertThat(
            CommandLineTester.refusal(
                "table",
                "build",
                "--benchmark",
                "mobile-fashion",
                "--entries",
                none.toString(),
                "--latency",
                latency.toString(),
                "--pack",
                folder + "/mobile.gz"))
        .contains("not whole: 8000 trainings and the latencies of 7999 architectures are missing");
    assertThat(folder.resolve("mobile.gz")).doesNotExist();
    assertThat(CommandLineTester.refusal("table", "build", "--benchmark", "mobile"))
        .contains("no benchmark 'mobile' is trained here; accepted: mobile-fashion, nb201-fashion");
    assertThat(
            CommandLineTester.refusal(
                "table", "build", "--benchmark", "mobile-fashion", "--space", "darts"))
        .contains("benchmark mobile-fashion is of space mobile-fashion on fashion14");
    assertThat(CommandLineTester.refusal("table", "build"))
        .contains("name the file of entries: --entries FILE");
    assertThat(CommandLineTester.refusal("table", "build", "--latency", folder + "/cells.csv"))
        .contains("has no latencies; mobile-fashion has");
  }

  private static String run(String[] common, String... more) {
    String[] all = Arrays.copyOf(common, common.length + more.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return CommandLineTester.output(all);
  }
}
