package org.reprise.algorithm.efficientnet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.reprise.data.file.SourceFile;
import org.reprise.space.network.LayerGraph;

/**
 * The test accuracies of trainings that are done, a line each in a file, so that a comparison that
 * was interrupted goes on where it was. A line names all that its number follows from; the rest of
 * one that a killed process left is no line.
 */
final class FinishedTrainings {
  private static final int DIGITS = 16;

  private final Optional<Path> file;
  private final Map<String, Double> accuracies = new HashMap<>();

  /** Those in {@code file}, which need not exist; without one, nothing is kept. */
  FinishedTrainings(Optional<Path> file) {
    this.file = file;
    if (file.isEmpty() || !Files.exists(file.get())) {
      return;
    }
    try {
      for (String line : Files.readString(file.get()).split("\n", -1)) {
        String[] fields = line.split("\t", -1);
        if (fields.length == 3 && fields[2].equals(".")) {
          accuracies.put(fields[0], Double.parseDouble(fields[1]));
        }
      }
    } catch (IOException | NumberFormatException e) {
      throw new IllegalStateException(
          "cannot read " + file.get() + ", which may be deleted: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the accuracy of a training, which is made if it was not yet.
   *
   * @param setting images, protocol and engine, in words
   */
  double accuracy(String setting, LayerGraph network, long seed, DoubleSupplier training) {
    String key = setting + "; network " + digest(network) + "; seed " + seed;
    Double known = accuracies.get(key);
    if (known == null) {
      known = training.getAsDouble();
      accuracies.put(key, known);
      append(key + "\t" + known + "\t.\n");
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

  private static String digest(LayerGraph network) {
    byte[] text = network.nodes().toString().getBytes(StandardCharsets.UTF_8);
    byte[] hash = SourceFile.sha256().digest(text);
    return HexFormat.of().formatHex(hash).substring(0, DIGITS);
  }
}
