package org.reprise.table.importer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reprise.data.pickle.PickleReader;
import org.reprise.space.InvalidInputException;

/**
 * A dictionary in a pickle, read by field with a clear error where a field is not what it should
 * be.
 */
final class PickledFields {
  private final Path file;
  private final String place;
  private final Map<?, ?> fields;

  /**
   * @param place where in the file this dictionary is, for errors
   * @param value what should be a dictionary
   */
  PickledFields(Path file, String place, @Nullable Object value) {
    this.file = file;
    this.place = place;
    if (!(value instanceof Map<?, ?> map)) {
      throw new InvalidInputException(
          file + ": " + place + ": expected a dictionary, found " + kind(value));
    }
    fields = map;
  }

  /** The keys, in the order of the file. */
  Iterable<?> keys() {
    return fields.keySet();
  }

  boolean has(Object key) {
    return fields.get(key) != null;
  }

  /** The dictionary at {@code key}. */
  PickledFields fields(Object key) {
    return new PickledFields(file, place + "/" + name(key), get(key));
  }

  String text(Object key) {
    if (get(key) instanceof String text) {
      return text;
    }
    throw wrong(key, "text");
  }

  double number(Object key) {
    if (get(key) instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(key, "a number");
  }

  int wholeNumber(Object key) {
    if (get(key) instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw wrong(key, "a whole number");
  }

  /** The number at {@code key}, NaN if there is none. */
  double numberIfPresent(Object key) {
    return has(key) ? number(key) : Double.NaN;
  }

  List<?> list(Object key) {
    if (get(key) instanceof List<?> list) {
      return list;
    }
    throw wrong(key, "a list");
  }

  private @Nullable Object get(Object key) {
    return fields.get(key);
  }

  private InvalidInputException wrong(Object key, String expected) {
    return error(expected + " at " + name(key), kind(get(key)));
  }

  /** An error here: what was expected, what was found. */
  InvalidInputException error(String expected, String found) {
    return new InvalidInputException(
        file + ": " + place + ": expected " + expected + ", found " + found);
  }

  /** A key as errors name it. */
  static String name(Object key) {
    String name =
        key instanceof PickleReader.Tuple tuple
            ? String.join(",", tuple.items().stream().map(String::valueOf).toList())
            : String.valueOf(key);
    String clean = name.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() > 60 ? clean.substring(0, 60) + "..." : clean;
  }

  // The value itself may be anything, even something that contains itself.
  private static String kind(@Nullable Object value) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof Long || value instanceof Double || value instanceof String) {
      return "'" + name(value) + "'";
    }
    return value instanceof Map ? "a dictionary" : value instanceof List ? "a list" : "other data";
  }
}
