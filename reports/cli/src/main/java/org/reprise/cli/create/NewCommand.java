package org.reprise.cli.create;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reprise.cli.CliCommand;
import org.reprise.cli.Columns;
import org.reprise.cli.Reprise;
import org.reprise.space.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise new}: the beginnings of a module of the user's own. */
@Command(name = "new", description = "Write the beginnings of an algorithm of your own.")
public final class NewCommand implements CliCommand {
  /** Where the launcher says which checkout it lies in. */
  static final String CHECKOUT = "reprise.checkout";

  @Spec private CommandSpec spec;

  @Command(
      name = "algorithm",
      description =
          "Write a small method that works, with its test, into algorithms/own; nothing else is"
              + " touched.",
      footer = {"", "Example: ./reprise new algorithm hill-climb%n"})
  int algorithm(
      @Parameters(
              paramLabel = "NAME",
              description = "Lower case letters, digits and hyphens, such as hill-climb.")
          String name,
      @Option(
              names = "--checkout",
              paramLabel = "DIR",
              description = "The checkout to write to; default: the one of ./reprise.")
          Optional<Path> checkout)
      throws IOException {
    AlgorithmModule module =
        AlgorithmModule.named(name, checkout.orElseGet(NewCommand::ownCheckout));
    List<Path> files = module.write();
    PrintWriter out = spec.commandLine().getOut();
    files.forEach(out::println);
    out.println();
    Columns.print(
        out,
        List.of(
            Map.entry("try it", "./reprise leaderboard --methods " + name + ",random-search"),
            Map.entry("test it", module.testCommand()),
            Map.entry("remove it", "rm -r " + module.folder())));
    return Reprise.DONE;
  }

  private static Path ownCheckout() {
    String checkout = System.getProperty(CHECKOUT);
    if (checkout == null) {
      throw new InvalidInputException("start this command by ./reprise, or name --checkout DIR");
    }
    return Path.of(checkout);
  }
}
