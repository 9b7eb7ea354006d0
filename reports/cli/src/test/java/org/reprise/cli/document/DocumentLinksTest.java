package org.reprise.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every relative link of every Markdown page leads to a file, and to a heading if it names one. */
class DocumentLinksTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");

  private final Map<Path, Set<String>> headings = new HashMap<>();

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(
              file ->
                  !ROOT.relativize(file)
                      .toString()
                      .replace('\\', '/')
                      .matches("(.*/)?(target|\\.git)/.*|algorithms/own/.*"))
          .sorted()
          .toList();
    }
  }

  /** The page without blocks and spans of code, in which nothing is a link. */
  private static String prose(Path page) throws IOException {
    return Files.readString(page).replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "`");
  }

  /** Returns the anchors of a page's headings, as GitHub makes them, and those set by hand. */
  private Set<String> headings(Path page) throws IOException {
    Set<String> known = headings.get(page);
    if (known == null) {
      known = new HashSet<>();
      for (String line : Files.readString(page).replaceAll("(?s)```.*?```", "").split("\n")) {
        if (line.matches("#+ .*")) {
          known.add(anchor(line.replaceFirst("^#+ ", "")));
        }
        Matcher anchor = ANCHOR.matcher(line);
        while (anchor.find()) {
          known.add(anchor.group(1));
        }
      }
      headings.put(page, known);
    }
    return known;
  }

  private static String anchor(String heading) {
    return heading
        .replaceAll("<[^>]+>", "")
        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .replace(' ', '-');
  }

  private String fault(Path page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    if (!target.startsWith(ROOT) || !Files.exists(target)) {
      return "no such file";
    }
    boolean named = parts.length == 2 && target.toString().endsWith(".md");
    return named && !headings(target).contains(parts[1]) ? "no such heading" : "";
  }

  @Test
  void everyRelativeLinkLeadsSomewhere() throws IOException {
    List<String> faults = new ArrayList<>();
    int links = 0;
    for (Path page : pages()) {
      Matcher link = LINK.matcher(prose(page));
      while (link.find()) {
        String to = link.group(1);
        if (!to.matches("(https?|mailto):.*")) {
          links++;
          String fault = fault(page, to);
          if (!fault.isEmpty()) {
            faults.add(ROOT.relativize(page) + ": " + to + ": " + fault);
          }
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(links).isGreaterThan(200);
  }

  @Test
  void aLinkThatLeadsNowhereIsNoticed() throws IOException {
    Path readme = ROOT.resolve("README.md");
    assertThat(fault(readme, "docs/no-such-page.md")).isEqualTo("no such file");
    assertThat(fault(readme, "docs/architecture.md#no-such-heading")).isEqualTo("no such heading");
    assertThat(fault(readme, "docs/architecture.md#modules")).isEmpty();
  }
}
