package org.reprise.reproduction.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.reprise.reproduction.result.BuildInfo;
import org.reprise.search.work.Parcel;
import org.reprise.space.InvalidInputException;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * What runs on an executor: opens the work, unless an earlier task did, and does some units of it.
 * A fault of the machine is thrown, whereupon Spark tries elsewhere; any other failure is sent back
 * as the outcome.
 */
final class UnitTask extends AbstractFunction1<Iterator<int[]>, TaskOutcome>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String version;
  private final String commit;
  private final String opener;
  private final String description;
  private final TreeMap<String, String> attachments;

  /**
   * The task of {@code parcel}.
   *
   * @param attachments the SHA-256 of each, by name
   */
  UnitTask(BuildInfo build, Parcel parcel, Map<String, String> attachments) {
    version = build.version();
    commit = build.commit();
    opener = parcel.opener().getName();
    description = parcel.description();
    this.attachments = new TreeMap<>(attachments);
  }

  @Override
  public TaskOutcome apply(Iterator<int[]> chunks) {
    try {
      requireSameBuild();
      List<byte[]> results = new ArrayList<>();
      try (OpenWork.Lease lease = OpenWork.lease(opener, description, attachments)) {
        while (chunks.hasNext()) {
          for (int unit : chunks.next()) {
            if (TaskContext.get().isInterrupted()) {
              throw new TaskKilledException("the job was cancelled");
            }
            results.add(lease.run(unit));
          }
        }
      }
      return TaskOutcome.of(results);
    } catch (TaskKilledException e) {
      throw e;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(executor() + ": " + e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      if (Failures.isOfMachine(e)) {
        throw e;
      }
      return TaskOutcome.failed(e);
    }
  }

  private void requireSameBuild() {
    BuildInfo here = BuildInfo.CURRENT;
    if (!here.version().equals(version) || !here.commit().equals(commit)) {
      throw new InvalidInputException(
          executor()
              + " has Reprise "
              + here.version()
              + " of commit "
              + here.commit()
              + ", not "
              + version
              + " of commit "
              + commit);
    }
  }

  /** Returns which executor this is, for messages. */
  static String executor() {
    SparkEnv here = SparkEnv.get();
    return "executor " + here.executorId() + " on " + here.blockManager().blockManagerId().host();
  }
}
