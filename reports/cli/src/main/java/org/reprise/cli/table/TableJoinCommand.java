package org.reprise.cli.table;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import org.reprise.cli.VersionProvider;
import org.reprise.table.JoinedTables;
import org.reprise.table.Table;
import org.reprise.table.store.TableHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise table join}: one table of the columns of several. */
@Command(
    name = "join",
    description = {
      "Make one table of several of the same space, such as accuracy from one and latency from the"
          + " other.",
      "Where two have the same column, the values of the earlier one hold and the later one fills"
          + " its gaps."
    })
final class TableJoinCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "TABLE",
      arity = "2..*",
      description = "Two or more names of 'reprise table list'.")
  private List<String> names;

  @Option(names = "--name", required = true, description = "What the table shall be called.")
  private String name;

  @Option(
      names = "--all",
      description = "Keep the architectures that any of the tables has; else those that all have.")
  private boolean all;

  @Option(names = "--replace", description = "Replace a table of the same name.")
  private boolean replace;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    TableHome home = TableHome.ofUser();
    home.requireFree(name, replace);
    List<Table> tables = new ArrayList<>();
    for (String each : names) {
      tables.add(home.open(each));
    }
    Table joined =
        new JoinedTables(tables, all)
            .named(name, VersionProvider.version(), LocalDate.now(ZoneOffset.UTC).toString());
    Path file = home.save(joined, replace);
    PrintWriter out = spec.commandLine().getOut();
    json.print(
        out,
        TableSummary.of(joined, file.toString()),
        summary -> {
          out.println(
              "joined "
                  + String.join(", ", names)
                  + ": "
                  + summary.architectures()
                  + " architectures of "
                  + summary.space()
                  + ", "
                  + summary.columns().size()
                  + " columns, as table "
                  + name);
          out.println("file: " + file);
        });
    return Reprise.DONE;
  }
}
