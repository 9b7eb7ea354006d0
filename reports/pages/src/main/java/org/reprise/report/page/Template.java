package org.reprise.report.page;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private static final String ECHARTS =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

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
  private static String script() {
    StringBuilder joined = new StringBuilder("'use strict';\n(function () {\n");
    for (String part : SCRIPT) {
      joined.append("\n// ").append(part).append(".js\n\n").append(text("script/" + part + ".js"));
    }
    return joined.append("})();\n").toString();
  }

  /** Returns what every page with charts needs beside it, by the paths that pages know. */
  static Map<String, String> assets() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("assets/echarts.min.js", text(ECHARTS));
    files.put("assets/report.js", script());
    files.put("assets/report.css", text("report.css"));
    return files;
  }
}
