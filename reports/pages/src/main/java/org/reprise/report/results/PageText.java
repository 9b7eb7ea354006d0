package org.reprise.report.results;

import java.util.List;
import java.util.stream.Collectors;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.leaderboard.LeaderboardMarkdown;

/** A Markdown page under construction. */
final class PageText {
  private final StringBuilder text = new StringBuilder();

  /** A page with its title, and where it comes from for those who would edit it. */
  PageText(String title, String source) {
    text.append("# ").append(title).append("\n\n");
    text.append("<!-- Made by ./reprise results from ")
        .append(source)
        .append("; a test holds the page to it. Do not edit. -->\n");
  }

  PageText heading(String heading) {
    text.append("\n## ").append(heading).append('\n');
    return this;
  }

  PageText subheading(String heading) {
    text.append("\n### ").append(heading).append('\n');
    return this;
  }

  /** A paragraph of Markdown. */
  PageText paragraph(String markdown) {
    text.append('\n').append(markdown).append('\n');
    return this;
  }

  /** A list of Markdown items; nothing where there are none. */
  PageText list(List<String> items) {
    if (!items.isEmpty()) {
      text.append('\n');
      items.forEach(item -> text.append("- ").append(item).append('\n'));
    }
    return this;
  }

  PageText figure(String what, String file) {
    return paragraph("![" + LeaderboardMarkdown.escape(what) + "](" + file + ")");
  }

  /**
   * A table of Markdown cells; a bar in one must be escaped.
   *
   * @param numbers how many of the last columns are aligned to the right
   */
  PageText table(List<String> head, int numbers, List<List<String>> rows) {
    text.append('\n');
    row(head);
    text.append('|');
    for (int i = 0; i < head.size(); i++) {
      text.append(i < head.size() - numbers ? "---|" : "---:|");
    }
    text.append('\n');
    rows.forEach(this::row);
    return this;
  }

  private void row(List<String> cells) {
    text.append('|');
    cells.forEach(cell -> text.append(' ').append(cell).append(" |"));
    text.append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** Returns text as Markdown that shows it. */
  static String plain(String text) {
    return LeaderboardMarkdown.escape(text);
  }

  /** Returns a name as code. */
  static String code(String name) {
    return "`" + name.replace('`', '\'').replace("|", "\\|") + "`";
  }

  static String codes(List<String> names) {
    return names.stream().map(PageText::code).collect(Collectors.joining(", "));
  }

  /** Returns a difference with its sign: {@code +0.52}. */
  static String signed(double value, int digits) {
    String text = Figures.fixed(value, digits);
    return value > 0 && !text.matches("0(\\.0*)?") ? "+" + text : text;
  }

  static String plural(int count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }
}
