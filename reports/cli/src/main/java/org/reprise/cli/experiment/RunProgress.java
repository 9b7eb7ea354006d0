package org.reprise.cli.experiment;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.reprise.reproduction.experiment.ProgressListener;
import org.reprise.reproduction.experiment.Run;
import org.reprise.search.work.LocalWorkers;
import org.reprise.search.work.Workers;

/** A progress bar with the time left, where a person looks at the terminal. */
final class RunProgress implements ProgressListener, AutoCloseable {
  private static final int WIDTH = 79;

  private final PrintWriter err;
  private final Workers workers;
  private @Nullable ProgressBar bar;

  /** Progress of runs that are made here, one at a time. */
  RunProgress(PrintWriter err) {
    this(err, new LocalWorkers(1));
  }

  /** Progress of runs that {@code workers} make. */
  RunProgress(PrintWriter err, Workers workers) {
    this.err = err;
    this.workers = workers;
  }

  @Override
  public void progress(int finished, int total, @Nullable Run last) {
    if (System.console() == null) {
      return;
    }
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("runs")
              .setInitialMax(total)
              .startsFrom(finished, java.time.Duration.ZERO)
              .setUpdateIntervalMillis(200)
              .setConsumer(
                  new DelegatingProgressBarConsumer(
                      line -> {
                        err.print("\r" + line);
                        err.flush();
                      },
                      WIDTH))
              .build();
    }
    bar.setExtraMessage(" " + workers.description());
    bar.stepTo(finished);
  }

  /** Says what takes some seconds after the last run, where a person looks at the terminal. */
  static void saying(PrintWriter err, String what) {
    if (System.console() != null) {
      err.println("reprise: " + what + " ...");
      err.flush();
    }
  }

  @Override
  public void remark(String sentence) {
    err.println("reprise: " + sentence);
    err.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      err.println();
    }
  }
}
