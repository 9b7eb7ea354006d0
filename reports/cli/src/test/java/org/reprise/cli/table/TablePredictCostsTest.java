package org.reprise.cli.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.cli.CommandLineTester.output;
import static org.reprise.cli.CommandLineTester.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablePredictCostsTest {
  @TempDir private Path home;

  @BeforeEach
  void useAnEmptyHome() {
    System.setProperty("reprise.home", home.toString());
  }

  @AfterEach
  void forgetIt() {
    System.clearProperty("reprise.home");
  }

  /** Parameters of a cell are a sum over its edges, but for what its isomorphic twin leaves out. */
  @Test
  void theLinearModelKnowsParametersFromFewNetworks() throws IOException {
    String[] command = {
      "table",
      "predict-costs",
      "nb201-fashion",
      "--cost",
      "params",
      "--sizes",
      "60,120",
      "--seeds",
      "2",
      "--most",
      "200",
      "--json"
    };
    JsonNode rows = new ObjectMapper().readTree(output(command));
    assertThat(rows).hasSize(4);
    JsonNode linear = rows.get(2);
    assertThat(linear.get("model").asText()).isEqualTo("linear");
    assertThat(linear.get("networks").asInt()).isEqualTo(120);
    assertThat(linear.get("tested").asInt()).isEqualTo(200);
    assertThat(linear.get("tau").asDouble()).isGreaterThan(0.9);
    assertThat(linear.get("error").asDouble()).isLessThan(rows.get(0).get("error").asDouble());
    assertThat(output(command)).isEqualTo(output(command));
  }

  @Test
  void whatIsWrongIsOneLine() {
    assertThat(refusal("table", "predict-costs", "nb201-fashion", "--cost", "watts"))
        .contains("no measured cost 'watts'; there are: ");
    assertThat(refusal("table", "predict-costs", "nb201-fashion", "--sizes", "1"))
        .contains("--sizes must be at least 2");
    assertThat(refusal("table", "predict-costs", "nb201-fashion", "--sizes", "20000"))
        .contains("too few");
    assertThat(refusal("table", "predict-costs", "nb201-fashion", "--seeds", "0"))
        .contains("--seeds must be at least 1");
  }
}
