package org.reprise.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.report.figure.FigureFormat;
import org.reprise.reproduction.claim.RecordedVerdicts;

class ReportFolderTest {
  private static final String EVIL = "</script><script>alert(1)</script>";

  @TempDir static Path folder;

  private static final TreeMap<String, String> FILES = new TreeMap<>();

  @BeforeAll
  static void write() throws IOException {
    new ReportFolder(
            SampleStudy.of(10, List.of("nb201", EVIL), 20), new RecordedVerdicts(List.of()))
        .write(folder, EnumSet.of(FigureFormat.SVG, FigureFormat.PDF));
    FILES.putAll(read(folder));
  }

  private static TreeMap<String, String> read(Path root) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(
              path -> {
                try {
                  files.put(
                      root.relativize(path).toString(), Files.readString(path, charset(path)));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return files;
  }

  /** What is no text is read byte by byte. */
  private static Charset charset(Path path) {
    return path.toString().matches(".*\\.(pdf|png)")
        ? StandardCharsets.ISO_8859_1
        : StandardCharsets.UTF_8;
  }

  @Test
  void theFolderHasEverything() {
    assertThat(FILES)
        .containsKeys(
            "index.html",
            "leaderboard.md",
            "results.csv",
            "results.json",
            "assets/echarts.min.js",
            "assets/report.css",
            "assets/report.js",
            "methods/regularized-evolution.html",
            "methods/b-bold-quoted-b.html",
            "figures/board-1-curves-evaluations.svg",
            "figures/board-1-curves-seconds.svg",
            "figures/board-1-curves-compute.svg",
            "figures/board-1-final-regret.svg",
            "figures/board-1-ranks.svg",
            "figures/board-1-pairwise.svg",
            "figures/board-1-costs.svg",
            "figures/board-1-costs.pdf",
            "figures/board-1-reached-0.5-evaluations.svg",
            "figures/board-1-reached-0.5-seconds.pdf",
            "figures/board-1-ranking-1.svg",
            "figures/board-1-selection.svg",
            "figures/board-1-alpha-1.svg",
            "figures/board-1-choices.svg",
            "figures/board-2-gap.pdf",
            "figures/board-2-pareto-1.svg");
  }

  /** Names of costs are for programs; people read multiply-adds in notes, captions and figures. */
  @Test
  void peopleReadWordsWhereProgramsReadNames() {
    FILES.forEach(
        (name, text) -> {
          if (name.matches(".*\\.(html|md|svg)")) {
            assertThat(text.replaceAll("(?s)<script.*?</script>", ""))
                .as(name)
                .doesNotContain("multiply_adds");
          }
        });
    assertThat(FILES.get("index.html")).contains("against multiply-adds, as a share of");
  }

  @Test
  void everyLinkLeadsToAFileOfTheFolder() {
    Pattern link = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    FILES.forEach(
        (name, text) -> {
          if (name.endsWith(".html")) {
            Matcher links = link.matcher(text);
            int count = 0;
            while (links.find()) {
              String target = links.group(1);
              if (!target.startsWith("#") && !target.startsWith("data:")) {
                Path at = Path.of(name).resolveSibling(target).normalize();
                assertThat(FILES).as("link in %s", name).containsKey(at.toString());
                count++;
              }
            }
            assertThat(count).isGreaterThan(3);
          }
        });
  }

  @Test
  void nothingNamesTheNetwork() {
    FILES.forEach(
        (name, text) -> {
          if (name.matches("(index|methods/.*)\\.html|assets/report\\..*")) {
            assertThat(text).as(name).doesNotContainPattern("https?://|[\"'(]//|@import");
          }
        });
  }

  @Test
  void namesCannotBecomeMarkup() {
    FILES.forEach(
        (name, text) -> {
          if (name.endsWith(".html")) {
            assertThat(text).as(name).doesNotContain("<script>alert").doesNotContain("<img");
            assertThat(text.split("</script>", -1)).as(name).hasSize(4);
          }
        });
  }

  @Test
  void figuresAreWellFormedAndHaveNoUndefinedPlaces() throws Exception {
    for (String name : FILES.keySet()) {
      if (name.endsWith(".svg")) {
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve(name).toFile());
        assertThat(FILES.get(name)).as(name).doesNotContain("NaN").doesNotContain("Infinity");
      }
    }
  }

  @Test
  void theSameStudyGivesTheSameBytes(@TempDir Path again) throws IOException {
    new ReportFolder(
            SampleStudy.of(10, List.of("nb201", EVIL), 20), new RecordedVerdicts(List.of()))
        .write(again, EnumSet.of(FigureFormat.SVG, FigureFormat.PDF));
    assertThat(read(again)).isEqualTo(FILES);
  }

  @Test
  void papersAreNamedByWhatBecameOfThem() throws IOException {
    String page = Objects.requireNonNull(FILES.get("index.html"));
    String answer = page.substring(page.indexOf("papers-answer"), page.indexOf("class=\"tabs\""));
    // Without recorded verdicts no paper was judged.
    assertThat(answer)
        .contains("not tested on its own ground")
        .contains("Real et al., Regularized");
  }

  @Test
  void shippedVerdictsAreShown(@TempDir Path shipped) throws IOException {
    new ReportFolder(SampleStudy.of(2, List.of("t"), 3), RecordedVerdicts.shipped())
        .write(shipped, Set.of());
    String page = Files.readString(shipped.resolve("index.html"));
    String answer = page.substring(page.indexOf("papers-answer"), page.indexOf("class=\"tabs\""));
    // Bananas and local search ran: other papers are counted below, and do not head the report.
    assertThat(answer)
        .containsPattern("class=\"verdict [a-z-]+\">[^<]+</span> \\d+</dt>")
        .contains("BANANAS")
        .contains("judged statements of all papers")
        .doesNotContain("AutoML-Zero");
    assertThat(page).contains("AutoML-Zero");
  }

  @Test
  void oneMethodWithOneRunIsAReport(@TempDir Path small) throws IOException {
    new ReportFolder(SampleStudy.of(1, List.of("t"), 1), new RecordedVerdicts(List.of()))
        .write(small, EnumSet.of(FigureFormat.SVG));
    TreeMap<String, String> files = read(small);
    assertThat(files).doesNotContainKey("figures/board-1-ranks.svg");
    assertThat(files.get("index.html")).contains("bananas leads with").doesNotContain("NaN");
  }

  @Test
  void bibTexHasTheFieldsOfACitation() {
    String page = Objects.requireNonNull(FILES.get("index.html"));
    // The template writes the equals sign as a character reference.
    assertThat(page.replace("&#x3D;", "="))
        .contains("author = {Author and others}")
        .contains("title = {A Title}")
        .contains("year = {2019}");
  }
}
