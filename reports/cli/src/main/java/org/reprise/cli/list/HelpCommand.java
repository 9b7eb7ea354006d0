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
import picocli.CommandLine.Option;
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

  @Option(
      names = "--all",
      description = "Every command with its options, as a Markdown page: docs/reference.")
  private boolean all;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (all) {
      out.print(CommandReference.of(Reprise.withAllCommands()));
      return Reprise.DONE;
    }
    if (name != null && Algorithms.all().containsKey(name)) {
      json.print(out, MethodItem.of(Algorithms.named(name)), item -> item.print(out));
      return Reprise.DONE;
    }
    CommandLine commands = Reprise.withAllCommands();
    CommandLine meant = name == null ? commands : commands.getSubcommands().get(name);
    if (meant == null) {
      throw new InvalidInputException(
          "no method or command '"
              + name
              + "'; methods: "
              + String.join(", ", Algorithms.all().keySet())
              + "; commands: "
              + String.join(", ", commands.getSubcommands().keySet()));
    }
    meant.usage(out);
    return Reprise.DONE;
  }
}
