package org.reprise.cli.table;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.table.Answer;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.store.TableHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code reprise table query}: one value. What is not named is asked for as "none applies", so that
 * a table that has a choice there refuses and lists it.
 */
@Command(
    name = "query",
    description = "The value of an architecture in a table.",
    footer = {
      "",
      "Exit code 1: the architecture has no such value. A data set, split, schedule or seed that"
          + " the table has for no architecture is refused with the list of what there is."
    })
final class TableQueryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TABLE", description = "A name of 'reprise table list'.")
  private String name;

  @Option(
      names = "--arch",
      required = true,
      description = "An architecture as its paper writes it, in quotes.")
  private String architecture;

  @Option(names = "--metric", description = "Such as accuracy or params; default: accuracy.")
  private String metric = "accuracy";

  @Option(
      names = "--dataset",
      description = "The data set; default: -, which is none, as of params.")
  private String dataset = Series.NONE;

  @Option(names = "--split", description = "train, valid or test; default: -, which is none.")
  private String split = Series.NONE;

  @Option(
      names = "--epochs",
      description = "Length of the training schedule; default: 0, which is none.")
  private int epochs;

  @Option(
      names = "--seed",
      description = "A number, mean, random, or one (the only run); default: -, which is none.")
  private String seed = Series.NONE;

  @Option(names = "--random-seed", description = "What '--seed random' is drawn with; default: 0.")
  private long randomSeed;

  @Mixin private JsonOption json;

  /** A value, or why there is none, and the question. */
  public record Result(
      String table,
      String architecture,
      String dataset,
      String split,
      String metric,
      int epochs,
      String seed,
      @Nullable Double value,
      @Nullable Integer seeds,
      @Nullable String absent) {}

  @Override
  public Integer call() throws IOException {
    Table table = TableHome.ofUser().open(name);
    Query query = new Query(dataset, split, metric, epochs, SeedChoice.parse(seed));
    Architecture asked = table.space().parse(architecture);
    Answer answer = table.query(asked, query, RandomStreams.of(randomSeed).stream("query"));
    Result result = result(table, asked, query, answer);
    if (result.absent() != null && !json.requested()) {
      spec.commandLine().getErr().println("reprise: " + result.absent());
      return Reprise.FAILED;
    }
    json.print(
        spec.commandLine().getOut(),
        result,
        value -> spec.commandLine().getOut().println(value.value()));
    return result.absent() == null ? Reprise.DONE : Reprise.FAILED;
  }

  private static Result result(Table table, Architecture asked, Query query, Answer answer) {
    Answer.Value value = answer instanceof Answer.Value known ? known : null;
    return new Result(
        table.name(),
        table.space().format(asked),
        query.dataset(),
        query.split(),
        query.metric(),
        query.epochs(),
        query.seed().toString(),
        value == null ? null : value.value(),
        value == null ? null : value.seeds(),
        answer instanceof Answer.Absent absent ? absent.reason() : null);
  }
}
