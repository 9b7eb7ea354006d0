package org.reprise.report.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reprise.reproduction.target.Target;
import org.reprise.reproduction.target.Targets;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Algorithms;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.table.store.TableHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code reprise list}: what there is, one name a line. */
@Command(name = "list", description = "List the methods, search spaces, tables or targets.")
public final class ListCommand implements CliCommand {
  @Spec private CommandSpec spec;

  /**
   * One thing of a list.
   *
   * @param name what the command line calls it
   * @param description what it is, in one line
   */
  public record Item(String name, String description) {}

  @Command(name = "algorithms", description = "The search methods.")
  int algorithms(@Mixin JsonOption json) {
    List<Item> items = new ArrayList<>();
    for (AlgorithmProvider method : Algorithms.all().values()) {
      items.add(
          new Item(method.name(), method.description() + " " + method.paper().citation() + "."));
    }
    return print(items, json);
  }

  @Command(name = "spaces", description = "The search spaces.")
  int spaces(@Mixin JsonOption json) {
    List<Item> items = new ArrayList<>();
    for (SearchSpace space : SearchSpaces.all().values()) {
      items.add(new Item(space.name(), space.description()));
    }
    return print(items, json);
  }

  @Command(name = "tables", description = "The tables: built in, and the user's.")
  int tables(@Mixin JsonOption json) throws IOException {
    return print(TableCommand.items(TableHome.ofUser()), json);
  }

  @Command(name = "targets", description = "What papers state and 'reprise reproduce' judges.")
  int targets(@Mixin JsonOption json) {
    List<Item> items = new ArrayList<>();
    for (Target target : Targets.all()) {
      items.add(
          new Item(
              target.id(), target.claim() + " (" + target.paper() + ", " + target.place() + ")"));
    }
    return print(items, json);
  }

  private int print(List<Item> items, JsonOption json) {
    PrintWriter out = spec.commandLine().getOut();
    json.print(
        out,
        items,
        list ->
            Columns.print(
                out,
                list.stream().map(item -> Map.entry(item.name(), item.description())).toList()));
    return Reprise.DONE;
  }
}
