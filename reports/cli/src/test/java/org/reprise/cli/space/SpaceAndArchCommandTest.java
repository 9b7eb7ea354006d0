package org.reprise.cli.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.cli.CommandLineTester.output;
import static org.reprise.cli.CommandLineTester.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceAndArchCommandTest {
  private static final String ALL_CONVOLUTIONS =
      "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
          + "+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";

  private static JsonNode json(String... args) throws IOException {
    return new ObjectMapper().readTree(output(args));
  }

  @Test
  void spaceInfoOfNasBench201PrintsItsPublishedCounts() throws IOException {
    assertThat(output("space", "info", "nasbench201")).contains("15625", "12751", "6466");
    JsonNode info = json("space", "info", "nasbench201", "--enumerate", "--json");
    assertThat(info.get("size").asLong()).isEqualTo(15_625);
    assertThat(info.get("enumerated").asLong()).isEqualTo(15_625);
    assertThat(info.get("unique")).extracting(JsonNode::asLong).containsExactly(12_751L, 6_466L);
    assertThat(info.get("encodings").get("path").asInt()).isEqualTo(155);
  }

  @Test
  void aSpaceThatIsTooLargeIsNotSaidToBeEnumerated() {
    assertThat(refusal("space", "info", "darts", "--enumerate"))
        .contains("space darts has 1076746950455072400 architectures, too many to make one by one");
    assertThat(output("space", "info", "darts")).doesNotContain("enumerated");
    assertThat(output("space", "info", "nats-bench-size", "--enumerate"))
        .containsPattern("enumerated +32768\\R");
  }

  @Test
  void archInfoPrintsTheBenchmarksCounts() throws IOException {
    String text = output("arch", "info", "--space", "nasbench201", ALL_CONVOLUTIONS);
    assertThat(text).containsPattern("parameters +1531546\\R").contains("(220.12 M)");
    JsonNode info = json("arch", "info", "--space", "nasbench201", ALL_CONVOLUTIONS, "--json");
    assertThat(info.get("parameters").asLong()).isEqualTo(1_531_546);
    assertThat(info.get("multiplyAdds").asLong()).isEqualTo(220_119_680);
    assertThat(info.get("benchmarkMultiplyAdds").asLong()).isEqualTo(220_119_690);
    // 90 more classes, each with 64 weights and a bias, all counted.
    JsonNode cifar100 =
        json(
            "arch",
            "info",
            "--space",
            "nasbench201",
            ALL_CONVOLUTIONS,
            "--dataset",
            "cifar100",
            "--json");
    assertThat(cifar100.get("parameters").asLong()).isEqualTo(1_531_546 + 90 * 65);
    assertThat(cifar100.get("benchmarkMultiplyAdds").asLong()).isEqualTo(220_119_690 + 90 * 65);
  }

  @Test
  void samplesAreOfTheSpaceAndFollowTheSeed() {
    String[] sample = {"arch", "sample", "--space", "nasbench-macro", "--count", "5"};
    assertThat(output(sample).lines()).hasSize(5).allMatch(line -> line.matches("[012]{8}"));
    assertThat(output(sample)).isEqualTo(output(sample));
    assertThat(output("arch", "sample", "--space", "nasbench-macro", "--count", "5", "--seed", "1"))
        .isNotEqualTo(output(sample));
  }

  @Test
  void neighboursDifferInOneChoice() {
    assertThat(output("arch", "neighbours", "--space", "nasbench-macro", "22212220").lines())
        .hasSize(16)
        .contains("12212220", "22212221")
        .doesNotContain("22212220");
  }

  @Test
  void aSpaceMayBeAFileOfTheUser(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, "name: mine\ndecisions:\n  kernel: [3, 5, 7]\n  width: [16, 32]\n");
    assertThat(output("space", "info", file.toString(), "--enumerate"))
        .containsPattern("enumerated +6\\R");
    assertThat(output("arch", "info", "--space", file.toString(), "kernel=5,width=16"))
        .containsPattern("kernel +5\\R")
        .doesNotContain("parameters");
    assertThat(
            refusal(
                "arch",
                "info",
                "--space",
                file.toString(),
                "kernel=5,width=16",
                "--dataset",
                "cifar10"))
        .contains("no networks to count");
  }

  @Test
  void wrongInputIsRefusedInOneLine() {
    assertThat(refusal("space", "info", "nasbench301")).contains("nasbench301", "nasbench201");
    assertThat(refusal("space", "info", "missing.yaml")).contains("missing.yaml");
    assertThat(refusal("arch", "info", "--space", "nasbench201", "|conv~0|")).contains("|conv~0|");
    assertThat(refusal("arch", "info", ALL_CONVOLUTIONS)).contains("--space");
    assertThat(
            refusal(
                "arch", "info", "--space", "nasbench201", ALL_CONVOLUTIONS, "--dataset", "cifar1"))
        .contains("no data set 'cifar1'; there are: cifar10, cifar100");
    assertThat(refusal("arch", "sample", "--space", "nasbench201", "--count", "0"))
        .contains("--count must be at least 1");
    assertThat(refusal("arch", "sample", "--space", "nasbench201", "--count", "many"))
        .contains("'many'");
  }
}
