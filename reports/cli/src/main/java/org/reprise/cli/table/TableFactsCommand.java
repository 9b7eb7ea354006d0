package org.reprise.cli.table;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import org.reprise.report.facts.FactsMarkdown;
import org.reprise.report.facts.TableFacts;
import org.reprise.table.Table;
import org.reprise.table.store.TableHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise table facts}: the part of a table's page that follows from the table. */
@Command(
    name = "facts",
    description =
        "What a table of trainings says as a whole, in Markdown: accuracies, the best, fronts"
            + " against each cost, what tells a measured cost.")
public final class TableFactsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TABLE", description = "A name of 'reprise table list'.")
  private String name;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    Table table = TableHome.ofUser().open(name);
    PrintWriter out = spec.commandLine().getOut();
    json.print(
        out, TableFacts.of(table), facts -> FactsMarkdown.write(facts, table.info().notes(), out));
    return Reprise.DONE;
  }
}
