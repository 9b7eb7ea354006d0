package org.reprise.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.reproduction.claim.check.HardwareSearchCheck;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;

/** On made-up truths: the check of real ones needs the whole table. */
class HardwareSearchCheckTest {
  private static final MobileFashionSpace SPACE = new MobileFashionSpace();

  private static Table table(int rows, ToDoubleFunction<Architecture> accuracy) {
    TableBuilder table = Table.builder("mobile-fashion", SPACE);
    SPACE
        .keys()
        .limit(rows)
        .mapToObj(SPACE::fromKey)
        .forEach(
            a -> {
              for (String split : new String[] {"valid", "test"}) {
                Series series = new Series("fashion14", split, "accuracy", 6, "0");
                table.put(a, series, accuracy.applyAsDouble(a));
              }
            });
    return table.build();
  }

  private record Context(Table table, Map<String, String> arguments, Optional<Path> kept)
      implements CheckContext {
    Context(Table table, Map<String, String> arguments) {
      this(table, arguments, Optional.empty());
    }

    @Override
    public Optional<Path> unfinished(String name) {
      return kept;
    }

    @Override
    public String argument(String name) {
      return Objects.requireNonNull(arguments.get(name), name);
    }

    @Override
    public int runs() {
      return 1;
    }

    @Override
    public RandomStreams streams() {
      return RandomStreams.of(0);
    }

    @Override
    public Path data(String file) {
      throw new UnsupportedOperationException(file);
    }

    @Override
    public Table table(String protocol) {
      return table;
    }
  }

  private static final String SHORT = "tunas:epochs=1:batch=1000:reward-batches=1";

  /** Where all networks are equally good, nobody is better; a search is compared with itself. */
  @Test
  void differencesAreThoseOfTheTable() throws NotAvailableException {
    Table flat = table(8_000, a -> 70);
    Measurement equal =
        new HardwareSearchCheck()
            .measure(new Context(flat, Map.of("method", SHORT, "against", "random-near-target")));
    assertThat(equal.value()).isZero();
    assertThat(equal.detail()).startsWith("seeds 11 to 11: k").contains("(70.00) against k");
    Table byKey = table(8_000, a -> 50 + SPACE.key(a) / 1_000.0);
    Measurement itself =
        new HardwareSearchCheck()
            .measure(new Context(byKey, Map.of("method", SHORT, "against", SHORT)));
    assertThat(itself.value()).isZero();
  }

  /** A search that a file holds is not made again: what the file says is what counts. */
  @Test
  void finishedSearchesAreKept(@TempDir Path folder) throws NotAvailableException, IOException {
    Path file = folder.resolve("hardware-search-tunas.tsv");
    Context context =
        new Context(
            table(8_000, a -> 50 + SPACE.key(a) / 1_000.0),
            Map.of("method", SHORT, "against", SHORT),
            Optional.of(file));
    String detail = new HardwareSearchCheck().measure(context).detail();
    String line = Files.readString(file);
    String[] fields = line.split("\t", -1);
    String answer = fields[1].split(" ", -1)[0];
    assertThat(detail).contains(answer);
    String other = SPACE.format(SPACE.fromKey(SPACE.key(SPACE.parse(answer)) == 5 ? 6 : 5));
    Files.writeString(file, line.replace("\t" + answer + " ", "\t" + other + " "));
    assertThat(new HardwareSearchCheck().measure(context).detail())
        .contains(other)
        .doesNotContain(answer);
    assertThat(Files.readString(file).lines()).hasSize(1);
  }

  @Test
  void aPartOfTheTableIsNotEnough() {
    assertThatThrownBy(
            () ->
                new HardwareSearchCheck()
                    .measure(
                        new Context(
                            table(30, a -> 70), Map.of("method", SHORT, "against", "none"))))
        .isInstanceOf(NotAvailableException.class)
        .hasMessage("table mobile-fashion has 30 networks of 8000");
  }
}
