package org.reprise.table.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of metadata: objects as maps, arrays as lists, texts, whole numbers as {@code
 * Long}, {@code true} and {@code false}. By hand, since to load the classes of a JSON library takes
 * a new virtual machine longer than all the rest of opening a table.
 */
final class JsonText {
  private static final int DEEPEST = 8;
  private static final int LONGEST_NUMBER = 18;

  private final String text;
  private int place;

  private JsonText(String text) {
    this.text = text;
  }

  /**
   * The value that {@code bytes} hold.
   *
   * @throws IOException if they are no JSON of this kind
   */
  static Object read(byte[] bytes) throws IOException {
    JsonText json = new JsonText(new String(bytes, StandardCharsets.UTF_8));
    Object value = json.value(0);
    json.skipBlanks();
    if (json.place < json.text.length()) {
      throw json.error("more than one value");
    }
    return value;
  }

  private Object value(int depth) throws IOException {
    if (depth > DEEPEST) {
      throw error("nested too deeply");
    }
    skipBlanks();
    switch (next()) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"':
        return string();
      case 't':
        requireRest("rue");
        return Boolean.TRUE;
      case 'f':
        requireRest("alse");
        return Boolean.FALSE;
      default:
        place--;
        return number();
    }
  }

  private Map<String, Object> object(int depth) throws IOException {
    Map<String, Object> fields = new HashMap<>();
    skipBlanks();
    if (text.startsWith("}", place)) {
      place++;
      return fields;
    }
    char end;
    do {
      skipBlanks();
      require('"');
      String name = string();
      skipBlanks();
      require(':');
      fields.put(name, value(depth + 1));
      skipBlanks();
      end = next();
    } while (end == ',');
    if (end != '}') {
      throw error("an object without end");
    }
    return fields;
  }

  private List<Object> array(int depth) throws IOException {
    List<Object> items = new ArrayList<>();
    skipBlanks();
    if (text.startsWith("]", place)) {
      place++;
      return items;
    }
    char end;
    do {
      items.add(value(depth + 1));
      skipBlanks();
      end = next();
    } while (end == ',');
    if (end != ']') {
      throw error("an array without end");
    }
    return items;
  }

  /** Returns the rest of a string whose first quote is read. */
  private String string() throws IOException {
    StringBuilder string = new StringBuilder();
    for (char c = next(); c != '"'; c = next()) {
      string.append(c == '\\' ? escaped() : c);
    }
    return string.toString();
  }

  private char escaped() throws IOException {
    char c = next();
    switch (c) {
      case '"', '\\', '/':
        return c;
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'u':
        int code = 0;
        for (int i = 0; i < 4; i++) {
          int digit = Character.digit(next(), 16);
          if (digit < 0) {
            throw error("an escape that is none");
          }
          code = 16 * code + digit;
        }
        return (char) code;
      default:
        throw error("an escape that is none");
    }
  }

  private Long number() throws IOException {
    int start = place;
    if (text.startsWith("-", place)) {
      place++;
    }
    int digits = place;
    while (place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9') {
      place++;
    }
    if (place == digits || place - digits > LONGEST_NUMBER) {
      throw error("a value of no use here");
    }
    return Long.valueOf(text.substring(start, place));
  }

  private void requireRest(String rest) throws IOException {
    if (!text.startsWith(rest, place)) {
      throw error("a value of no use here");
    }
    place += rest.length();
  }

  private void require(char expected) throws IOException {
    if (next() != expected) {
      throw error("no '" + expected + "'");
    }
  }

  private char next() throws IOException {
    if (place == text.length()) {
      throw error("no end");
    }
    return text.charAt(place++);
  }

  private void skipBlanks() {
    while (place < text.length() && " \t\r\n".indexOf(text.charAt(place)) >= 0) {
      place++;
    }
  }

  private IOException error(String problem) {
    return new IOException("JSON with " + problem + " at character " + place);
  }
}
