package org.reprise.search;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Time of a thread: elapsed, and spent on a processor.
 *
 * @param wallNanos elapsed
 * @param cpuNanos of the thread; -1 where the Java machine cannot tell
 */
public record ElapsedTime(long wallNanos, long cpuNanos) {
  /** No time. */
  public static final ElapsedTime NONE = new ElapsedTime(0, 0);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean CPU_TIME = THREADS.isCurrentThreadCpuTimeSupported();

  /** Returns the clocks of this thread, of which only differences mean anything. */
  public static ElapsedTime now() {
    return new ElapsedTime(System.nanoTime(), CPU_TIME ? THREADS.getCurrentThreadCpuTime() : -1);
  }

  /** Returns this time without {@code other}, such as an earlier reading of the clocks. */
  public ElapsedTime less(ElapsedTime other) {
    return new ElapsedTime(
        wallNanos - other.wallNanos, cpuNanos < 0 ? -1 : cpuNanos - other.cpuNanos);
  }

  /** Returns both times together. */
  public ElapsedTime and(ElapsedTime other) {
    return new ElapsedTime(
        wallNanos + other.wallNanos,
        cpuNanos < 0 || other.cpuNanos < 0 ? -1 : cpuNanos + other.cpuNanos);
  }
}
