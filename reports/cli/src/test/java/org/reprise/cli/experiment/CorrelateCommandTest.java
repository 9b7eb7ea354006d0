package org.reprise.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reprise.cli.CommandLineTester.output;
import static org.reprise.cli.CommandLineTester.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;
import org.reprise.table.store.TableHome;

class CorrelateCommandTest {
  private static final int CELLS = 600;
  private static final String TRUTH = "toy/test/accuracy/200/mean";
  private static final String SHORT = "toy/valid/accuracy/12/one";

  @TempDir Path home;

  private final double[] truth = new double[CELLS];
  private final double[] score = new double[CELLS];

  /** 600 cells whose accuracy their operations decide, and a noisy score of them. */
  @BeforeEach
  void makeTable() throws IOException {
    System.setProperty("reprise.home", home.toString());
    NasBench201 space = new NasBench201();
    TableBuilder table = Table.builder("toy", space);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < CELLS; i++) {
      Architecture cell = space.fromKey(26L * i);
      truth[i] = 60;
      for (int edge = 0; edge < NasBench201.EDGES; edge++) {
        truth[i] += cell.choice(edge) == 3 ? 4 : cell.choice(edge);
      }
      score[i] = truth[i] + 2 * random.nextGaussian();
      table.put(cell, Series.parse(TRUTH), truth[i]);
      table.put(cell, Series.parse(SHORT), score[i]);
    }
    new TableHome(home).save(table.build(), false);
  }

  @AfterEach
  void leaveHome() {
    System.clearProperty("reprise.home");
  }

  @Test
  void aColumnIsRankedAsTheStatisticsSay() throws IOException {
    JsonNode ranking =
        new ObjectMapper()
            .readTree(output("correlate", "toy", "--truth", TRUTH, "--column", SHORT, "--json"))
            .at("/rankings/0");
    double tau = RankCorrelation.kendallTauB(score, truth);
    assertThat(ranking.at("/n").asInt()).isEqualTo(CELLS);
    assertThat(ranking.at("/tau").asDouble()).isCloseTo(tau, within(1e-4));
    assertThat(ranking.at("/tauInterval/low").asDouble()).isLessThan(tau);
    assertThat(ranking.at("/tauInterval/high").asDouble()).isGreaterThan(tau);
  }

  @Test
  void aPredictorIsBetterWithMoreExamplesAndTheFiguresAreRepeatable() throws IOException {
    String[] command = {
      "correlate",
      "toy",
      "--truth",
      TRUTH,
      "--label",
      SHORT,
      "--predictor",
      "mlp:encoding=one-hot:members=2,blocks:width=16",
      "--train",
      "10,200",
      "--seeds",
      "3",
      "--top",
      "20",
      "--json"
    };
    String first = output(command);
    assertThat(output(command)).isEqualTo(first);
    JsonNode rankings = new ObjectMapper().readTree(first).at("/rankings");
    assertThat(rankings).hasSize(4);
    assertThat(rankings.at("/0/n").asInt()).isEqualTo(CELLS - 10);
    assertThat(rankings.at("/1/n").asInt()).isEqualTo(CELLS - 200);
    assertThat(rankings.at("/1/tau").asDouble())
        .isGreaterThan(rankings.at("/0/tau").asDouble())
        .isGreaterThan(0.6);
    assertThat(rankings.at("/1/precisionAtTop").asDouble()).isBetween(0.1, 1.0);
  }

  @Test
  void printsALineForEachRanking() {
    assertThat(
            output(
                "correlate",
                "toy",
                "--truth",
                TRUTH,
                "--column",
                SHORT,
                "--predictor",
                "mlp:members=1:epochs=5",
                "--train",
                "30",
                "--seeds",
                "2"))
        .contains("tau-b [95 %]")
        .containsPattern("toy/valid/accuracy/12/one +- +- +600 +0\\.\\d{3} \\[")
        .containsPattern("mlp:members=1:epochs=5 +30 +2 +570 ");
  }

  @Test
  void whatIsUndefinedIsNullAndNoTextInJson() throws IOException {
    String[] command = {"correlate", "toy", "--truth", TRUTH, "--column", SHORT, "--top", "600"};
    assertThat(output(command)).contains("- (k = 600 of only 600)");
    String[] json = java.util.Arrays.copyOf(command, command.length + 1);
    json[command.length] = "--json";
    JsonNode ranking = new ObjectMapper().readTree(output(json)).at("/rankings/0");
    assertThat(ranking.at("/precisionAtTop").isNull()).isTrue();
    assertThat(ranking.at("/tauTop").isNull()).isTrue();
    assertThat(ranking.at("/tauTopInterval/low").isNull()).isTrue();
    assertThat(ranking.at("/top").asInt()).isEqualTo(600);
  }

  @Test
  void wrongInputIsRefusedInOneLine() {
    assertThat(refusal("correlate", "toy", "--truth", TRUTH))
        .contains("nothing to correlate; give --column, --predictor, --proxy or --supernet");
    assertThat(refusal("correlate", "toy", "--truth", TRUTH, "--predictor", "forest"))
        .contains("no predictor 'forest'; there are: blocks, gcn, mlp");
    assertThat(
            refusal("correlate", "toy", "--truth", TRUTH, "--predictor", "mlp", "--train", "600"))
        .contains("leaves fewer than two of the 600 distinct trainings");
    assertThat(refusal("correlate", "toy", "--column", SHORT, "--engine", "lanes"))
        .contains("--engine is that of --supernet; there is none");
    assertThat(refusal("correlate", "nb201-fashion", "--supernet", "rsps", "--engine", "abacus"))
        .contains("no engine 'abacus'; accepted: lanes, nd4j, cuda");
    assertThat(refusal("correlate", "toy", "--truth", "toy/test/loss/1/one", "--column", SHORT))
        .contains("toy");
  }

  /** A short form: two epochs, forty cells, two hundred images. */
  @Test
  void aSupernetIsTrainedAndRanksAndItsScoresAreKept() throws IOException {
    String[] arguments = {
      "correlate",
      "nb201-fashion",
      "--supernet",
      "rsps:epochs=1:images=200",
      "--seeds",
      "1",
      "--most",
      "40",
      "--top",
      "5",
      "--save",
      "kept",
      "--json"
    };
    JsonNode ranking = new ObjectMapper().readTree(output(arguments)).at("/supernets/0");
    assertThat(ranking.at("/n").asInt()).isEqualTo(40);
    assertThat(ranking.at("/tau").asDouble()).isBetween(-1.0, 1.0);
    assertThat(ranking.at("/multiplyAdds").asDouble()).isGreaterThan(1e9);
    assertThat(ranking.at("/bestOf/10").asDouble()).isBetween(10.0, 90.0);
    Table kept = new TableHome(home).open("kept");
    assertThat(kept.rows()).isEqualTo(40);
    assertThat(kept.series()).hasSize(2);
    assertThat(refusal(arguments)).contains("kept");
  }

  @Test
  void aMethodWithoutSupernetIsRefusedByName() {
    assertThat(refusal("correlate", "nb201-fashion", "--supernet", "random-search"))
        .contains("random-search trains no supernet")
        .contains("one-shot");
    assertThat(refusal("correlate", "toy", "--truth", TRUTH, "--supernet", "rsps"))
        .contains("nb201-fashion");
  }
}
