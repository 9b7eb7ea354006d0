package org.reprise.cli.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.cli.CommandLineTester.output;
import static org.reprise.cli.CommandLineTester.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandTest {
  private static JsonNode json(String... args) throws IOException {
    return new ObjectMapper().readTree(output(args));
  }

  @Test
  void aPublishedNetworkIsCounted() throws IOException {
    assertThat(output("model", "EfficientNet-B3")).contains("12,233,232", "1,827,141,392");
    JsonNode info = json("model", "mnasnet-a1", "--json");
    assertThat(info.get("parameters").asLong()).isEqualTo(3_887_038);
    assertThat(info.get("multiplyAdds").asLong()).isEqualTo(311_579_072);
    assertThat(info.get("input").asText()).isEqualTo("3x224x224");
    // Stem, 16 blocks, head.
    assertThat(info.get("parts")).hasSize(18);
  }

  @Test
  void anotherResolutionChangesMultiplyAddsAlone() throws IOException {
    JsonNode info = json("model", "mnasnet-a1", "--resolution", "96", "--json");
    assertThat(info.get("parameters").asLong()).isEqualTo(3_887_038);
    assertThat(info.get("multiplyAdds").asLong()).isEqualTo(58_480_832);
  }

  @Test
  void allPublishedNetworksAreListed() {
    assertThat(output("model", "list")).contains("darts-v2", "proxylessnas-mobile-1.4");
    assertThat(output("model", "list", "--counts"))
        .containsPattern("efficientnet-b7 +815 layers +66,347,960 .* 37,745,884,192");
  }

  @Test
  void scalingShowsWhatRoundingUpDoes() throws IOException {
    JsonNode scaling = json("model", "scale", "efficientnet-b0", "--phi", "2", "--json");
    assertThat(scaling.get("expectedGrowth").asDouble()).isBetween(3.6874, 3.6875);
    JsonNode compound = scaling.get("networks").get(1);
    // Widths as B3's except for rounding, depths ceil(r * 1.44) against ceil(r * 1.4).
    assertThat(compound.get("parameters").asLong()).isEqualTo(12_255_408);
    assertThat(compound.get("resolution").asInt()).isEqualTo(296);
    assertThat(output("model", "scale", "EfficientNet-B0", "--phi", "2"))
        .contains("compound", "depth alone", "width alone", "resolution alone");
  }

  @Test
  void networksAreDrawnAsTheEndingOfTheFileSays(@TempDir Path folder) throws IOException {
    Path svg = folder.resolve("b0.svg");
    assertThat(output("model", "efficientnet-b0", "--out", svg.toString())).contains("drawn to");
    assertThat(Files.readString(svg)).contains("stage6.block0", "5,288,548 parameters");
    Path pdf = folder.resolve("scaled.pdf");
    output("model", "scale", "mnasnet-a1", "--phi", "1", "--out", pdf.toString());
    assertThat(new String(Files.readAllBytes(pdf), 0, 5, StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
  }

  @Test
  void theGridIsListedWithoutTraining() throws IOException {
    JsonNode grid = json("model", "grid", "--list", "--json");
    // alpha, beta, gamma in steps of 0.1 with a product of 1.9 to 2.1, counted by hand.
    assertThat(grid).hasSize(22);
    assertThat(grid.get(0).get("gamma").asDouble()).isEqualTo(1.4);
    assertThat(grid.get(0).get("resolution").asInt()).isEqualTo(20);
    assertThat(output("model", "grid", "--list")).contains("alpha", "growth");
  }

  @Test
  void whatIsWrongIsOneLine(@TempDir Path folder) {
    assertThat(refusal("model", "nothing")).contains("no published network 'nothing'");
    assertThat(refusal("model")).contains("name a network", "there are: ");
    assertThat(refusal("model", "mobilenet-v2", "--resolution", "0")).contains("from 1 to 4096");
    assertThat(refusal("model", "mobilenet-v2", "--out", folder.resolve("a.gif").toString()))
        .contains(".svg, .pdf or .png");
    assertThat(refusal("model", "scale", "darts-v1", "--phi", "1")).contains("efficientnet-b0");
    assertThat(refusal("model", "scale", "mnasnet-a1", "--phi", "11")).contains("from -2 to 10");
    assertThat(refusal("model", "scale", "mnasnet-a1", "--phi", "1", "--gamma", "0.5"))
        .contains("from 1 to 2");
    assertThat(refusal("model", "grid", "--step", "0")).contains("a step from 0.01 to 1");
    assertThat(refusal("model", "grid", "--step", "0.9", "--tolerance", "0"))
        .contains("no place of the grid");
    assertThat(refusal("model", "grid", "--list", "--seeds", "0")).contains("at least 1");
    assertThat(folder).isEmptyDirectory();
  }
}
