package org.reprise.table.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.reprise.data.file.SourceFile;
import org.reprise.space.InvalidInputException;
import org.reprise.space.user.Yaml;

/**
 * Reads a {@link CsvMapping} from YAML. The README of this module is its reference; the mappings
 * that come with Reprise are examples:
 *
 * <pre>
 * space: nasbench101
 * architecture: "{adjacency};{ops}"
 * dataset: cifar10
 * columns:
 *   valid_acc_108: valid/accuracy/108/one * 100
 *   params: -/params/0/-
 * ignore: [module_hash]
 * </pre>
 */
final class MappingFile {
  /** The mappings that come with Reprise. */
  static final List<String> BUILT_IN =
      List.of(
          "nas-bench-graph",
          "nasbench101-sample",
          "nasbench201",
          "nasbench201-costs",
          "nasbench201-hardware",
          "nasbench201-published-runs",
          "nasbench201-supernets",
          "nasbench201-zero-cost");

  private static final int GREATEST = 1 << 20;

  private final String origin;

  private MappingFile(String origin) {
    this.origin = origin;
  }

  /**
   * The mapping in a file, or the one of that name that comes with Reprise.
   *
   * @throws InvalidInputException if there is none, or it is not a mapping
   */
  static CsvMapping read(String pathOrName) throws IOException {
    Path path = Path.of(pathOrName);
    if (Files.isRegularFile(path)) {
      return parse(SourceFile.text(path, GREATEST), pathOrName);
    }
    if (!BUILT_IN.contains(pathOrName)) {
      throw new InvalidInputException(
          "no mapping '"
              + pathOrName
              + "'; accepted: a file, or one of "
              + String.join(", ", BUILT_IN));
    }
    try (InputStream in =
        MappingFile.class.getResourceAsStream("/mappings/" + pathOrName + ".yaml")) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), pathOrName);
    }
  }

  /** The mapping that {@code yaml} describes; {@code origin} is what errors call it. */
  static CsvMapping parse(String yaml, String origin) {
    return new MappingFile(origin).mapping(Yaml.parse(yaml, origin));
  }

  private CsvMapping mapping(Yaml document) {
    Map<String, Yaml> fields =
        fields(
            document,
            List.of(
                "space",
                "architecture",
                "rewrite",
                "dataset",
                "datasets",
                "dataset_column",
                "absent",
                "columns",
                "ignore",
                "lower_is_better",
                "notes"));
    requireOneDataset(document, fields);
    Map<String, ColumnTarget> columns = columns(required(document, fields, "columns"));
    Map<String, AbsentValues> absent = absent(fields);
    for (String column : absent.keySet()) {
      if (!column.equals(CsvMapping.EVERY_COLUMN) && !columns.containsKey(column)) {
        throw error(
            required(document, fields, "absent"),
            "absent names '"
                + column
                + "', which is none of the columns "
                + String.join(", ", columns.keySet()));
      }
    }
    return new CsvMapping(
        optionalText(fields, "space"),
        architecture(document, fields),
        fields.containsKey("datasets") ? texts(fields.get("datasets")) : Map.of(),
        optionalText(fields, "dataset"),
        optionalText(fields, "dataset_column"),
        absent,
        columns,
        CsvMapping.Fractions.NONE,
        new LinkedHashSet<>(list(fields, "ignore")),
        list(fields, "lower_is_better"),
        list(fields, "notes"));
  }

  private void requireOneDataset(Yaml document, Map<String, Yaml> fields) {
    long named =
        List.of("dataset", "datasets", "dataset_column").stream()
            .filter(fields::containsKey)
            .count();
    if (named > 1) {
      throw error(document, "has more than one of dataset, datasets, dataset_column");
    }
  }

  private CsvMapping.ArchitectureText architecture(Yaml document, Map<String, Yaml> fields) {
    Yaml node = required(document, fields, "architecture");
    String template = text(node);
    if (!template.contains("{")) {
      template = "{" + template + "}";
    }
    List<CsvMapping.Rewrite> rewrites = new ArrayList<>();
    Yaml rules = fields.get("rewrite");
    if (rules != null) {
      texts(rules)
          .forEach(
              (pattern, replacement) -> {
                try {
                  rewrites.add(new CsvMapping.Rewrite(Pattern.compile(pattern), replacement));
                } catch (PatternSyntaxException e) {
                  throw error(rules, "'" + pattern + "' is no regular expression of Java");
                }
              });
    }
    CsvMapping.ArchitectureText text = new CsvMapping.ArchitectureText(template, rewrites);
    if (text.columns().isEmpty()) {
      throw error(node, "architecture names no column, as {arch}");
    }
    return text;
  }

  private Map<String, AbsentValues> absent(Map<String, Yaml> fields) {
    Yaml node = fields.get("absent");
    Map<String, AbsentValues> absent = new LinkedHashMap<>();
    if (node instanceof Yaml.Fields byColumn) {
      byColumn.fields().forEach((column, rules) -> absent.put(column, absentValues(rules)));
    } else if (node != null) {
      absent.put(CsvMapping.EVERY_COLUMN, absentValues(node));
    }
    return absent;
  }

  private AbsentValues absentValues(Yaml node) {
    try {
      return AbsentValues.parse(
          node instanceof Yaml.Items items
              ? items.items().stream().map(this::text).toList()
              : List.of(text(node)));
    } catch (InvalidInputException e) {
      throw error(node, e.getMessage());
    }
  }

  private Map<String, ColumnTarget> columns(Yaml node) {
    Map<String, ColumnTarget> columns = new LinkedHashMap<>();
    texts(node)
        .forEach(
            (name, target) -> {
              try {
                columns.put(name, ColumnTarget.parse(target));
              } catch (InvalidInputException e) {
                throw error(node, "column '" + name + "': " + e.getMessage());
              }
            });
    return columns;
  }

  private Map<String, Yaml> fields(Yaml node, List<String> accepted) {
    if (!(node instanceof Yaml.Fields named)) {
      throw error(node, "expected the fields " + String.join(", ", accepted));
    }
    named
        .fields()
        .forEach(
            (name, value) -> {
              if (!accepted.contains(name)) {
                throw error(
                    value, "no field '" + name + "'; accepted: " + String.join(", ", accepted));
              }
            });
    return named.fields();
  }

  private Yaml required(Yaml document, Map<String, Yaml> fields, String name) {
    if (!fields.containsKey(name)) {
      throw error(document, "the field '" + name + "' is missing");
    }
    return fields.get(name);
  }

  private Optional<String> optionalText(Map<String, Yaml> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(this::text);
  }

  private Map<String, String> texts(Yaml node) {
    if (!(node instanceof Yaml.Fields named)) {
      throw error(node, "expected names with texts");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    named.fields().forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  private List<String> list(Map<String, Yaml> fields, String name) {
    Yaml node = fields.get(name);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof Yaml.Items items)) {
      throw error(node, "'" + name + "' must be a list");
    }
    return items.items().stream().map(this::text).toList();
  }

  private String text(Yaml node) {
    if (node instanceof Yaml.Text text) {
      return text.text();
    }
    throw error(node, "expected a text, found more");
  }

  private InvalidInputException error(Yaml place, String problem) {
    return new InvalidInputException(origin + ", line " + place.line() + ": " + problem);
  }
}
