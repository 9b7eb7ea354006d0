package org.reprise.cli.experiment;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.reprise.reproduction.experiment.ProgressListener;
import org.reprise.reproduction.experiment.Run;

/** A progress bar with the time left, where a person looks at the terminal. */
final class RunProgress implements ProgressListener, AutoCloseable {
  private static final int WIDTH = 79;

  private final PrintWriter err;
  private ProgressBar bar;

  RunProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void progress(int finished, int total, Run last) {
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
    bar.stepTo(finished);
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
