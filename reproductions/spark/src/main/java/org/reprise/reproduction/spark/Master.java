package org.reprise.reproduction.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.search.work.WorkersLostException;
import org.reprise.space.InvalidInputException;

/**
 * Where Spark runs.
 *
 * @param url as Spark writes it; empty for what spark-submit says
 * @param addresses of the masters of a standing cluster; none for others
 */
record Master(String url, List<InetSocketAddress> addresses) {
  /** What {@code --on} says under spark-submit. */
  static final String SUBMITTED = "spark-submit";

  private static final Pattern LOCAL =
      Pattern.compile("local(\\[(\\*|[1-9]\\d{0,3})(,\\d{1,3})?])?");
  private static final Pattern STANDING = Pattern.compile("spark://([^/]+)");
  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[0-9a-fA-F:]+]|[^:\\[\\]]+):(\\d{1,5})");
  private static final int PATIENCE_MILLIS = 5_000;

  /**
   * Reads what a user writes.
   *
   * @throws InvalidInputException if it is no master of Spark that is accepted
   */
  static Master parse(String text) {
    if (text.equals(SUBMITTED)) {
      return new Master("", List.of());
    }
    if (LOCAL.matcher(text).matches()) {
      return new Master(text, List.of());
    }
    Matcher standing = STANDING.matcher(text);
    if (!standing.matches()) {
      throw new InvalidInputException(
          "no cluster '"
              + text
              + "'; accepted: spark://HOST:PORT, local[THREADS], and spark-submit under"
              + " spark-submit (YARN, Kubernetes: docs/scaling.md)");
    }
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (String one : standing.group(1).split(",")) {
      Matcher parts = ADDRESS.matcher(one);
      if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
        throw new InvalidInputException(
            "no cluster '" + text + "': '" + one + "' is not written as HOST:PORT");
      }
      addresses.add(
          InetSocketAddress.createUnresolved(
              parts.group(1).replaceAll("[\\[\\]]", ""), Integer.parseInt(parts.group(2))));
    }
    return new Master(text, List.copyOf(addresses));
  }

  /** Returns whether it lies in this process. */
  boolean isLocal() {
    return url.startsWith("local");
  }

  /** Returns whether spark-submit names it. */
  boolean isSubmitted() {
    return url.isEmpty();
  }

  /** Returns whether all its addresses are of the loopback interface. */
  boolean isOnLoopback() {
    return addresses.stream().allMatch(Master::isLoopback);
  }

  private static boolean isLoopback(InetSocketAddress address) {
    try {
      return InetAddress.getByName(address.getHostString()).isLoopbackAddress();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Returns if one of its addresses takes a connection; Spark itself would try for a minute.
   *
   * @throws WorkersLostException if none does
   */
  void requireAnswer() {
    IOException last = null;
    for (InetSocketAddress address : addresses) {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(address.getHostString(), address.getPort()), PATIENCE_MILLIS);
        return;
      } catch (IOException e) {
        last = e;
      }
    }
    if (last != null) {
      throw new WorkersLostException(
          "nobody answers at " + url + " (" + last.getMessage() + ")", last);
    }
  }
}
