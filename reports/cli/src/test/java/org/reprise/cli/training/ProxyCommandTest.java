package org.reprise.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.reprise.cli.CommandLineTester.output;
import static org.reprise.cli.CommandLineTester.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.algorithm.zerocost.Proxies;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;
import org.reprise.table.store.TableHome;

class ProxyCommandTest {
  private static final String CELL =
      "|nor_conv_3x3~0|+|nor_conv_1x1~0|avg_pool_3x3~1|+"
          + "|skip_connect~0|none~1|nor_conv_1x1~2|";
  private static final String NOTHING = "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|";
  private static final String ALSO_NOTHING =
      "|nor_conv_3x3~0|+|none~0|none~1|+|none~0|none~1|none~2|";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path home;

  /** Twelve cells, of which the first two compute the same function. */
  @BeforeEach
  void makeTable() throws IOException {
    System.setProperty("reprise.home", home.toString());
    NasBench201 space = new NasBench201();
    TableBuilder table = Table.builder("few", space);
    Series truth = new Series("toy", "test", "accuracy", 200, "777");
    table.put(space.parse(NOTHING), truth, 10);
    table.put(space.parse(ALSO_NOTHING), truth, 10);
    table.put(space.parse(CELL), truth, 70);
    for (int i = 0; i < 9; i++) {
      table.put(space.fromKey(1501L * (i + 1)), truth, 50 + i);
    }
    new TableHome(home).save(table.build(), false);
  }

  @AfterEach
  void leaveHome() {
    System.clearProperty("reprise.home");
  }

  private static JsonNode scores(String proxy, String... more) throws IOException {
    String[] words = new String[4 + more.length];
    words[0] = "proxy";
    words[1] = proxy;
    words[2] = CELL;
    words[3] = "--json";
    System.arraycopy(more, 0, words, 4, more.length);
    return JSON.readTree(output(words));
  }

  @Test
  void listNamesEachOnALineOfItsOwn() {
    List<String> lines = output("proxy", "list").lines().toList();
    assertThat(lines).hasSize(14);
    assertThat(lines).map(line -> line.split(" ")[0]).isEqualTo(Proxies.names());
  }

  @Test
  void aProxyScoresTheSameAloneAndWithAllOthers() throws IOException {
    JsonNode all = scores("all", "--examples", "16");
    assertThat(all.at("/scores")).hasSize(14);
    for (String proxy : List.of("snip", "synflow", "grasp")) {
      assertThat(scores(proxy, "--examples", "16").at("/scores/" + proxy).asDouble())
          .isEqualTo(all.at("/scores/" + proxy).asDouble());
    }
    assertThat(scores("synflow", "--seed", "1").at("/scores/synflow").asDouble())
        .isNotEqualTo(all.at("/scores/synflow").asDouble());
    assertThat(output("proxy", "synflow", CELL)).contains("synflow", " s, ", "seed 0");
  }

  @Test
  void workIsCountedInMultiplyAddsOfTheNetwork() throws IOException {
    JsonNode all = scores("all", "--examples", "16");
    long ofImage = all.at("/scores/flops").asLong();
    assertThat(all.at("/multiplyAdds/nwot").asLong()).isEqualTo(16 * ofImage);
    assertThat(all.at("/multiplyAdds/snip").asLong()).isEqualTo(3 * 16 * ofImage);
    assertThat(all.at("/multiplyAdds/synflow").asLong()).isEqualTo(3 * ofImage);
    assertThat(all.at("/multiplyAdds/params").asLong()).isZero();
  }

  @Test
  void wrongInputIsOneLine() {
    assertThat(refusal("proxy", "magic", CELL)).contains("no proxy 'magic'", "synflow", "nwot");
    assertThat(refusal("proxy", "nwot")).contains("reprise proxy NAME ARCH");
    assertThat(refusal("proxy", "nwot", "nonsense")).contains("not a NAS-Bench-201 architecture");
    assertThat(refusal("proxy", "nwot", CELL, "--examples", "1")).contains("at least 2");
    assertThat(refusal("proxy", "nwot", CELL, "--noise", "--dataset", "cifar10"))
        .contains("--noise");
    assertThat(refusal("correlate", "few", "--proxy", "nwot"))
        .contains("table few has no scores of proxy nwot", "reprise table build-scores few");
    assertThat(refusal("table", "build-scores", "few", "--seeds", "0,0")).contains("twice");
    assertThat(refusal("table", "build-scores", "none-such")).contains("no table 'none-such'");
  }

  @Test
  void scoresOfATableAreBuiltGoOnAfterAKillAndAreCorrelated() throws IOException {
    Table before = TableHome.ofUser().open("few");
    String first = output("table", "build-scores", "few", "--examples", "16", "--threads", "2");
    assertThat(first).contains("11 scorings of 11 architectures, 0 of them known before");
    Path entries = home.resolve("tables/few.scores.entries.csv");
    List<String> lines = Files.readAllLines(entries);
    // A process that was killed left half of a line.
    Files.write(entries, lines.subList(0, 5));
    Files.writeString(entries, lines.get(5).substring(0, 60), StandardOpenOption.APPEND);
    assertThat(output("table", "build-scores", "few", "--examples", "16", "--seeds", "0,1"))
        .contains("22 scorings of 11 architectures, 3 of them known before");
    assertThat(Files.readAllLines(entries))
        .map(line -> line.split("(?<=,random)")[0].split(",").length)
        .hasSize(24);

    Table scored = TableHome.ofUser().open("few");
    assertThat(scored.info()).isEqualTo(before.info());
    assertThat(scored.contentSha256()).isEqualTo(before.info().sha256());
    int row = scored.row(scored.space().parse(CELL));
    Series snip = new Series("fashion14", "-", "proxy_snip", 0, "0");
    // Columns keep five digits.
    assertThat(scored.column(snip).value(row))
        .isCloseTo(
            scores("snip", "--examples", "16").at("/scores/snip").asDouble(),
            withinPercentage(0.01));
    // One cell that passes nothing was scored for both.
    assertThat(scored.column(snip).value(scored.row(scored.space().parse(NOTHING))))
        .isEqualTo(scored.column(snip).value(scored.row(scored.space().parse(ALSO_NOTHING))));

    JsonNode result =
        JSON.readTree(output("correlate", "few", "--proxy", "all", "--top", "3", "--json"));
    assertThat(result.at("/truth").asText()).isEqualTo("toy/test/accuracy/200/mean");
    assertThat(result.at("/proxies")).hasSize(14);
    assertThat(result.at("/proxies/5/proxy").asText()).isEqualTo("snip");
    assertThat(result.at("/proxies/5/seeds").asInt()).isEqualTo(2);
    // The two equal cells count once.
    assertThat(result.at("/proxies/5/n").asInt()).isEqualTo(11);
    assertThat(result.at("/proxies/5/secondsPerArchitecture").asDouble()).isPositive();
    assertThat(output("correlate", "few", "--proxy", "snip,params"))
        .contains("snip", "params", "tau-b [95 %]", "at equal size", "seconds");
  }

  @Test
  void entriesOfAnotherTaskAreRefused() {
    output("table", "build-scores", "few", "--examples", "8");
    assertThat(refusal("table", "build-scores", "few", "--examples", "9"))
        .contains("few.scores.entries.csv begins with", "batches of 8");
  }
}
