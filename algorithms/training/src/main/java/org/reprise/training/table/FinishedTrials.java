package org.reprise.training.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Outcomes of the trials of a check that are done, a line each in a file, so that a reproduction
 * that was interrupted goes on where it was. A line names all that its outcome follows from, the
 * program's own code included: changed code makes its trials anew. The rest of a line that a killed
 * process left is no line.
 */
public final class FinishedTrials {
  private static final String END = ".";

  private final Optional<Path> file;
  private final Map<String, String> outcomes = new HashMap<>();

  /** Those in {@code file}, which need not exist; without one they are kept in memory alone. */
  public FinishedTrials(Optional<Path> file) {
    this.file = file;
    if (file.isEmpty() || !Files.exists(file.get())) {
      return;
    }
    try {
      for (String line : Files.readString(file.get()).split("\n", -1)) {
        String[] fields = line.split("\t", -1);
        if (fields.length == 3 && fields[2].equals(END)) {
          outcomes.put(fields[0], fields[1]);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot read " + file.get() + ", which may be deleted: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the outcome of a trial, which is made if it was not yet.
   *
   * @param key method, seed, data, engine: all that it follows from but the code
   * @param trial its outcome as text without tabs and line breaks
   * @param code a class of each module that the outcome follows from
   */
  public String outcome(String key, Supplier<String> trial, Class<?>... code) {
    String whole = key + "; code " + CodeDigest.of(code);
    String known = outcomes.get(whole);
    if (known == null) {
      known = trial.get();
      outcomes.put(whole, known);
      append(whole + "\t" + known + "\t" + END + "\n");
    }
    return known;
  }

  private void append(String line) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(file.get().toAbsolutePath().getParent());
      boolean torn = Files.exists(file.get()) && !Files.readString(file.get()).endsWith("\n");
      Files.writeString(
          file.get(),
          torn ? "\n" + line : line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
