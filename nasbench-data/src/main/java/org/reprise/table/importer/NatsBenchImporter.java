package org.reprise.table.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.data.file.SourceFile;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NatsBenchSize;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;

/**
 * Reads a folder {@code NATS-tss-v1_0-3ffb9-simple} or {@code NATS-sss-v1_0-50262-simple} of
 * NATS-Bench (Dong et al. 2021): {@code meta.pickle.pbz2}, the list of all architectures, and a
 * record {@code 000000.pickle.pbz2} for each. Records may be missing. {@link NatsBenchRecord} says
 * what becomes of one.
 *
 * <p>The SHA-256 of the folder is that of the lines {@code sha256sum *.pbz2} prints for the files
 * that were read.
 */
public final class NatsBenchImporter implements TableImporter {
  private static final Pattern RECORD = Pattern.compile("(\\d{6})\\.pickle\\.pbz2");
  private static final String META = "meta.pickle.pbz2";
  private static final long GREATEST_FILE = 1 << 25;
  private static final int CHUNK = 64;
  private static final int NAMED_DISAGREEMENTS = 5;

  @Override
  public String format() {
    return "nats-bench";
  }

  @Override
  public String description() {
    return "NATS-Bench, a folder NATS-tss-v1_0-3ffb9-simple or NATS-sss-v1_0-50262-simple (Dong et"
        + " al. 2021)";
  }

  /** One file, unpacked: its SHA-256 and what it says. */
  private record ReadFile(int index, Path path, String sha256, NatsBenchRecord record) {}

  @Override
  public Table read(ImportRequest request) throws IOException {
    request.requireNoCsvOptions(format());
    Path folder = request.onlyFile(format());
    TreeMap<Integer, Path> files = records(folder);
    Map<String, String> hashes = new TreeMap<>();
    Path meta = folder.resolve(META);
    byte[] packedMeta = bytes(meta);
    hashes.put(META, hex(packedMeta));
    List<String> names = names(meta, BzippedPickle.read(meta, packedMeta));
    SearchSpace space = space(meta, names);

    TableBuilder table =
        Table.builder(request.name(), space)
            .importer(format())
            .version(request.version())
            .date(request.date());
    List<String> disagreements = new ArrayList<>();
    List<Map.Entry<Integer, Path>> records = List.copyOf(files.entrySet());
    for (int from = 0; from < records.size(); from += CHUNK) {
      List<Map.Entry<Integer, Path>> chunk =
          records.subList(from, Math.min(from + CHUNK, records.size()));
      List<ReadFile> read =
          chunk.parallelStream()
              .map(record -> readFile(record.getValue(), record.getKey(), names))
              .toList();
      for (ReadFile file : read) {
        hashes.put(file.path().getFileName().toString(), file.sha256());
        int row = table.row(space.parse(names.get(file.index())));
        put(table, row, file.record(), file.path());
        if (!file.record().disagreeing().isEmpty()) {
          disagreements.add(String.valueOf(file.index()));
        }
      }
      request.progress().at(from + chunk.size(), records.size());
    }
    addNotes(table, names.size(), disagreements);
    return table.source(folder.toAbsolutePath().getFileName().toString(), hashOf(hashes)).build();
  }

  private static void put(TableBuilder table, int row, NatsBenchRecord record, Path file) {
    try {
      record.values().forEach((series, value) -> table.put(row, series, value));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(file + ": " + e.getMessage(), e);
    }
  }

  private static TreeMap<Integer, Path> records(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(
          folder
              + (Files.exists(folder) ? " is a file" : ": no such folder")
              + "; expected the folder NATS-tss-v1_0-3ffb9-simple or NATS-sss-v1_0-50262-simple,"
              + " unpacked from its .tar");
    }
    TreeMap<Integer, Path> records = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(
          file -> {
            Matcher name = RECORD.matcher(file.getFileName().toString());
            if (name.matches()) {
              records.put(Integer.parseInt(name.group(1)), file);
            }
          });
    }
    if (records.isEmpty() || !Files.exists(folder.resolve(META))) {
      throw new InvalidInputException(
          folder + ": expected " + META + " and files such as 000000.pickle.pbz2");
    }
    return records;
  }

  private static List<String> names(Path file, @Nullable Object meta) {
    List<String> names = new ArrayList<>();
    for (Object name : new PickledFields(file, "index", meta).list("meta_archs")) {
      if (!(name instanceof String text)) {
        throw new InvalidInputException(file + ": expected a list of architectures as text");
      }
      names.add(text);
    }
    return names;
  }

  /** The space whose official list {@code names} is. */
  private static SearchSpace space(Path file, List<String> names) {
    NasBench201 topology = new NasBench201();
    NatsBenchSize size = new NatsBenchSize();
    boolean isTopology = !names.isEmpty() && names.get(0).startsWith("|");
    SearchSpace space = isTopology ? topology : size;
    int count = space.size().intValueExact();
    if (names.size() != count) {
      throw new InvalidInputException(
          file + ": expected " + count + " architectures in the list, found " + names.size());
    }
    for (int i = 0; i < count; i++) {
      String official = space.format(isTopology ? topology.byOfficialIndex(i) : size.fromKey(i));
      if (!names.get(i).equals(official)) {
        throw new InvalidInputException(
            file
                + ": expected architecture "
                + i
                + " of the list to be "
                + official
                + ", found "
                + PickledFields.name(names.get(i)));
      }
    }
    return space;
  }

  private static ReadFile readFile(Path file, int index, List<String> names) {
    if (index >= names.size()) {
      throw new InvalidInputException(
          file + ": expected records 000000 to " + String.format("%06d", names.size() - 1));
    }
    try {
      byte[] packed = bytes(file);
      Object pickled = BzippedPickle.read(file, packed);
      return new ReadFile(
          index, file, hex(packed), new NatsBenchRecord(file, pickled, index, names.get(index)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    SourceFile.requireFile(file);
    if (Files.size(file) > GREATEST_FILE) {
      throw new InvalidInputException(
          file + ": expected at most " + GREATEST_FILE + " bytes, found " + Files.size(file));
    }
    return Files.readAllBytes(file);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(SourceFile.sha256().digest(bytes));
  }

  private static String hashOf(Map<String, String> hashes) {
    MessageDigest digest = SourceFile.sha256();
    hashes.forEach(
        (name, hash) ->
            digest.update((hash + "  " + name + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void addNotes(TableBuilder table, int total, List<String> disagreements) {
    table.note(
        String.format(
            Locale.ROOT,
            "%,d of %,d records; %,d are absent",
            table.rows(),
            total,
            total - table.rows()));
    if (!disagreements.isEmpty()) {
      List<String> named =
          disagreements.subList(0, Math.min(NAMED_DISAGREEMENTS, disagreements.size()));
      table.note(
          "the runs of "
              + disagreements.size()
              + " records disagree on parameters, operations or latency, which are absent there: "
              + String.join(", ", named)
              + (disagreements.size() > named.size() ? ", ..." : ""));
    }
  }
}
