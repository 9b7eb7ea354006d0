package org.reprise.space.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.space.InvalidInputException;

/**
 * A YAML document as plain text in lists and fields, each with its line. Scalars keep the text that
 * stands in the file, so {@code 010} and {@code 1.0} stay what they are; anchors, aliases, tags and
 * repeated fields are refused.
 */
public sealed interface Yaml {
  /** Returns the line in the file, from 1. */
  int line();

  /** A scalar as it stands in the file. */
  record Text(String text, int line) implements Yaml {}

  /** A sequence. */
  record Items(List<Yaml> items, int line) implements Yaml {}

  /** A mapping, in the order of the file; the line of a field's value is that of its name. */
  record Fields(Map<String, Yaml> fields, int line) implements Yaml {}

  /**
   * Returns the document in {@code yaml}.
   *
   * @throws InvalidInputException if it is not one plain YAML document
   */
  static Yaml parse(String yaml, String origin) {
    try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
      if (parser.nextToken() == null) {
        throw new InvalidInputException(origin + " is empty");
      }
      Reader reader = new Reader(parser, origin);
      Yaml document = reader.value(reader.line());
      if (parser.nextToken() != null) {
        throw new InvalidInputException(
            origin + ", line " + parser.currentLocation().getLineNr() + ": a second document");
      }
      return document;
    } catch (JsonProcessingException e) {
      String why = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new InvalidInputException(origin + ", line " + line + ": not YAML: " + why, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Turns the parser's tokens into a tree. */
  final class Reader {
    private final YAMLParser parser;
    private final String origin;

    private Reader(YAMLParser parser, String origin) {
      this.parser = parser;
      this.origin = origin;
    }

    private static final int MAX_DEPTH = 16;

    /** Returns the value that starts at the current token, as if it stood in {@code line}. */
    Yaml value(int line) throws IOException {
      if (parser.isCurrentAlias() || parser.getTypeId() != null || parser.getObjectId() != null) {
        throw new InvalidInputException(
            origin + ", line " + line + ": anchors, aliases and tags are not accepted here");
      }
      if (parser.getParsingContext().getNestingDepth() > MAX_DEPTH) {
        throw new InvalidInputException(origin + ", line " + line + ": nested too deeply");
      }
      return switch (parser.currentToken()) {
        case START_ARRAY -> new Items(items(), line);
        case START_OBJECT -> new Fields(fields(), line);
        default -> new Text(parser.getText(), line);
      };
    }

    private List<Yaml> items() throws IOException {
      List<Yaml> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(line()));
      }
      return items;
    }

    private Map<String, Yaml> fields() throws IOException {
      Map<String, Yaml> fields = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        int line = line();
        parser.nextToken();
        if (fields.put(name, value(line)) != null) {
          throw new InvalidInputException(
              origin + ", line " + line + ": the field '" + name + "' is there twice");
        }
      }
      return fields;
    }

    private int line() {
      return parser.currentTokenLocation().getLineNr();
    }
  }
}
