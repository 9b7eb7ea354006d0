package org.reprise.data.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.reprise.space.InvalidInputException;

/**
 * Keeps a file that grows line by line to one program. The lock lies on a file of its own beside
 * it, since POSIX drops a lock as soon as its process closes the locked file anywhere.
 */
public final class WriterLock implements AutoCloseable {
  private final Path beside;
  private final FileChannel channel;

  private WriterLock(Path beside, FileChannel channel) {
    this.beside = beside;
    this.channel = channel;
  }

  /**
   * Locks {@code file}, which need not exist; its folder is made if it is not there.
   *
   * @throws InvalidInputException if another program, or this one, is writing it
   */
  public static WriterLock of(Path file) {
    Path beside = file.resolveSibling(file.getFileName() + ".lock");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isFree(channel)) {
        channel.close();
        throw new InvalidInputException(
            file + " is being written by another execution; wait for it, or name another file");
      }
      return new WriterLock(beside, channel);
    } catch (IOException e) {
      throw new InvalidInputException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Held by this very program: refused alike.
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
