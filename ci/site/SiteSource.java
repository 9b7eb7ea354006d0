import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lays the repository's Markdown out as the site generator wants it, and checks the site that it
 * made. Run by {@code ci/site/build}.
 *
 * <p>{@code java SiteSource.java prepare ROOT TARGET}: every page goes to TARGET/source/markdown
 * under its own path, a README.md as index.md; headings get the anchors that GitHub gives them; a
 * file that a page links to goes to TARGET/source/resources, a page in HTML with what it needs; a
 * folder is linked by its page or by the list of its files. {@code java SiteSource.java check
 * SITE}: every relative link and picture of the site leads to a file.
 */
public final class SiteSource {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern TARGET = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

  private final Path root;
  private final Path source;
  private final Set<Path> pages = new LinkedHashSet<>();
  private final Set<Path> files = new LinkedHashSet<>();

  private SiteSource(Path root, Path target) {
    this.root = root;
    source = target.resolve("source");
  }

  public static void main(String[] args) throws IOException {
    if (args.length == 3 && args[0].equals("prepare")) {
      new SiteSource(Path.of(args[1]).toRealPath(), Path.of(args[2]).toAbsolutePath()).prepare();
    } else if (args.length == 2 && args[0].equals("check")) {
      List<String> faults = check(Path.of(args[1]).toRealPath());
      faults.forEach(System.err::println);
      System.exit(faults.isEmpty() ? 0 : 1);
    } else {
      System.err.println("usage: SiteSource prepare ROOT TARGET | check SITE");
      System.exit(2);
    }
  }

  private void prepare() throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = root.relativize(folder).toString().replace('\\', '/');
            boolean skipped =
                name.matches("(.*/)?(target|node_modules)")
                    || name.matches("\\.git|algorithms/own");
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".md")) {
              pages.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    for (Path page : pages) {
      write(markdown(page), rewritten(page));
    }
    // A page in HTML brings in what it needs beside it.
    for (Path page : files.stream().filter(file -> file.toString().endsWith(".html")).toList()) {
      String html = Files.readString(page);
      write(resource(page), rewritten(html, TARGET.matcher(html), page));
    }
    for (Path file : files) {
      if (!file.toString().endsWith(".html")) {
        Files.createDirectories(resource(file).getParent());
        Files.copy(file, resource(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path resource(Path file) {
    return source.resolve("resources").resolve(shown(root.relativize(file).toString()));
  }

  /** Returns a text of a page with the links that were found in it, each a first group, turned. */
  private String rewritten(String text, Matcher link, Path page) throws IOException {
    StringBuilder rewritten = new StringBuilder();
    int done = 0;
    while (link.find()) {
      rewritten.append(text, done, link.start(1)).append(rewritten(link.group(1), page));
      done = link.end(1);
    }
    return rewritten.append(text.substring(done)).toString();
  }

  private Path markdown(Path page) {
    String name = root.relativize(page).toString().replace('\\', '/');
    return source.resolve("markdown").resolve(name.replaceAll("(^|/)README\\.md$", "$1index.md"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private String rewritten(Path page) throws IOException {
    StringBuilder text = new StringBuilder();
    boolean block = false;
    for (String line : Files.readAllLines(page)) {
      boolean fence = line.strip().startsWith("```");
      block ^= fence;
      if (block || fence) {
        text.append(line).append('\n');
        continue;
      }
      if (line.matches("##+ .*")) {
        text.append("<a id=\"").append(anchor(line.replaceFirst("^#+ ", ""))).append("\"></a>\n\n");
      }
      // To the generator a comment is XML, in which two hyphens are an error.
      if (!line.matches("<!--.*-->")) {
        text.append(links(line, page)).append('\n');
      }
    }
    return text.toString();
  }

  /** As GitHub makes them. */
  private static String anchor(String heading) {
    return heading
        .replaceAll("<[^>]+>", "")
        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .replace(' ', '-');
  }

  private String links(String line, Path page) throws IOException {
    // In a span of code nothing is a link; lengths stay.
    Matcher code = CODE.matcher(line);
    String prose = code.replaceAll(match -> "`".repeat(match.group().length()));
    return rewritten(line, LINK.matcher(prose), page);
  }

  private String rewritten(String link, Path page) throws IOException {
    if (link.matches("[a-z]+:.*") || link.startsWith("#")) {
      return link;
    }
    String[] parts = link.split("#", 2);
    String fragment = parts.length == 2 ? "#" + parts[1] : "";
    Path target = page.resolveSibling(parts[0]).normalize();
    if (Files.isDirectory(target)) {
      Path readme = target.resolve("README.md");
      Path index = markdown(readme);
      if (!Files.exists(readme) && !Files.exists(index)) {
        write(index, listing(target));
      }
      return relative(page, index).replaceAll("\\.md$", ".html") + fragment;
    }
    if (target.toString().endsWith(".md")) {
      return relative(page, markdown(target)).replaceAll("\\.md$", ".html") + fragment;
    }
    if (Files.isRegularFile(target)) {
      files.add(target);
    }
    return shown(parts[0]);
  }

  /** A browser shows text; and a copy of a class is not to be taken for one. */
  private static String shown(String file) {
    return file.endsWith(".java") ? file + ".txt" : file;
  }

  private String relative(Path page, Path target) {
    return markdown(page).getParent().relativize(target).toString().replace('\\', '/');
  }

  /** A folder without a page of its own: the pages directly below it. */
  private String listing(Path folder) throws IOException {
    List<String> items = new ArrayList<>();
    try (Stream<Path> below = Files.list(folder)) {
      for (Path file : below.sorted().toList()) {
        if (Files.exists(file.resolve("README.md"))) {
          items.add("- [" + file.getFileName() + "](" + file.getFileName() + "/index.html)");
        }
      }
    }
    return "# " + root.relativize(folder) + "\n\n" + String.join("\n", items) + "\n";
  }

  private static List<String> check(Path site) throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.walk(site)) {
      pages = files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
    List<String> faults = new ArrayList<>();
    for (Path page : pages) {
      Matcher target = TARGET.matcher(Files.readString(page).replaceAll("(?s)<pre.*?</pre>", ""));
      while (target.find()) {
        String to = target.group(1).replaceAll("[#?].*", "").replace("&amp;", "&");
        boolean outside = to.isEmpty() || to.matches("([a-zA-Z]+:|//).*");
        if (!outside && !Files.exists(page.resolveSibling(to).normalize())) {
          faults.add(site.relativize(page) + ": " + target.group(1) + " leads nowhere");
        }
      }
    }
    if (pages.size() < 20) {
      faults.add("only " + pages.size() + " pages were made");
    }
    return faults;
  }
}
