package org.reprise.cli.training;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.reprise.search.work.LocalWorkers;
import org.reprise.search.work.Workers;

/** A progress bar, where a person looks at the terminal. */
final class TrainingBar implements AutoCloseable {
  private static final int WIDTH = 79;

  private final PrintWriter err;
  private final Workers workers;
  private final @Nullable ProgressBar bar;

  /** A bar for what this thread does. */
  TrainingBar(PrintWriter err, String task, long steps) {
    this(err, task, steps, new LocalWorkers(1));
  }

  /** A bar for what {@code workers} do. */
  TrainingBar(PrintWriter err, String task, long steps, Workers workers) {
    this.err = err;
    this.workers = workers;
    this.bar =
        System.console() == null
            ? null
            : new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
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

  void step() {
    if (bar != null) {
      bar.setExtraMessage(" " + workers.description());
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      err.println();
    }
  }
}
