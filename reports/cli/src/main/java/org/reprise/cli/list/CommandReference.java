package org.reprise.cli.list;

import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page {@code docs/reference/command-line.md}: the help of every command. */
final class CommandReference {
  private static final int WIDTH = 110;

  private final StringBuilder text = new StringBuilder();

  private CommandReference() {}

  /** Returns the page for a program and all commands below it. */
  static String of(CommandLine program) {
    CommandReference reference = new CommandReference();
    reference.text.append(
        """
        # Command line

        <!-- Made by reprise help for all commands; a test holds the page to it. Do not edit. -->

        Every command with its options, as the program prints it.
        """);
    reference.add(program);
    return reference.text.toString();
  }

  private void add(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    command.setUsageHelpWidth(WIDTH);
    text.append("\n## ").append(name).append("\n\n```text\n");
    command
        .getUsageMessage(Ansi.OFF)
        .lines()
        .forEach(l -> text.append(l.stripTrailing()).append('\n'));
    text.append("```\n");
    new TreeMap<>(command.getSubcommands()).values().forEach(this::add);
  }
}
