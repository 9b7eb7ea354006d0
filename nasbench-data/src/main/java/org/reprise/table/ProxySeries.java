package org.reprise.table;

import java.util.Optional;

/**
 * The series of zero-cost proxies: {@code dataset/-/proxy_NAME/0/SEED} for scores, {@code
 * dataset/-/NAME_seconds/0/mean} for the processor seconds of one.
 */
public final class ProxySeries {
  private static final String PREFIX = "proxy_";
  private static final String SECONDS = "_seconds";

  private ProxySeries() {}

  /** The scores of a proxy with a seed, {@link Series#NONE} for one without chance. */
  public static Series scores(String dataset, String proxy, String seed) {
    return new Series(dataset, Series.NONE, PREFIX + proxy, 0, seed);
  }

  /** The seconds that a score of the proxy takes, the mean over seeds. */
  public static Series seconds(String dataset, String proxy) {
    return new Series(dataset, Series.NONE, secondsMetric(proxy), 0, Series.MEAN);
  }

  /** The metric of {@link #seconds}. */
  public static String secondsMetric(String proxy) {
    return proxy + SECONDS;
  }

  /** The name of the proxy whose scores a series holds; empty for any other series. */
  public static Optional<String> proxy(Series series) {
    return series.metric().startsWith(PREFIX)
        ? Optional.of(series.metric().substring(PREFIX.length()))
        : Optional.empty();
  }
}
