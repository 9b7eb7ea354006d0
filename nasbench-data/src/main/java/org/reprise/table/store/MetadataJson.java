package org.reprise.table.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reprise.table.Direction;
import org.reprise.table.TableInfo;

/** Metadata as JSON; {@link JsonText} reads it. */
final class MetadataJson {

  private MetadataJson() {}

  static byte[] write(Metadata metadata) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("space", metadata.space().name());
      if (metadata.space().yaml() != null) {
        json.writeStringField("spaceYaml", metadata.space().yaml());
      }
      json.writeNumberField("rows", metadata.rows());
      json.writeBooleanField("directSlots", metadata.directSlots());
      write(json, "keys", metadata.keys());
      write(json, "slots", metadata.slots());
      json.writeArrayFieldStart("columns");
      for (Metadata.StoredSeries column : metadata.columns()) {
        json.writeStartObject();
        json.writeStringField("series", column.series());
        json.writeStringField("type", column.type());
        write(json, "section", column.section());
        json.writeEndObject();
      }
      json.writeEndArray();
      write(json, metadata.info());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, String name, Metadata.Section section)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("offset", section.offset());
    json.writeNumberField("length", section.length());
    json.writeNumberField("crc32c", section.crc32c());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, TableInfo info) throws IOException {
    json.writeObjectFieldStart("info");
    json.writeArrayFieldStart("sources");
    for (TableInfo.Source source : info.sources()) {
      json.writeStartObject();
      json.writeStringField("file", source.file());
      json.writeStringField("sha256", source.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("importer", info.importer());
    json.writeStringField("version", info.version());
    json.writeStringField("date", info.date());
    write(json, "notes", info.notes());
    write(json, "datasets", info.datasets());
    json.writeObjectFieldStart("directions");
    for (Map.Entry<String, Direction> entry : info.directions().entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue().name().toLowerCase(Locale.ROOT));
    }
    json.writeEndObject();
    json.writeStringField("sha256", info.sha256());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /**
   * The metadata that {@code text} holds.
   *
   * @throws IOException if it is not JSON
   * @throws RuntimeException if it is other JSON
   */
  static Metadata read(byte[] text) throws IOException {
    Node root = new Node(JsonText.read(text));
    List<Metadata.StoredSeries> columns = new ArrayList<>();
    for (Node column : root.nodes("columns")) {
      columns.add(
          new Metadata.StoredSeries(
              column.text("series"), column.text("type"), section(column.node("section"))));
    }
    return new Metadata(
        new SpaceReference(
            root.text("space"), root.has("spaceYaml") ? root.text("spaceYaml") : null),
        Math.toIntExact(root.number("rows")),
        root.truth("directSlots"),
        section(root.node("keys")),
        section(root.node("slots")),
        columns,
        info(root.node("info")));
  }

  private static Metadata.Section section(Node node) {
    return new Metadata.Section(
        node.number("offset"), node.number("length"), node.number("crc32c"));
  }

  private static TableInfo info(Node node) {
    List<TableInfo.Source> sources = new ArrayList<>();
    for (Node source : node.nodes("sources")) {
      sources.add(new TableInfo.Source(source.text("file"), source.text("sha256")));
    }
    return new TableInfo(
        sources,
        node.text("importer"),
        node.text("version"),
        node.text("date"),
        node.texts("notes"),
        node.texts("datasets"),
        directions(node),
        node.text("sha256"));
  }

  /** Files of before 0.2 say nothing of directions. */
  private static Map<String, Direction> directions(Node info) {
    Map<String, Direction> directions = new HashMap<>();
    if (info.has("directions")) {
      Node node = info.node("directions");
      for (String metric : node.names()) {
        directions.put(metric, Direction.valueOf(node.text(metric).toUpperCase(Locale.ROOT)));
      }
    }
    return directions;
  }

  /** An object; a field that is missing or of another kind gives a {@link RuntimeException}. */
  private record Node(Object value) {
    boolean has(String name) {
      return ((Map<?, ?>) value).containsKey(name);
    }

    Object get(String name) {
      Object field = ((Map<?, ?>) value).get(name);
      if (field == null) {
        throw new IllegalArgumentException("no field " + name);
      }
      return field;
    }

    List<String> names() {
      List<String> names = new ArrayList<>();
      for (Object name : ((Map<?, ?>) value).keySet()) {
        names.add((String) name);
      }
      return names;
    }

    String text(String name) {
      return (String) get(name);
    }

    long number(String name) {
      return (Long) get(name);
    }

    boolean truth(String name) {
      return (Boolean) get(name);
    }

    Node node(String name) {
      return new Node(get(name));
    }

    List<Node> nodes(String name) {
      List<Node> nodes = new ArrayList<>();
      for (Object item : (List<?>) get(name)) {
        nodes.add(new Node(item));
      }
      return nodes;
    }

    List<String> texts(String name) {
      List<String> texts = new ArrayList<>();
      for (Object item : (List<?>) get(name)) {
        texts.add((String) item);
      }
      return texts;
    }
  }
}
