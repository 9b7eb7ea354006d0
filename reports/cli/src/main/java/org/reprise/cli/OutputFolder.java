package org.reprise.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.reprise.space.InvalidInputException;

/** Says before the work begins that a folder cannot take what a command would write. */
public final class OutputFolder {
  private OutputFolder() {}

  /**
   * Requires that {@code folder} is there and can be written, or can be made.
   *
   * @throws InvalidInputException if it or one above it is a file or may not be written
   */
  public static void require(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new InvalidInputException(
          folder
              + (there.endsWith(folder.normalize()) ? " is" : ": " + there + " is")
              + " a file; expected a folder to write to");
    }
    if (!Files.isWritable(there)) {
      throw new InvalidInputException(folder + ": folder " + there + " may not be written");
    }
  }

  /**
   * Requires in addition that no stranger's file would be overwritten.
   *
   * @param page what Reprise writes there among others
   * @param mark what each such page of Reprise holds
   * @throws InvalidInputException if there is a file of that name without the mark
   */
  public static void requireOwn(Path folder, String page, String mark) throws IOException {
    require(folder);
    Path file = folder.resolve(page);
    if (Files.exists(file)
        && !new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(mark)) {
      throw new InvalidInputException(
          file + " was not written by this command; choose another folder, or move it away");
    }
  }
}
