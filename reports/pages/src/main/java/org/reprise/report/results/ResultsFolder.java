package org.reprise.report.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.reprise.data.file.OutputFile;
import org.reprise.report.figure.PageFigures;
import org.reprise.report.page.InteractivePage;
import org.reprise.space.InvalidInputException;

/**
 * The folder of the results: data files, and the pages and figures that are made of them and of
 * nothing else. The same data give the same bytes.
 */
public final class ResultsFolder {
  /** The page to begin with. */
  public static final String INDEX = ResultsIndex.FILE;

  /** What {@link #INDEX} of every such folder holds. */
  public static final String MARK = "Made by ./reprise results";

  private static final String DATA = "data";
  private static final String FIGURES = "figures";
  private static final String PAPERS = "papers";
  private static final String JSON = ".json";

  private final Map<String, GroundResults> grounds = new TreeMap<>();
  private Optional<PaperResults> papers = Optional.empty();

  /**
   * Reads the data files of {@code folder}; there need not be any.
   *
   * @throws InvalidInputException if one is damaged
   * @throws IOException if one cannot be read
   */
  public static ResultsFolder read(Path folder) throws IOException {
    ResultsFolder results = new ResultsFolder();
    Path data = folder.resolve(DATA);
    if (!Files.isDirectory(data)) {
      return results;
    }
    List<Path> files;
    try (Stream<Path> listed = Files.list(data)) {
      files = listed.filter(file -> file.toString().endsWith(JSON)).sorted().toList();
    }
    for (Path file : files) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      if (file.getFileName().toString().equals(PAPERS + JSON)) {
        results.papers = Optional.of(ResultsData.read(text, PaperResults.class, file.toString()));
      } else {
        results.add(ResultsData.read(text, GroundResults.class, file.toString()));
      }
    }
    return results;
  }

  private void add(GroundResults ground) {
    grounds.put(ground.name(), ground);
  }

  /** Puts a ground in the place of what was known of it. */
  public void put(GroundResults ground) {
    add(ResultsData.read(ResultsData.text(ground), GroundResults.class, ground.name()));
  }

  /** Puts the papers in the place of what was known of them. */
  public void put(PaperResults found) {
    papers = Optional.of(ResultsData.read(ResultsData.text(found), PaperResults.class, PAPERS));
  }

  /** Returns whether it says of the papers what {@code found} says. */
  public boolean has(PaperResults found) {
    return papers.map(ResultsData::text).equals(Optional.of(ResultsData.text(found)));
  }

  /** Returns the grounds, the built-in ones first. */
  public List<GroundResults> grounds() {
    return grounds.values().stream()
        .sorted(
            Comparator.comparing((GroundResults ground) -> ground.training() == 0)
                .thenComparing(ground -> !ground.name().equals("nb201-fashion"))
                .thenComparing(GroundResults::name))
        .toList();
  }

  /**
   * Returns three sentences for the README of the repository, as Markdown; none while a part of the
   * data is missing.
   *
   * @param ground the one that comes with Reprise
   * @param folder of the pages from there, with a slash at its end
   */
  public List<String> brief(String ground, String folder) {
    GroundResults known = grounds.get(ground);
    return known == null || papers.isEmpty()
        ? List.of()
        : ResultsIndex.brief(known, papers.get(), folder);
  }

  /** Returns the papers; empty if nothing is known of them. */
  public Optional<PaperResults> papers() {
    return papers;
  }

  /** Returns every file of the folder by its path in it: data, pages and figures. */
  public Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (GroundResults ground : grounds()) {
      Map<String, byte[]> figures =
          PageFigures.svg(ground.board(), ground.rankings(), ground.leading());
      figures.forEach((name, svg) -> files.put(GroundPage.figure(ground.name(), name), svg));
      put(files, DATA + "/" + ground.name() + JSON, ResultsData.text(ground));
      put(files, ground.name() + ".md", GroundPage.of(ground, figures.keySet()));
    }
    if (!grounds.isEmpty()) {
      put(files, WhichMethodPage.FILE, WhichMethodPage.of(grounds()));
      InteractivePage.files(grounds().stream().map(InteractiveGround::of).toList())
          .forEach((name, text) -> put(files, name, text));
    }
    papers.ifPresent(
        found -> {
          put(files, DATA + "/" + PAPERS + JSON, ResultsData.text(found));
          put(files, PapersPage.FILE, PapersPage.of(found));
          put(files, ResultsIndex.FILE, ResultsIndex.of(grounds(), found));
        });
    return files;
  }

  private static void put(Map<String, byte[]> files, String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes every file, and removes figures that no page has any more.
   *
   * @param folder made if it is not there
   * @throws IOException if a file cannot be written
   */
  public void write(Path folder) throws IOException {
    Map<String, byte[]> files = files();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      OutputFile.writeBytes(path, file.getValue());
    }
    for (String old : strangers(folder, files.keySet())) {
      Files.delete(folder.resolve(old));
    }
  }

  /** Returns in which files a folder differs from what its data say, by their paths in it. */
  public List<String> differences(Path folder) throws IOException {
    Map<String, byte[]> files = files();
    Set<String> different = new TreeSet<>(strangers(folder, files.keySet()));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      if (!Files.isRegularFile(path) || !Arrays.equals(Files.readAllBytes(path), file.getValue())) {
        different.add(file.getKey());
      }
    }
    return List.copyOf(different);
  }

  /** Returns figures that are there and belong to no page. */
  private static List<String> strangers(Path folder, Set<String> known) throws IOException {
    Path figures = folder.resolve(FIGURES);
    if (!Files.isDirectory(figures)) {
      return List.of();
    }
    List<String> strangers = new ArrayList<>();
    try (Stream<Path> listed = Files.list(figures)) {
      listed
          .map(file -> FIGURES + "/" + file.getFileName())
          .filter(name -> name.endsWith(".svg") && !known.contains(name))
          .sorted()
          .forEach(strangers::add);
    }
    return strangers;
  }
}
