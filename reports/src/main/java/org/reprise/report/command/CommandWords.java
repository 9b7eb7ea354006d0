package org.reprise.report.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The words that repeat a command, for provenance. */
final class CommandWords {
  private CommandWords() {}

  /** The name of the command and the arguments that it was given. */
  static List<String> of(CommandSpec spec) {
    List<String> words = new ArrayList<>();
    CommandLine root = spec.root().commandLine();
    words.add(root.getCommandName());
    words.addAll(root.getParseResult().originalArgs());
    return words;
  }
}
