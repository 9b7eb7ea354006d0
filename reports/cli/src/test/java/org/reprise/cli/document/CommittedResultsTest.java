package org.reprise.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reprise.report.results.Article;
import org.reprise.report.results.GroundResults;
import org.reprise.report.results.PaperResults;
import org.reprise.report.results.ResultsFolder;
import org.reprise.reproduction.claim.Target;
import org.reprise.reproduction.claim.Targets;
import org.reprise.reproduction.claim.Verdict;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Algorithms;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;

/**
 * The pages below {@code docs/results} are what their data say, and nothing is missing on them. If
 * this fails after a change of the pages' program, {@code ./reprise results --no-runs} writes them
 * anew; no run is needed.
 */
class CommittedResultsTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path PAGES = ROOT.resolve("docs/results");

  private static ResultsFolder results;

  @BeforeAll
  static void read() throws IOException {
    results = ResultsFolder.read(PAGES);
  }

  @Test
  void everyPageAndFigureIsWhatItsDataSay() throws IOException {
    assertThat(results.differences(PAGES)).isEmpty();
  }

  @Test
  void everyPaperOfTheSurveyIsThere() {
    PaperResults papers = results.papers().orElseThrow();
    assertThat(papers.papers())
        .extracting(PaperResults.PaperResult::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 18).boxed().toList());
    assertThat(papers.papers())
        .allSatisfy(paper -> assertThat(paper.claims().size() + paper.tests().size()).isPositive());
  }

  @Test
  void everyMethodWithTargetsHasClaimsThere() {
    PaperResults papers = results.papers().orElseThrow();
    Set<String> shown = new HashSet<>();
    papers.papers().forEach(p -> p.claims().forEach(c -> shown.add(c.id().split("/")[0])));
    papers.beyond().forEach(p -> p.claims().forEach(c -> shown.add(c.id().split("/")[0])));
    Set<String> all =
        Targets.all().stream().map(t -> t.id().split("/")[0]).collect(Collectors.toSet());
    assertThat(shown).containsAll(all);
  }

  @Test
  void everyMethodThatCanSearchAGroundIsOnItsPageRunOrNot() {
    assertThat(results.grounds()).isNotEmpty();
    for (GroundResults ground : results.grounds()) {
      SearchSpace space = SearchSpaces.all().get(ground.space().replaceAll(" .*", ""));
      Set<String> named = new TreeSet<>(ground.notRun().keySet());
      ground.methods().forEach(method -> named.add(method.name()));
      for (AlgorithmProvider method : Algorithms.all().values()) {
        boolean suits =
            space != null
                && method.unsupported(space).isEmpty()
                && !method.needsProxyScores()
                && !method.needsPercent();
        if (suits) {
          assertThat(named).as(ground.name()).contains(method.name());
        }
      }
    }
  }

  @Test
  void whatTurnedOutWrongNamesTestsThatAreThere() throws IOException {
    List<Article.Correction> corrections = Article.read().corrections();
    assertThat(corrections).isNotEmpty();
    for (Article.Correction correction : corrections) {
      String[] test = correction.test().split("#");
      String shown = test[0].endsWith(".java") ? "void " + test[1] + "(" : '"' + test[1] + '"';
      assertThat(ROOT.resolve(test[0])).content().contains(shown);
    }
  }

  @Test
  void whatIsWrittenOfAPaperRestsOnTargetsThatThereAre() {
    Set<String> ids = Targets.all().stream().map(Target::id).collect(Collectors.toSet());
    Set<String> verdicts =
        Stream.of(Verdict.values()).map(Verdict::name).collect(Collectors.toSet());
    Pattern value = Pattern.compile("\\{\\|?([^}|]*)\\|?\\}");
    for (Article.ArticlePaper paper : Article.read().papers()) {
      assertThat(paper.findings()).isNotEmpty();
      for (Article.Finding finding : paper.findings().stream().flatMap(List::stream).toList()) {
        assertThat(ids).containsAll(finding.rests().keySet());
        assertThat(verdicts)
            .containsAll(
                finding.rests().values().stream()
                    .flatMap(any -> Stream.of(any.split("\\|")))
                    .toList());
        Matcher named = value.matcher(finding.text());
        while (named.find()) {
          assertThat(finding.rests().keySet().stream().toList())
              .as("what sentence [" + paper.number() + "] has a figure of")
              .contains(named.group(1));
        }
      }
      assertThat(ROOT.resolve(paper.page())).isRegularFile();
      paper.tests().forEach(test -> assertThat(ROOT.resolve(test)).isRegularFile());
    }
  }

  @Test
  void theReadmeShowsAFigureAndSaysWhatTheDataSay() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Matcher figure =
        Pattern.compile("!\\[[^\\]]*\\]\\((docs/results/figures/[^)]+)\\)").matcher(readme);
    assertThat(figure.find()).isTrue();
    assertThat(ROOT.resolve(figure.group(1))).isRegularFile();
    List<String> sentences = results.brief("nb201-fashion", "docs/results/");
    assertThat(sentences).hasSize(3);
    assertThat(readme).contains(sentences);
  }
}
