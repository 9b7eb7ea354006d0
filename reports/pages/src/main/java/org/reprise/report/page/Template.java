package org.reprise.report.page;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The templates and other files of the pages, which stand beside the classes. */
final class Template {
  /** The files of {@code script}, each after those it needs: what is shared, charts, the page. */
  private static final List<String> SCRIPT =
      List.of(
          "theme",
          "words",
          "axes",
          "curves",
          "distributions",
          "ranks",
          "pairwise",
          "costs",
          "rankings",
          "selection",
          "trade-offs",
          "reached",
          "alpha",
          "cell",
          "tables",
          "page");

  private Template() {}

  /** Fills a template; every {@code {{name}}} is escaped for HTML, and an empty text is as none. */
  static String fill(String name, Object view) {
    return Mustache.compiler()
        .emptyStringIsFalse(true)
        .withLoader(partial -> new StringReader(text(partial + ".mustache")))
        .compile(text(name))
        .execute(view);
  }

  /** A file as it is. */
  static String text(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /**
   * Returns the program of the leaderboard's pages: one function around the files of {@code
   * script}.
   */
  static String script() {
    StringBuilder joined = new StringBuilder("'use strict';\n(function () {\n");
    for (String part : SCRIPT) {
      joined.append("\n// ").append(part).append(".js\n\n").append(text("script/" + part + ".js"));
    }
    return joined.append("})();\n").toString();
  }

  /** Returns the bundled charting library. */
  static String echarts() {
    return text("/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js");
  }
}
