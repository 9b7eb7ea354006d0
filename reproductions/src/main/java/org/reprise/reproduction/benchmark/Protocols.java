package org.reprise.reproduction.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.table.Table;

/**
 * The protocols of all modules, read from each {@code META-INF/reprise/protocols.json} on the class
 * path, and the protocol that a table suggests where no published one fits it.
 */
public final class Protocols {
  /** The name of a protocol that was inferred from a table's columns. */
  public static final String INFERRED = "inferred";

  private static final String RESOURCE = "META-INF/reprise/protocols.json";
  private static final Map<String, Protocol> BY_NAME = load();

  private Protocols() {}

  /** Returns all published protocols, by name, in the order in which they are preferred. */
  public static Map<String, Protocol> all() {
    return BY_NAME;
  }

  /**
   * Returns the published protocol called {@code name}.
   *
   * @throws InvalidInputException if there is none
   */
  public static Protocol named(String name) {
    Protocol protocol = BY_NAME.get(name);
    if (protocol == null) {
      throw new InvalidInputException(
          "no protocol '"
              + name
              + "'; there are: "
              + String.join(", ", BY_NAME.keySet())
              + ", "
              + INFERRED);
    }
    return protocol;
  }

  /**
   * Returns the protocol for {@code table} if a user names none: the first published one that it
   * has the columns for, else the inferred one.
   *
   * @throws InvalidInputException if its columns do not tell what is searched
   */
  public static Protocol usual(Table table) {
    return BY_NAME.values().stream()
        .filter(protocol -> protocol.missing(table).isEmpty())
        .findFirst()
        .orElseGet(() -> inferred(table));
  }

  /**
   * Returns the protocol called {@code name} for {@code table}; {@value #INFERRED} is {@link
   * #inferred}.
   *
   * @throws InvalidInputException if there is none of that name
   */
  public static Protocol named(String name, Table table) {
    return name.equals(INFERRED) ? inferred(table) : named(name);
  }

  /**
   * Returns a protocol of the columns that {@code table} has: see {@link InferredProtocol}.
   *
   * @throws InvalidInputException if they do not tell what is searched
   */
  public static Protocol inferred(Table table) {
    return InferredProtocol.of(table);
  }

  /**
   * Returns the parameters that the first protocol of {@code space}, that of the benchmark's own
   * paper, gives to methods: they are meant for the space, whatever table of it is searched. Later
   * protocols fit theirs to a budget or to the accuracies of one table.
   *
   * @return parameters by method; empty where no protocol is of the space
   */
  public static Map<String, Map<String, String>> parameters(SearchSpace space) {
    return BY_NAME.values().stream()
        .filter(protocol -> protocol.space().equals(space.whole().name()))
        .findFirst()
        .map(Protocol::methods)
        .orElse(Map.of());
  }

  private static Map<String, Protocol> load() {
    record File(List<Protocol> protocols) {}
    Map<String, Protocol> byName = new LinkedHashMap<>();
    ObjectMapper json = new ObjectMapper();
    try {
      for (URL url : Collections.list(Protocols.class.getClassLoader().getResources(RESOURCE))) {
        for (Protocol protocol : json.readValue(url, new TypeReference<File>() {}).protocols()) {
          if (byName.put(protocol.name(), protocol) != null) {
            throw new IllegalStateException("two protocols are called " + protocol.name());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a protocol on the class path cannot be read", e);
    }
    return Collections.unmodifiableMap(byName);
  }
}
