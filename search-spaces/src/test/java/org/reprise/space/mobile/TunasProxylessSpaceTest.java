package org.reprise.space.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.LinearCost;
import org.reprise.space.SharedData;
import org.reprise.space.network.LayerGraph;

class TunasProxylessSpaceTest {
  private static final TunasProxylessSpace SPACE = new TunasProxylessSpace();
  private static final String PROXYLESS_MOBILE = "0:1:0:6:6:2:0:1:1:5:1:1:1:4:1:1:1:5:5:2:2:5";

  @Test
  void hasTheSizeOfItsFormula() {
    BigInteger size =
        BigInteger.valueOf(3)
            .multiply(BigInteger.valueOf(6).pow(6))
            .multiply(BigInteger.valueOf(7).pow(15));
    assertThat(SPACE.size()).isEqualTo(size).isEqualTo(new BigInteger("664506689423701824"));
    assertThat(SPACE.hasExactKeys()).isTrue();
  }

  @Test
  void holdsTheNetworkThatProxylessNasFoundForPhones() {
    LayerGraph network = SPACE.network(SPACE.parse(PROXYLESS_MOBILE));
    assertThat(network.parameters()).isEqualTo(4_080_512);
    assertThat(network.multiplyAdds()).isEqualTo(320_427_584);
  }

  private static LinearCost pixel1() throws IOException {
    List<String> lines = Files.readAllLines(SharedData.file("tunas-pixel1-latency.csv"));
    return TunasLatency.parse(SPACE, lines.subList(1, lines.size()), "tunas-pixel1-latency.csv");
  }

  /** The first is the repository's test vector, which its test holds to 84.0 within 1.0. */
  @ParameterizedTest
  @CsvSource({
    "0:1:6:6:6:4:1:1:0:5:4:5:5:4:0:1:1:4:2:0:1:5, 84.016670",
    "0:1:0:6:6:2:0:1:1:5:1:1:1:4:1:1:1:5:5:2:2:5, 84.416240",
    "0:0:0:0:6:1:1:1:6:4:4:4:6:3:3:6:6:4:4:4:4:3, 89.945095",
    "0:3:3:6:6:3:3:3:6:3:3:3:3:3:3:3:6:3:3:3:6:3, 98.400571"
  })
  void knownArchitecturesHaveTheirLatency(String text, double milliseconds) throws IOException {
    assertThat(pixel1().of(SPACE.parse(text))).isCloseTo(milliseconds, within(1e-6));
  }

  @Test
  void latenciesOfTheSpaceSpanTheirRange() throws IOException {
    LinearCost latency = pixel1();
    int[] fastest = new int[22];
    int[] slowest = new int[22];
    double[][] uniform = new double[22][];
    double variance = 0;
    for (int d = 0; d < 22; d++) {
      int size = SPACE.decisions().get(d).size();
      uniform[d] = new double[size];
      Arrays.fill(uniform[d], 1.0 / size);
      double mean = 0;
      double square = 0;
      for (int choice = 0; choice < size; choice++) {
        double weight = latency.weight(d, choice);
        fastest[d] = weight < latency.weight(d, fastest[d]) ? choice : fastest[d];
        slowest[d] = weight > latency.weight(d, slowest[d]) ? choice : slowest[d];
        mean += weight / size;
        square += weight * weight / size;
      }
      variance += square - mean * mean;
    }
    assertThat(latency.of(Architecture.of(fastest))).isCloseTo(30.9361, within(5e-5));
    assertThat(latency.of(Architecture.of(slowest))).isCloseTo(219.0914, within(5e-5));
    assertThat(latency.expected(uniform)).isCloseTo(122.8186, within(5e-5));
    assertThat(Math.sqrt(variance)).isCloseTo(15.7152, within(5e-5));
  }

  @Test
  void malformedLatencyTablesAreRefusedInOneLine() throws IOException {
    List<String> rows = new ArrayList<>(List.of(",bias,bias,92.1"));
    for (int d = 0; d < 22; d++) {
      Decision decision = SPACE.decisions().get(d);
      for (String choice : decision.choices()) {
        rows.add(d + ",x," + choice + ",1.5");
      }
    }
    assertThat(TunasLatency.parse(SPACE, rows, "l.csv").of(SPACE.parse(PROXYLESS_MOBILE)))
        .isEqualTo(92.1 + 22 * 1.5);
    refused(rows.subList(1, rows.size()), "l.csv: there is no row of kind bias");
    refused(rows.subList(0, 60), "decision 'stage2.layer0': no weight for 'k7_e3'");
    refused(plus(rows, "1,x,k3_e3,2"), "l.csv, row 146: a second weight");
    refused(plus(rows, "1,x,zero,2"), "decision 'stage0.layer0' has no choice 'zero'; accepted:");
    refused(plus(rows, "22,x,zero,2"), "l.csv, row 146: '22,x,zero,2' is not layer,kind,feature");
    refused(plus(rows, "1,x,k3_e3,fast"), "l.csv, row 146: '1,x,k3_e3,fast' is not layer,kind,");
    refused(plus(rows, "1,x"), "l.csv, row 146: '1,x' is not layer,kind,feature,milliseconds");
  }

  private static List<String> plus(List<String> rows, String row) {
    List<String> more = new ArrayList<>(rows);
    more.add(row);
    return more;
  }

  private static void refused(List<String> rows, String message) {
    assertThatThrownBy(() -> TunasLatency.parse(SPACE, rows, "l.csv"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0:1:0:6:6:2:0:1:1:5:1:1:1:4:1:1:1:5:5:2:2",
        "3:1:0:6:6:2:0:1:1:5:1:1:1:4:1:1:1:5:5:2:2:5",
        "0:6:0:6:6:2:0:1:1:5:1:1:1:4:1:1:1:5:5:2:2:5",
        "0:1:7:6:6:2:0:1:1:5:1:1:1:4:1:1:1:5:5:2:2:5",
        "0:1:x:6:6:2:0:1:1:5:1:1:1:4:1:1:1:5:5:2:2:5"
      })
  void malformedArchitecturesAreRefusedInOneLine(String text) {
    assertThatThrownBy(() -> SPACE.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("not a TuNAS ProxylessNAS architecture: '" + text + "'; written as")
        .hasMessageNotContaining("\n");
  }
}
