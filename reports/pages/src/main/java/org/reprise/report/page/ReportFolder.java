package org.reprise.report.page;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.reprise.data.file.OutputFile;
import org.reprise.report.figure.BoardFigures;
import org.reprise.report.figure.FigureData;
import org.reprise.report.figure.FigureDataMaker;
import org.reprise.report.figure.FigureFormat;
import org.reprise.report.figure.Palette;
import org.reprise.report.leaderboard.JudgedTarget;
import org.reprise.report.leaderboard.Leaderboard;
import org.reprise.report.leaderboard.LeaderboardLatex;
import org.reprise.report.leaderboard.LeaderboardMarkdown;
import org.reprise.report.leaderboard.MethodInfo;
import org.reprise.report.leaderboard.ResultsCsv;
import org.reprise.report.leaderboard.ResultsJson;
import org.reprise.report.leaderboard.RunsCsv;
import org.reprise.report.leaderboard.Study;
import org.reprise.reproduction.claim.Outcome;
import org.reprise.reproduction.claim.RecordedVerdicts;
import org.reprise.reproduction.claim.Verdict;
import org.reprise.search.RandomStreams;

/**
 * Writes a report: {@code index.html} with what it needs beside it, a page for each method, each
 * figure as files, and the numbers as CSV, JSON, Markdown and LaTeX. Nothing in the folder asks the
 * network for anything. The same study gives the same bytes.
 */
public final class ReportFolder {
  /** The page to begin with. */
  public static final String INDEX = "index.html";

  /** What {@link #INDEX} of every report holds. */
  public static final String MARK = "assets/report.js";

  private final Study study;
  private final RandomStreams streams = RandomStreams.of(0).child("report");
  private final Map<String, Palette.Style> styles;
  private final Map<String, String> pages = new LinkedHashMap<>();
  private final List<Leaderboard> leaderboards;
  private final List<FigureData.BoardData> figures;
  private final List<JudgedTarget> targets;

  /**
   * Computes what the report says.
   *
   * @param recorded how targets that the study does not measure were judged before
   */
  public ReportFolder(Study study, RecordedVerdicts recorded) {
    this.study = study;
    List<MethodInfo> methods = study.methods();
    styles = Palette.styles(methods.stream().map(MethodInfo::label).toList());
    Set<String> taken = new HashSet<>();
    for (MethodInfo method : methods) {
      pages.put(method.label(), "methods/" + fileName(method.label(), taken) + ".html");
    }
    leaderboards = study.boards().stream().map(board -> Leaderboard.of(board, streams)).toList();
    figures = leaderboards.stream().map(board -> FigureDataMaker.of(board, streams)).toList();
    targets = JudgedTarget.of(study, recorded);
  }

  /** Returns the leaderboards, in the order of the study. */
  public List<Leaderboard> leaderboards() {
    return leaderboards;
  }

  /**
   * Writes all files, over those of an earlier report.
   *
   * @param folder made if it is not there
   * @param formats that figures are written in
   * @throws IOException if a file cannot be written
   */
  public void write(Path folder, Set<FigureFormat> formats) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    StringWriter csv = new StringWriter();
    ResultsCsv.write(leaderboards, csv);
    files.put("results.csv", csv.toString());
    StringWriter runs = new StringWriter();
    RunsCsv.writeRuns(study.boards(), runs);
    files.put("runs.csv", runs.toString());
    StringWriter incumbents = new StringWriter();
    RunsCsv.writeIncumbents(study.boards(), incumbents);
    files.put("incumbents.csv", incumbents.toString());
    files.put("results.json", PageJson.exact(ResultsJson.of(leaderboards, study.provenance())));
    files.put("leaderboard.tex", LeaderboardLatex.write(leaderboards));
    files.put("leaderboard.md", LeaderboardMarkdown.write(leaderboards, study.provenance()));
    files.putAll(Template.assets());
    files.put("index.html", index(formats));
    MethodPages methodPages = new MethodPages(leaderboards, figures, styles, targets);
    for (MethodInfo method : study.methods()) {
      files.put(page(method), methodPages.page(method));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      write(folder.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    for (int i = 0; i < figures.size(); i++) {
      String start = "figures/" + BoardText.id(i) + "-";
      for (Map.Entry<String, byte[]> file :
          BoardFigures.files(figures.get(i), styles, formats).entrySet()) {
        write(folder.resolve(start + file.getKey()), file.getValue());
      }
    }
  }

  private String page(MethodInfo method) {
    return Objects.requireNonNull(pages.get(method.label()), method.label());
  }

  private static void write(Path path, byte[] content) throws IOException {
    Files.createDirectories(path.getParent());
    OutputFile.writeBytes(path, content);
  }

  private String index(Set<FigureFormat> formats) {
    List<PaperView> papers = PaperView.of(targets.stream().map(JudgedTarget::outcome).toList());
    List<IndexView.MethodLink> links = new ArrayList<>();
    for (MethodInfo method : study.methods()) {
      links.add(
          new IndexView.MethodLink(
              method.label(), page(method), method.description(), method.citation()));
    }
    return Template.fill(
        "index.mustache",
        new IndexView(
            "Leaderboard of architecture search",
            subtitle(),
            IntStream.range(0, leaderboards.size())
                .mapToObj(
                    i ->
                        BoardText.of(
                            leaderboards.get(i),
                            i,
                            pages,
                            FigureView.of(figures.get(i), BoardText.id(i), formats)))
                .toList(),
            papers,
            PaperView.groups(PaperView.of(ownOutcomes())),
            targets.stream()
                .filter(JudgedTarget::here)
                .map(target -> TargetView.of(target.outcome(), target.when()))
                .toList(),
            targetSummary(),
            links,
            study.provenance().command(),
            study.provenance().facts().entrySet().stream()
                .map(fact -> new IndexView.Fact(fact.getKey(), fact.getValue()))
                .toList(),
            BibTex.of(study.methods()),
            PageJson.inPage(new FigureData(styles, figures))));
  }

  /** Returns those of the methods that the report is about: other papers do not head it. */
  private List<Outcome> ownOutcomes() {
    Set<String> methods =
        study.methods().stream().map(MethodInfo::name).collect(Collectors.toSet());
    return targets.stream()
        .filter(target -> methods.contains(target.target().method()))
        .map(JudgedTarget::outcome)
        .toList();
  }

  /**
   * Returns how many of the published results were measured, here or before, and with what success.
   */
  private String targetSummary() {
    long here = targets.stream().filter(JudgedTarget::here).count();
    long reproduced = count(Verdict.REPRODUCED);
    long judged = reproduced + count(Verdict.CLOSE) + count(Verdict.NOT_REPRODUCED);
    return reproduced
        + " of "
        + judged
        + " judged statements of all papers are reproduced, "
        + count(Verdict.CLOSE)
        + " are close, "
        + count(Verdict.NOT_REPRODUCED)
        + " are not reproduced. "
        + here
        + (here == 1 ? " is" : " are")
        + " measured by the runs of this report, the others by ./reprise reproduce"
        + (lastRun().isEmpty() ? "." : " (" + lastRun() + ").");
  }

  private long count(Verdict verdict) {
    return targets.stream().filter(target -> target.outcome().verdict() == verdict).count();
  }

  /** Returns the first and the last day of the verdicts that are not of these runs. */
  private String lastRun() {
    List<String> days =
        targets.stream()
            .filter(target -> !target.when().isEmpty())
            .map(target -> target.when().substring(0, 10))
            .sorted()
            .toList();
    if (days.isEmpty()) {
      return "";
    }
    String first = days.get(0);
    String last = days.get(days.size() - 1);
    return first.equals(last) ? first : first + " to " + last;
  }

  private String subtitle() {
    int runs =
        study.boards().stream()
            .flatMap(board -> board.methods().stream())
            .mapToInt(method -> method.runs().size())
            .sum();
    return study.methods().size()
        + " methods, "
        + study.boards().size()
        + (study.boards().size() == 1 ? " board, " : " boards, ")
        + String.format(Locale.ROOT, "%,d", runs)
        + " scored runs";
  }

  /** Returns a file name of safe characters that no other label has. */
  private static String fileName(String label, Set<String> taken) {
    String safe = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    safe = safe.replaceAll("^-|-$", "");
    safe = safe.substring(0, Math.min(60, safe.length()));
    String name = safe.isEmpty() ? "method" : safe;
    for (int i = 2; !taken.add(name); i++) {
      name = safe + "-" + i;
    }
    return name;
  }
}
