package org.reprise.cli.experiment;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The words that repeat a command, for provenance. */
final class CommandWords {
  private static final String OUT = "--out";

  private CommandWords() {}

  /**
   * The name of the program and the arguments that it was given, the command's name among them; the
   * output folder is the repeater's choice and named DIR.
   */
  static List<String> of(CommandSpec spec) {
    List<String> words = new ArrayList<>();
    CommandLine root = spec.root().commandLine();
    words.add(root.getCommandName());
    words.addAll(root.getParseResult().originalArgs());
    for (int i = 0; i < words.size(); i++) {
      if (i > 0 && words.get(i - 1).equals(OUT)) {
        words.set(i, "DIR");
      } else if (words.get(i).startsWith(OUT + "=")) {
        words.set(i, OUT + "=DIR");
      }
    }
    return words;
  }
}
