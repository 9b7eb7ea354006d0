package org.reprise.cli.list;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reprise.cli.CliCommand;
import org.reprise.cli.Columns;
import org.reprise.cli.JsonOption;
import org.reprise.cli.ListItem;
import org.reprise.cli.Reprise;
import org.reprise.cli.table.TableCommand;
import org.reprise.reproduction.claim.Target;
import org.reprise.reproduction.claim.Targets;
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

  @Command(name = "algorithms", description = "The search methods and their parameters.")
  int algorithms(@Mixin JsonOption json) {
    PrintWriter out = spec.commandLine().getOut();
    List<MethodItem> items = Algorithms.all().values().stream().map(MethodItem::of).toList();
    json.print(out, items, list -> list.forEach(item -> item.print(out)));
    return Reprise.DONE;
  }

  @Command(name = "spaces", description = "The search spaces.")
  int spaces(@Mixin JsonOption json) {
    List<ListItem> items = new ArrayList<>();
    for (SearchSpace space : SearchSpaces.all().values()) {
      items.add(new ListItem(space.name(), space.description()));
    }
    return print(items, json);
  }

  @Command(name = "tables", description = "The tables: built in, and the user's.")
  int tables(@Mixin JsonOption json) throws IOException {
    return print(TableCommand.items(TableHome.ofUser()), json);
  }

  @Command(name = "targets", description = "What papers state and 'reprise reproduce' judges.")
  int targets(@Mixin JsonOption json) {
    List<ListItem> items = new ArrayList<>();
    for (Target target : Targets.all()) {
      items.add(
          new ListItem(
              target.id(), target.claim() + " (" + target.paper() + ", " + target.place() + ")"));
    }
    return print(items, json);
  }

  private int print(List<ListItem> items, JsonOption json) {
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
