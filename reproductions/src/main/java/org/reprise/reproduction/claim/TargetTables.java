package org.reprise.reproduction.claim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reprise.claim.NotAvailableException;
import org.reprise.reproduction.benchmark.Protocol;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;
import org.reprise.table.store.BuiltInTables;
import org.reprise.table.store.TableHome;

/**
 * Where targets find measured data: the tables that come with Reprise, those that the user
 * imported, then the files of a folder of shared data (system property {@code reprise.shared}, else
 * environment variable {@code REPRISE_SHARED}).
 */
public final class TargetTables {
  private final List<Table> own = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private final Optional<SharedTables> shared;
  private final Optional<Path> data;
  private final Optional<Path> unfinished;

  /**
   * The built-in tables, those of {@code home} and the files under {@code sharedFolder}.
   *
   * @throws IOException if the home cannot be read
   */
  public TargetTables(Optional<TableHome> home, Optional<Path> sharedFolder) throws IOException {
    for (String name : BuiltInTables.names()) {
      own.add(BuiltInTables.open(name));
    }
    if (home.isPresent()) {
      for (String name : home.get().names()) {
        if (BuiltInTables.has(name)) {
          continue;
        }
        try {
          own.add(home.get().open(name));
        } catch (InvalidInputException e) {
          unreadable.add(e.getMessage());
        }
      }
    }
    unfinished = home.map(tables -> tables.folder().resolveSibling("unfinished"));
    data = sharedFolder.map(folder -> folder.resolve("data")).filter(Files::isDirectory);
    shared = data.map(SharedTables::new);
  }

  /** Returns the tables of the user's home and the shared data of this machine. */
  public static TargetTables ofUser() throws IOException {
    String folder = System.getProperty("reprise.shared", "");
    if (folder.isBlank()) {
      folder = System.getenv().getOrDefault("REPRISE_SHARED", "");
    }
    return new TargetTables(
        Optional.of(TableHome.ofUser()),
        folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder)));
  }

  /**
   * Returns a file of the shared data.
   *
   * @throws NotAvailableException if there is none
   */
  Path data(String file) throws NotAvailableException {
    Path folder =
        data.orElseThrow(
            () ->
                new NotAvailableException(
                    "needs the data file "
                        + file
                        + ", and no folder of shared data is named (reprise.shared)"));
    Path path = folder.resolve(file);
    if (!Files.isRegularFile(path)) {
      throw new NotAvailableException("the shared data have no file " + file);
    }
    return path;
  }

  /**
   * Returns the file beside the user's tables where a long check keeps trials of a method that are
   * done.
   */
  Optional<Path> unfinished(String check, String method) {
    return unfinished.map(folder -> folder.resolve(fileName(check, method)));
  }

  private static String fileName(String check, String method) {
    return check + "-" + method.replaceAll("[^a-zA-Z0-9-]", "_") + ".tsv";
  }

  /** Forgets the kept trials of a method, all of whose targets are judged. */
  void finished(String method) throws IOException {
    if (unfinished.isEmpty() || !Files.isDirectory(unfinished.get())) {
      return;
    }
    try (Stream<Path> files = Files.list(unfinished.get())) {
      String end = fileName("", method);
      for (Path file : files.filter(file -> file.toString().endsWith(end)).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * Returns a table that the protocol of this name fits.
   *
   * @throws NotAvailableException if there is none
   */
  Table table(String protocol) throws NotAvailableException {
    return benchmark(protocol).table();
  }

  /**
   * Returns the benchmark of a table that the protocol of this name fits.
   *
   * @throws NotAvailableException if there is none; the reason is that of the nearest table
   */
  public TableBenchmark benchmark(String protocol) throws NotAvailableException {
    return benchmark(protocol, Optional.empty());
  }

  /**
   * Returns the benchmark of a table that the protocol of this name fits and that has the score.
   *
   * @throws NotAvailableException if there is none; the reason is that of the nearest table
   */
  TableBenchmark benchmark(String protocol, String score) throws NotAvailableException {
    return benchmark(protocol, Optional.of(score));
  }

  private TableBenchmark benchmark(String protocol, Optional<String> score)
      throws NotAvailableException {
    Protocol rules = Protocols.named(protocol);
    String reason = null;
    for (Table table : candidates(rules)) {
      Optional<String> missing = rules.missing(table);
      if (missing.isPresent()) {
        // A built-in table serves its own protocol: that it lacks another's columns is no news.
        reason = BuiltInTables.has(table.name()) ? reason : missing.get();
        continue;
      }
      TableBenchmark benchmark = rules.on(table);
      if (score.isEmpty() || benchmark.scores().containsKey(score.get())) {
        return benchmark;
      }
      reason = "table " + table.name() + " has no " + score.get();
    }
    if (reason == null) {
      reason = "no table of " + rules.space() + " is imported";
    }
    if (!unreadable.isEmpty()) {
      reason += " (and " + String.join("; ", unreadable) + ")";
    }
    throw new NotAvailableException(reason);
  }

  private List<Table> candidates(Protocol rules) {
    List<Table> candidates = new ArrayList<>();
    for (Table table : own) {
      if (table.space().name().equals(rules.space())
          && table.space().size().intValueExact() == table.rows()) {
        candidates.add(table);
      }
    }
    shared.flatMap(tables -> tables.of(rules.space())).ifPresent(candidates::add);
    return candidates;
  }
}
