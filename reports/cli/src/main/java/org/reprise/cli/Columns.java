package org.reprise.cli;

import java.io.PrintWriter;
import java.util.Map;

/** Text in two columns: names to the left, what belongs to them to the right. */
public final class Columns {
  private Columns() {}

  /** Prints a line for each entry, in their order. */
  public static void print(PrintWriter out, Iterable<? extends Map.Entry<String, ?>> lines) {
    int width = 0;
    for (Map.Entry<String, ?> line : lines) {
      width = Math.max(width, line.getKey().length());
    }
    for (Map.Entry<String, ?> line : lines) {
      out.println(line.getKey() + " ".repeat(width + 2 - line.getKey().length()) + line.getValue());
    }
  }
}
