package org.reprise.cli.list;

import java.util.concurrent.Callable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.Reprise;
import org.reprise.space.InvalidInputException;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise completion}: the script by which a shell completes commands and options. */
@Command(
    name = "completion",
    description = "Print a completion script: source <(./reprise completion bash), zsh alike.")
public final class CompletionCommand implements CliCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh; the script is the same.")
  private String shell;

  @Override
  public Integer call() {
    if (!shell.equals("bash") && !shell.equals("zsh")) {
      throw new InvalidInputException("no completion for '" + shell + "'; accepted: bash, zsh");
    }
    spec.commandLine().getOut().print(AutoComplete.bash("reprise", Reprise.withAllCommands()));
    return Reprise.DONE;
  }
}
