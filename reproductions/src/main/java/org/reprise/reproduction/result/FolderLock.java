package org.reprise.reproduction.result;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.reprise.space.InvalidInputException;

/**
 * Keeps a folder to one writer. The lock lies on a file of its own, {@value #FILE}, which nothing
 * else opens: POSIX drops a lock as soon as its process closes the file anywhere.
 */
public final class FolderLock implements AutoCloseable {
  /** The file that is locked; it stays behind, empty. */
  public static final String FILE = ".lock";

  /** Folders locked by this very process, which the system would let in a second time. */
  private static final Set<Path> HELD = new HashSet<>();

  private final Path folder;
  private final List<Path> made;
  private final FileChannel channel;
  private final FileLock lock;

  private FolderLock(Path folder, List<Path> made, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.made = made;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Locks {@code folder}, which is made if it is not there.
   *
   * @throws InvalidInputException if another execution writes there
   * @throws IOException if the folder cannot be made or written to
   */
  public static FolderLock of(Path folder) throws IOException {
    List<Path> made = new ArrayList<>();
    for (Path f = folder.toAbsolutePath().normalize();
        f != null && !Files.exists(f);
        f = f.getParent()) {
      made.add(f);
    }
    Files.createDirectories(folder);
    Path real = folder.toRealPath();
    synchronized (HELD) {
      if (!HELD.add(real)) {
        throw inUse(folder);
      }
    }
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(folder);
      }
      return new FolderLock(real, made, channel, lock);
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      forget(real);
      throw e;
    }
  }

  private static InvalidInputException inUse(Path folder) {
    return new InvalidInputException(folder + " is being written by another execution");
  }

  private static void forget(Path folder) {
    synchronized (HELD) {
      HELD.remove(folder);
    }
  }

  /** Unlocks the folder and removes those folders again that were made and hold nothing. */
  public void discard() throws IOException {
    if (!made.isEmpty()) {
      Files.deleteIfExists(folder.resolve(FILE));
    }
    close();
    for (Path each : made) {
      if (!isEmpty(each)) {
        return;
      }
      Files.delete(each);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }

  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      lock.release();
    } finally {
      forget(folder);
    }
  }
}
