package org.reprise.data.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Objects;
import org.reprise.space.InvalidInputException;

/**
 * Writes a file that a user names.
 *
 * <ul>
 *   <li>A regular file is written whole or not at all: under another name in the same folder,
 *       forced to the disk, then renamed. One that exists keeps its permissions; a new one gets
 *       those that the umask leaves.
 *   <li>Through a symbolic link its target is written, and the link stays.
 *   <li>A pipe or a device is written into.
 * </ul>
 *
 * <p>Whatever fails is an error that names the file.
 */
public final class OutputFile {
  private static final int BUFFER = 1 << 16;
  private static final int LINKS = 40;

  private OutputFile() {}

  /** Writes what the file shall hold. */
  @FunctionalInterface
  public interface Content {
    /** Writes it to {@code out}, which the caller closes. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes {@code content} to {@code file}.
   *
   * @throws InvalidInputException if the file is a folder, may not be written, or its folder does
   *     not exist
   * @throws FileSystemException if writing fails, as on a full disk
   */
  public static void write(Path file, Content content) throws IOException {
    requireWritable(file);
    Path target = target(file);
    try {
      if (isStream(file, target)) {
        writeInto(file, content);
      } else {
        replace(target, content);
      }
    } catch (IOException e) {
      throw naming(file, e);
    }
  }

  /**
   * Writes {@code content} straight into {@code file}, which can be made again if this is cut off:
   * a page of a report, say.
   *
   * @throws FileSystemException if writing fails, as on a full disk
   */
  public static void writeBytes(Path file, byte[] content, OpenOption... options)
      throws IOException {
    try {
      Files.write(file, content, options);
    } catch (IOException e) {
      throw naming(file, e);
    }
  }

  /** Writes {@code text} in UTF-8, as {@link #writeBytes} does. */
  public static void writeText(Path file, String text, OpenOption... options) throws IOException {
    writeBytes(file, text.getBytes(StandardCharsets.UTF_8), options);
  }

  /** Returns {@code cause} with the name of the file, which it lacks where a disk is full. */
  public static FileSystemException naming(Path file, IOException cause) {
    if (cause instanceof FileSystemException known) {
      return known;
    }
    FileSystemException named = new FileSystemException(file.toString(), null, cause.getMessage());
    named.initCause(cause);
    return named;
  }

  /**
   * Says early what {@link #write} would refuse.
   *
   * @throws InvalidInputException if the file is a folder, may not be written, or its folder does
   *     not exist
   */
  public static void requireWritable(Path file) throws IOException {
    Path target = target(file);
    if (Files.isDirectory(target)) {
      throw new InvalidInputException(file + " is a folder; expected a file to write");
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw new InvalidInputException(file + " may not be written");
    }
    if (isStream(file, target)) {
      return;
    }
    Path folder =
        Objects.requireNonNull(
            target.toAbsolutePath().getParent(), "only a root has no parent, and is a folder");
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(file + ": there is no folder " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw new InvalidInputException(file + ": folder " + folder + " may not be written");
    }
  }

  /**
   * Returns the file that {@code file} stands for, with links followed, whether it exists or not.
   */
  private static Path target(Path file) throws IOException {
    Path target = file;
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == LINKS) {
        throw new InvalidInputException(file + " is a link that leads in a circle");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  // What stands in /dev and /proc may lead to a regular file, such as the standard output of a
  // shell that appends to a log. To replace that would be a surprise.
  private static boolean isStream(Path file, Path target) {
    return (Files.exists(file) && !Files.isRegularFile(file))
        || file.startsWith("/dev/")
        || target.startsWith("/proc/");
  }

  private static void writeInto(Path stream, Content content) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(stream, StandardOpenOption.WRITE), BUFFER)) {
      content.writeTo(out);
    }
  }

  private static void replace(Path file, Content content) throws IOException {
    Path temporary = null;
    try {
      temporary = fresh(file);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      keepPermissions(file, temporary);
      move(temporary, file);
    } finally {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  /** Returns a new, empty file beside {@code file}, with the permissions that the umask leaves. */
  private static Path fresh(Path file) throws IOException {
    long number = System.nanoTime();
    while (true) {
      String name = ".reprise-" + ProcessHandle.current().pid() + "-" + number + ".tmp";
      try {
        return Files.createFile(file.toAbsolutePath().resolveSibling(name));
      } catch (FileAlreadyExistsException e) {
        number++;
      }
    }
  }

  private static void keepPermissions(Path file, Path replacement) throws IOException {
    PosixFileAttributeView now =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (now != null && Files.exists(file)) {
      Files.setPosixFilePermissions(replacement, now.readAttributes().permissions());
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
