package org.reprise.space.user;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpaces;

/**
 * Reads a search space from YAML. Either named decisions with their choices:
 *
 * <pre>
 * name: small-cnn
 * description: A small convolutional network   # optional
 * decisions:
 *   kernel: [3, 5, 7]
 *   width: [16, 32]
 * </pre>
 *
 * <p>or a cell: a graph of nodes, 0 the input, with one of the operations on each edge:
 *
 * <pre>
 * name: my-cell
 * cell:
 *   nodes: 4
 *   operations: [none, skip, conv3x3]
 *   edges: [0-&gt;1, 0-&gt;2, 1-&gt;3, 2-&gt;3]            # optional; all i-&gt;j with i &lt; j if left out
 * </pre>
 *
 * <p>A rule, or a list of them, says which combinations are architectures ({@link
 * ConditionParser}); canonical rules say which are the same ({@link CanonicalRules}):
 *
 * <pre>
 * rule: depth &lt; 3 or count(conv5) &lt;= 2
 * canonical:
 *   - if depth &lt; 3 then layer3 = skip
 *   - sort branch1, branch2
 * </pre>
 *
 * <p>The decisions of a cell are its edges, named {@code 0->1}, in the order of the file; all edges
 * stand in the order of their target, then of their source. A choice is the text that stands in the
 * file. Everything else in the file is an error that names the file and the line.
 */
public final class UserSpaceFile {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_NODES = 50;
  private static final Pattern SPACE_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern PART_NAME = Pattern.compile("[^,;=\"\\p{Cntrl}]{1,100}");
  private static final Pattern EDGE = Pattern.compile("(\\d{1,9})->(\\d{1,9})");

  private final String origin;

  private UserSpaceFile(String origin) {
    this.origin = origin;
  }

  /**
   * Returns the space that {@code file} describes.
   *
   * @throws InvalidInputException if it cannot be read or does not describe a space
   */
  public static UserSpace read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidInputException(file + " is larger than 1 MiB: not a search space");
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return parse(text.startsWith("\ufeff") ? text.substring(1) : text, file.toString());
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(file + " is not UTF-8 text", e);
    } catch (AccessDeniedException e) {
      throw new InvalidInputException(file + " may not be read", e);
    } catch (NoSuchFileException e) {
      throw new InvalidInputException("no search space file " + file, e);
    } catch (IOException e) {
      throw new InvalidInputException("cannot read search space file " + file, e);
    }
  }

  /**
   * Returns the space that {@code yaml} describes.
   *
   * @param origin what error messages call the text, such as its file name
   * @throws InvalidInputException if it does not describe a space
   */
  public static UserSpace parse(String yaml, String origin) {
    return new UserSpaceFile(origin).space(Yaml.parse(yaml, origin), yaml);
  }

  private UserSpace space(Yaml document, String yaml) {
    Map<String, Yaml> fields =
        fields(
            document,
            "a search space",
            "name",
            "description",
            "decisions",
            "cell",
            "rule",
            "canonical");
    Yaml name = required(fields, document, "name");
    if (!SPACE_NAME.matcher(text(name, "name")).matches()) {
      throw error(
          name,
          "name '"
              + text(name, "name")
              + "' is not accepted; a name is up to 64 lower case letters, digits and hyphens");
    }
    if (SearchSpaces.all().containsKey(text(name, "name"))) {
      throw error(name, "name '" + text(name, "name") + "' is that of a built-in space");
    }
    String description =
        fields.containsKey("description")
            ? text(fields.get("description"), "description").strip().replaceAll("\\s+", " ")
            : "described by " + origin;
    if (fields.containsKey("decisions") == fields.containsKey("cell")) {
      throw error(document, "a search space has either 'decisions' or a 'cell'");
    }
    List<Decision> decisions =
        fields.containsKey("cell")
            ? edges(required(fields, document, "cell"))
            : decisions(required(fields, document, "decisions"));
    Yaml lastRule = fields.getOrDefault("canonical", fields.get("rule"));
    return lastRule == null
        ? new UserSpace(text(name, "name"), description, decisions, yaml)
        : ruled(lastRule, fields, text(name, "name"), description, decisions, yaml);
  }

  private UserSpace ruled(
      Yaml lastRule,
      Map<String, Yaml> fields,
      String name,
      String description,
      List<Decision> decisions,
      String yaml) {
    List<String> rules = new ArrayList<>();
    Condition condition = architecture -> true;
    for (Yaml node : texts(fields.get("rule"))) {
      String rule = text(node, "rule");
      Condition before = condition;
      Condition added = at(node, () -> ConditionParser.parse(rule, decisions));
      condition = a -> before.holds(a) && added.holds(a);
      rules.add(rule.strip());
    }
    List<Yaml> canonical = texts(fields.get("canonical"));
    for (Yaml node : canonical) {
      at(node, () -> new CanonicalRules(List.of(text(node, "canonical")), decisions));
    }
    Condition all = condition;
    return at(
        lastRule,
        () ->
            new RuledSpace(
                name,
                description,
                decisions,
                yaml,
                String.join(" and ", rules),
                all,
                new CanonicalRules(
                    canonical.stream().map(node -> text(node, "canonical")).toList(), decisions)));
  }

  /** Returns one text or a list of them; nothing where the field is missing. */
  private static List<Yaml> texts(@Nullable Yaml node) {
    return node == null
        ? List.of()
        : node instanceof Yaml.Items list ? list.items() : List.of(node);
  }

  private <T> T at(Yaml place, Supplier<T> made) {
    try {
      return made.get();
    } catch (InvalidInputException e) {
      throw error(place, e.getMessage());
    }
  }

  private List<Decision> decisions(Yaml node) {
    if (!(node instanceof Yaml.Fields named) || named.fields().isEmpty()) {
      throw error(node, "'decisions' must be names with lists of choices, as kernel: [3, 5]");
    }
    List<Decision> decisions = new ArrayList<>();
    named
        .fields()
        .forEach(
            (name, choices) -> {
              checkName(choices, "decision name", name);
              decisions.add(new Decision(name, choices(choices, "decision '" + name + "'")));
            });
    return decisions;
  }

  private List<Decision> edges(Yaml cell) {
    Map<String, Yaml> fields = fields(cell, "'cell'", "nodes", "operations", "edges");
    Yaml nodesField = required(fields, cell, "nodes");
    int nodes = wholeNumber(nodesField, "nodes", 2, MAX_NODES);
    List<String> operations = choices(required(fields, cell, "operations"), "'operations'");
    List<Decision> edges = new ArrayList<>();
    if (!fields.containsKey("edges")) {
      for (int to = 1; to < nodes; to++) {
        for (int from = 0; from < to; from++) {
          edges.add(new Decision(from + "->" + to, operations));
        }
      }
      return edges;
    }
    for (String edge : choices(fields.get("edges"), "'edges'")) {
      var ends = EDGE.matcher(edge);
      if (!ends.matches()
          || Integer.parseInt(ends.group(1)) >= Integer.parseInt(ends.group(2))
          || Integer.parseInt(ends.group(2)) >= nodes) {
        throw error(
            fields.get("edges"),
            "'" + edge + "' is not an edge; written as i->j with i < j < " + nodes);
      }
      edges.add(new Decision(edge, operations));
    }
    return edges;
  }

  private List<String> choices(Yaml node, String what) {
    if (!(node instanceof Yaml.Items list) || list.items().isEmpty()) {
      throw error(node, what + " must be a list of at least one choice, as [a, b]");
    }
    List<String> choices = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Yaml item : list.items()) {
      String choice = text(item, "a choice of " + what);
      checkName(item, "a choice of " + what, choice);
      if (!seen.add(choice)) {
        throw error(item, what + " names '" + choice + "' twice");
      }
      choices.add(choice);
    }
    return choices;
  }

  private void checkName(Yaml place, String what, String name) {
    if (!PART_NAME.matcher(name).matches() || !name.equals(name.strip())) {
      throw error(
          place,
          what
              + " '"
              + name.replaceAll("\\p{Cntrl}", "?")
              + "' is not accepted; 1 to 100 characters without , ; = \" and spaces around it");
    }
  }

  private int wholeNumber(Yaml node, String what, int least, int most) {
    String text = text(node, what);
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw error(
        node, "'" + what + "' is '" + text + "', not a whole number from " + least + " to " + most);
  }

  private String text(Yaml node, String what) {
    if (node instanceof Yaml.Text text && !text.text().isBlank()) {
      return text.text();
    }
    throw error(node, "'" + what.replace("'", "") + "' must be a single word or text");
  }

  private Map<String, Yaml> fields(Yaml node, String what, String... accepted) {
    if (!(node instanceof Yaml.Fields named)) {
      throw error(node, what + " must have the fields " + String.join(", ", accepted));
    }
    named
        .fields()
        .forEach(
            (name, value) -> {
              if (!List.of(accepted).contains(name)) {
                throw error(
                    value,
                    "unknown field '" + name + "'; accepted: " + String.join(", ", accepted));
              }
            });
    return named.fields();
  }

  private Yaml required(Map<String, Yaml> fields, Yaml parent, String name) {
    Yaml value = fields.get(name);
    if (value == null) {
      throw error(parent, "the field '" + name + "' is missing");
    }
    return value;
  }

  private InvalidInputException error(Yaml place, String what) {
    return new InvalidInputException(origin + ", line " + place.line() + ": " + what);
  }
}
