package org.reprise.reproduction.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.apache.spark.SparkFiles;
import org.reprise.search.work.Parcel;
import org.reprise.search.work.PortableWorkload;
import org.reprise.search.work.Workload;
import org.reprise.space.InvalidInputException;

/**
 * The work that is open in this executor: opened by the first of its tasks, kept for the others
 * until newer work takes its place.
 */
final class OpenWork {
  private static final int KEPT = 4;
  private static final Map<String, Open<?>> OPEN =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Open<?>> eldest) {
          if (size() > KEPT) {
            eldest.getValue().retire();
            return true;
          }
          return false;
        }
      };

  private OpenWork() {}

  /** One worker, lent to one task. */
  interface Lease extends AutoCloseable {
    /** Returns the encoded result of a unit. */
    byte[] run(int unit);

    @Override
    void close();
  }

  /**
   * Lends a worker.
   *
   * @param opener name of the class that opens the work
   * @param attachments the SHA-256 of each, by name
   * @throws IOException if an attachment did not arrive as it was sent
   */
  static Lease lease(String opener, String description, SortedMap<String, String> attachments)
      throws IOException {
    return open(opener, description, attachments).lend();
  }

  private static synchronized Open<?> open(
      String opener, String description, SortedMap<String, String> attachments) throws IOException {
    String key = opener + " " + attachments + " " + description;
    Open<?> known = OPEN.get(key);
    if (known == null) {
      for (Map.Entry<String, String> attachment : attachments.entrySet()) {
        requireIntact(Path.of(SparkFiles.get(attachment.getKey())), attachment.getValue());
      }
      try {
        known = new Open<>(named(opener).open(description, SparkFiles::get));
      } catch (InvalidInputException e) {
        throw new InvalidInputException(UnitTask.executor() + " refuses: " + e.getMessage(), e);
      }
      OPEN.put(key, known);
    }
    return known;
  }

  private static void requireIntact(Path file, String sha256) throws IOException {
    String here = Sha256.of(file);
    if (!here.equals(sha256)) {
      throw new IOException(
          file.getFileName() + " arrived with SHA-256 " + here + ", not " + sha256);
    }
  }

  private static Parcel.Opener named(String opener) {
    try {
      return Class.forName(opener, true, Thread.currentThread().getContextClassLoader())
          .asSubclass(Parcel.Opener.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new InvalidInputException("this Reprise has no class " + opener, e);
    }
  }

  /** Work with the workers that are idle. */
  private static final class Open<R> {
    private final PortableWorkload<R> load;
    private final Deque<Workload.Worker<R>> idle = new ArrayDeque<>();
    private boolean retired;

    Open(PortableWorkload<R> load) {
      this.load = load;
    }

    Lease lend() {
      Workload.Worker<R> worker = take();
      return new Lease() {
        @Override
        public byte[] run(int unit) {
          return load.encode(worker.run(unit));
        }

        @Override
        public void close() {
          giveBack(worker);
        }
      };
    }

    private synchronized Workload.Worker<R> take() {
      return idle.isEmpty() ? load.worker() : idle.pop();
    }

    private synchronized void giveBack(Workload.Worker<R> worker) {
      if (retired) {
        worker.close();
      } else {
        idle.push(worker);
      }
    }

    synchronized void retire() {
      retired = true;
      idle.forEach(Workload.Worker::close);
      idle.clear();
    }
  }
}
