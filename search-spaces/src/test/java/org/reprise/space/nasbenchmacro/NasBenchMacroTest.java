package org.reprise.space.nasbenchmacro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SharedData;
import org.reprise.space.network.LayerGraph;

class NasBenchMacroTest {
  private static final NasBenchMacro SPACE = new NasBenchMacro();

  @Test
  void everyRowOfTheOfficialFileHasItsParametersAndFlops() throws IOException {
    JsonNode rows =
        new ObjectMapper().readTree(SharedData.file("nas-bench-macro_cifar10.json").toFile());
    assertThat(rows).hasSize(6_561);
    assertThat(SPACE.size()).isEqualTo(6_561);
    for (Map.Entry<String, JsonNode> row : rows.properties()) {
      LayerGraph network = SPACE.network(SPACE.parse(row.getKey()));
      assertThat(network.parameters())
          .as(row.getKey())
          .isEqualTo(row.getValue().get("params").asLong());
      assertThat(network.multiplyAdds())
          .as(row.getKey())
          .isEqualTo(row.getValue().get("flops").asLong());
    }
  }

  @Test
  void theBestOfTheBenchmarkHasItsPublishedCounts() {
    LayerGraph best = SPACE.network(SPACE.parse("22212220"));
    assertThat(best.parameters()).isEqualTo(1_985_514);
    assertThat(best.multiplyAdds()).isEqualTo(85_164_544);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2221222", "222122201", "22212223", "2221222x"})
  void malformedDigitsAreRefusedInOneLine(String text) {
    assertThatThrownBy(() -> SPACE.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not a NAS-Bench-Macro architecture: '" + text + "'")
        .hasMessageNotContaining("\n");
  }
}
