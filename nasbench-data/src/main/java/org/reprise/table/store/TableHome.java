package org.reprise.table.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;

/**
 * The folder where a user keeps tables, one file {@code tables/NAME.reprise} for each, and the
 * tables that come with Reprise. The folder comes into being when the first table is saved.
 */
public final class TableHome {
  private static final String SUFFIX = ".reprise";
  private static final int LONGEST_NAME = 64;

  private final Path home;
  private final Path tables;

  /** The tables under {@code home}. */
  public TableHome(Path home) {
    this.home = home;
    tables = home.resolve("tables");
  }

  /**
   * The user's home of tables: the folder that the environment variable {@code REPRISE_HOME} (or,
   * before it, the system property {@code reprise.home}) names, else where the platform keeps the
   * data of programs (Linux: {@code $XDG_DATA_HOME/reprise}, by default {@code
   * ~/.local/share/reprise}; macOS: {@code ~/Library/Application Support/reprise}; Windows: {@code
   * %LOCALAPPDATA%\reprise}).
   */
  public static TableHome ofUser() {
    String home = System.getProperty("reprise.home", "");
    return new TableHome(
        home.isBlank()
            ? folder(
                System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"))
            : Path.of(home));
  }

  static Path folder(Map<String, String> environment, String system, String userHome) {
    String named = environment.getOrDefault("REPRISE_HOME", "");
    if (!named.isBlank()) {
      return Path.of(named);
    }
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      return (local.isBlank() ? Path.of(userHome, "AppData", "Local") : Path.of(local))
          .resolve("reprise");
    }
    if (lower.startsWith("mac")) {
      return Path.of(userHome, "Library", "Application Support", "reprise");
    }
    // The XDG specification: a relative path there is invalid and to be ignored.
    String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
    return (xdg.startsWith("/") ? Path.of(xdg) : Path.of(userHome, ".local", "share"))
        .resolve("reprise");
  }

  /** Returns the folder that holds that of the tables. */
  public Path home() {
    return home;
  }

  /** The folder of the table files; it need not exist. */
  public Path folder() {
    return tables;
  }

  /** The names of all tables, built-in ones included, in alphabetical order. */
  public List<String> names() throws IOException {
    return Stream.concat(BuiltInTables.names().stream(), own().stream()).sorted().toList();
  }

  private List<String> own() throws IOException {
    if (!Files.isDirectory(tables)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(tables)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .filter(name -> isName(name) && !BuiltInTables.has(name))
          .toList();
    }
  }

  /** Whether there is a table of this name. */
  public boolean has(String name) {
    return BuiltInTables.has(name)
        || (isName(name) && Files.isRegularFile(tables.resolve(name + SUFFIX)));
  }

  /**
   * The table of this name.
   *
   * @throws InvalidInputException if there is none, or its file is damaged
   */
  public Table open(String name) throws IOException {
    Table table =
        BuiltInTables.has(name) ? BuiltInTables.open(name) : TableStore.open(existing(name), name);
    Path scores = scores(name);
    return Files.isRegularFile(scores)
        ? ScoreColumns.join(table, scores.toString(), () -> Files.newInputStream(scores))
        : table;
  }

  /** Where scores of the architectures of table {@code name} lie, if any; see ScoreColumns. */
  public Path scores(String name) {
    requireName(name);
    return tables.resolve(ScoreColumns.file(name));
  }

  /**
   * The table of this name after a check of all that its file holds, see {@link TableStore#verify}.
   *
   * @throws InvalidInputException if there is none, or its file is damaged
   */
  public Table verify(String name) throws IOException {
    return BuiltInTables.has(name)
        ? BuiltInTables.verify(name)
        : TableStore.verify(existing(name), name);
  }

  /**
   * Keeps {@code table} under its name.
   *
   * @param replace whether a table of that name may be replaced
   * @return the file
   * @throws InvalidInputException if the name is not acceptable or taken
   */
  public Path save(Table table, boolean replace) throws IOException {
    requireFree(table.name(), replace);
    Path file = file(table.name());
    TableStore.write(table, file);
    return file;
  }

  /**
   * Says early that {@link #save} will refuse a name.
   *
   * @throws InvalidInputException if it is not acceptable, that of a built-in table, or taken and
   *     not to be replaced, or if the folder of the tables cannot be written
   */
  public void requireFree(String name, boolean replace) {
    requireName(name);
    if (BuiltInTables.has(name)) {
      throw new InvalidInputException(
          "table '" + name + "' comes with Reprise and cannot be replaced; choose another name");
    }
    if (!replace && Files.exists(file(name))) {
      throw new InvalidInputException(
          "there is a table '"
              + name
              + "' already; choose another name, or replace it by --replace");
    }
    requireWritable();
  }

  private void requireWritable() {
    Path folder = tables.toAbsolutePath();
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new InvalidInputException(
          tables
              + " cannot be written: "
              + folder
              + (Files.isDirectory(folder) ? " may not be written" : " is not a folder")
              + "; REPRISE_HOME names another place");
    }
  }

  /** The file of the table called {@code name}, whether it exists or not. */
  public Path file(String name) {
    requireName(name);
    return tables.resolve(name + SUFFIX);
  }

  private Path existing(String name) throws IOException {
    if (!has(name)) {
      throw new InvalidInputException(
          "no table '"
              + name
              + "' in "
              + tables
              + "; there are: "
              + String.join(", ", names())
              + "; 'reprise table import' makes others");
    }
    return file(name);
  }

  /** A loop rather than an expression: its classes are what a new virtual machine waits for. */
  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!letter && (i == 0 || "._-".indexOf(c) < 0)) {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= LONGEST_NAME;
  }

  private static void requireName(String name) {
    if (!isName(name)) {
      throw new InvalidInputException(
          "'"
              + name
              + "' is no table name; accepted: 1 to 64 lower case letters, digits, dots, hyphens"
              + " and underscores, a letter or digit first");
    }
  }
}
