package org.reprise.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.report.leaderboard.MethodInfo;

/** The methods' papers as BibTeX, from their citations of one line. */
final class BibTex {
  /** Authors, "Title", venue with year. */
  private static final Pattern CITATION = Pattern.compile("(.+), \"(.+)\", (.+)");

  private static final Pattern YEAR = Pattern.compile("\\b(1[89]|20)\\d\\d\\b");

  private BibTex() {}

  static String of(List<MethodInfo> methods) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (MethodInfo method : methods) {
      Matcher citation = CITATION.matcher(method.citation());
      if (citation.matches()) {
        Matcher year = YEAR.matcher(citation.group(3));
        String key = method.name() + (year.find() ? year.group() : "");
        entries.putIfAbsent(
            method.citation(),
            "@misc{"
                + key.replaceAll("[^A-Za-z0-9-]", "")
                + ",\n  author = {"
                + text(citation.group(1)).replace(" et al.", " and others")
                + "},\n  title = {"
                + text(citation.group(2))
                + "},\n  howpublished = {"
                + text(citation.group(3))
                + "}"
                + (year.reset().find() ? ",\n  year = {" + year.group() + "}" : "")
                + "\n}\n");
      }
    }
    return String.join("\n", entries.values());
  }

  private static String text(String plain) {
    return plain.replaceAll("[{}\\\\]", "").replaceAll("[&%$#_]", "\\\\$0");
  }
}
