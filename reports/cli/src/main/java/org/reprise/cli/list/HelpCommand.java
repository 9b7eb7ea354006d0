package org.reprise.cli.list;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import org.reprise.search.Algorithms;
import org.reprise.space.InvalidInputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise help}: a method with its parameters, or the help of a command. */
@Command(name = "help", description = "Explain a method and its parameters, or a command.")
public final class HelpCommand implements CliCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "METHOD|COMMAND",
      description = "A method of 'reprise list algorithms', or a command.")
  private String name;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (name != null && Algorithms.all().containsKey(name)) {
      json.print(out, MethodItem.of(Algorithms.named(name)), item -> item.print(out));
      return Reprise.DONE;
    }
    CommandLine all = Reprise.withAllCommands();
    CommandLine meant = name == null ? all : all.getSubcommands().get(name);
    if (meant == null) {
      throw new InvalidInputException(
          "no method or command '"
              + name
              + "'; methods: "
              + String.join(", ", Algorithms.all().keySet())
              + "; commands: "
              + String.join(", ", all.getSubcommands().keySet()));
    }
    meant.usage(out);
    return Reprise.DONE;
  }
}
