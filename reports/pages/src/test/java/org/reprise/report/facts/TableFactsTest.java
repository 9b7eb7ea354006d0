package org.reprise.report.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.report.facts.TableFacts.Front;
import org.reprise.report.facts.TableFacts.Place;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;
import org.reprise.table.store.BuiltInTables;

class TableFactsTest {
  private static final SearchSpace SPACE = SearchSpaces.named("mobile-fashion");

  /** Accuracy 50 + key / 1000; latency a sum over decisions and a little noise. */
  private static Table table() {
    TableBuilder table = Table.builder("small", SPACE);
    SplittableRandom random = new SplittableRandom(3);
    for (long key = 0; key < 8_000; key += 19) {
      Architecture architecture = SPACE.fromKey(key);
      double accuracy = 50 + key / 1000.0;
      table.put(architecture, new Series("d", "valid", "accuracy", 1, "0"), 60 - key / 1000.0);
      table.put(architecture, new Series("d", "valid", "accuracy", 2, "0"), accuracy);
      table.put(architecture, new Series("d", "test", "accuracy", 2, "0"), accuracy);
      if (key < 4_000) {
        table.put(architecture, new Series("d", "test", "accuracy", 2, "1"), accuracy + 2);
      }
      double latency = 1;
      for (int d = 0; d < architecture.length(); d++) {
        latency += 0.1 * (d + 1) * architecture.choice(d);
      }
      table.put(
          architecture, Series.cost("d", "latency_ms_1"), latency * random.nextDouble(0.99, 1.01));
      table.put(architecture, Series.cost("d", "flops"), 10_000 - key);
    }
    return table.build();
  }

  @Test
  void factsAreThoseThatThePlantedTableHas() {
    TableFacts facts = TableFacts.of(table());
    assertThat(facts.seeds()).containsEntry("0", 422).containsEntry("1", 211);
    assertThat(facts.validation().least()).isEqualTo(50);
    assertThat(facts.test().best()).isCloseTo(57.999, within(1e-9));
    assertThat(facts.bestByTest().architecture()).isEqualTo(SPACE.format(SPACE.fromKey(7_999)));
    assertThat(facts.tauByEpoch().get(1)).isCloseTo(-1, within(1e-9));
    assertThat(facts.tauByEpoch().get(2)).isCloseTo(1, within(1e-9));
    assertThat(facts.tauOfLastInTop()).isCloseTo(1, within(1e-9));
    // The cheaper in multiply-adds the better, so the best is alone on its front.
    Front flops = facts.costs().get(0);
    assertThat(flops.cost()).isEqualTo("flops");
    assertThat(flops.places()).extracting(Place::cost).containsExactly(2_001.0);
  }

  @Test
  void aLatencyThatIsASumOverDecisionsIsToldByTheLinearModelAlone() {
    List<CostAgreement> agreements = TableFacts.of(table()).agreements();
    assertThat(agreements).extracting(CostAgreement::by).containsExactly("flops", "linear model");
    CostAgreement model = agreements.get(1);
    assertThat(model.architectures()).isEqualTo(211);
    // Noise uniform within a percent is half a percent off on average.
    assertThat(model.error()).isBetween(0.35, 0.7);
    assertThat(model.pearson()).isGreaterThan(0.999);
    assertThat(agreements.get(0).error()).isGreaterThan(3);
  }

  @Test
  void factsOfTheBuiltInTableAreMarkdown() {
    Table cells = BuiltInTables.open(BuiltInTables.NB201_FASHION);
    StringWriter text = new StringWriter();
    FactsMarkdown.write(TableFacts.of(cells), cells.info().notes(), new PrintWriter(text, true));
    assertThat(text.toString())
        .startsWith("## What is known of nb201-fashion")
        .contains("| epoch | 1 | 2 | 3 | 4 | 5 | 6 |", "### Test accuracy against multiply-adds")
        .doesNotContain("NaN", "What tells a measured cost");
  }

  @Test
  void theTableOfAgreementsNamesItsModel() {
    StringWriter text = new StringWriter();
    FactsMarkdown.write(TableFacts.of(table()), List.of(), new PrintWriter(text, true));
    assertThat(text.toString())
        .contains(
            "| mean error % |", "| latency_ms_1 | linear model | 211 |", "fitted to a random");
  }

  @Test
  void aTableWithoutTestAccuraciesIsRefused() {
    Table none =
        Table.builder("none", SPACE).put(SPACE.fromKey(1), Series.cost("d", "flops"), 1).build();
    assertThatThrownBy(() -> TableFacts.of(none))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("table none has no test accuracies");
  }
}
