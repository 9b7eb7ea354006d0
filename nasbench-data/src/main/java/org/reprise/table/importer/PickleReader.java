package org.reprise.table.importer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a Python pickle as data. A pickle is a program for a stack machine (Python's {@code
 * pickletools}); here only the operations that build plain values are carried out, so nothing in it
 * can run. Of types it may name {@code collections.OrderedDict} and numpy's scalars and their
 * {@code dtype}; any other is refused by its name.
 *
 * <p>Values: dictionaries are {@link Map}, lists {@link List}, tuples {@link Tuple}, sets {@link
 * Set}, whole numbers {@link Long}, other numbers {@link Double}; text, truth and null as in Java.
 *
 * <p>What is malformed, refused or too large gives a {@link PickleException}.
 */
final class PickleReader {
  // A record of NATS-Bench has 40,000 operations, its index 50,000.
  private static final int MOST_OPERATIONS = 4_000_000;
  private static final int MOST_MARKS = 1_000;
  private static final int HIGHEST_PROTOCOL = 5;

  private static final Set<String> SCALAR_MAKERS =
      Set.of("numpy.core.multiarray scalar", "numpy._core.multiarray scalar");

  private final ByteBuffer in;
  private final ArrayList<Object> stack = new ArrayList<>();
  private final ArrayList<Integer> marks = new ArrayList<>();
  private final Map<Integer, Object> memo = new HashMap<>();
  private int operationStart;

  private PickleReader(byte[] pickle) {
    in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A tuple; the only compound value that may be a key. */
  record Tuple(List<Object> items) {}

  /** A type that the pickle names, module and name. */
  private record Named(String name) {}

  /** numpy's description of a number: kind and width, such as {@code f8}, and its byte order. */
  private static final class NumberType {
    private final String code;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    NumberType(String code) {
      this.code = code;
    }
  }

  /** Says what is wrong with a pickle, and at which byte. */
  static final class PickleException extends Exception {
    private static final long serialVersionUID = 1L;

    PickleException(int place, String problem) {
      super("byte " + place + ": " + problem);
    }
  }

  /** The value in {@code pickle}. */
  static Object read(byte[] pickle) throws PickleException {
    return new PickleReader(pickle).run();
  }

  private Object run() throws PickleException {
    for (int operations = 0; operations < MOST_OPERATIONS; operations++) {
      operationStart = in.position();
      int operation = unsignedByte();
      if (operation == '.') {
        return pop();
      }
      carryOut(operation);
    }
    throw error("more than " + MOST_OPERATIONS + " operations");
  }

  private void carryOut(int operation) throws PickleException {
    switch (operation) {
      case 0x80 -> requireProtocol(unsignedByte());
      case 0x95 -> bytes(Long.BYTES); // FRAME: only says how much to read ahead
      case '(' -> mark();
      case '0' -> pop();

      case 'N' -> push(null);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) unsignedByte());
      case 'M' -> push((long) Short.toUnsignedInt(bytes(2).getShort()));
      case 'J' -> push((long) bytes(4).getInt());
      case 0x8a -> push(longOf(bytes(unsignedByte())));
      case 'G' -> push(bytes(8).order(ByteOrder.BIG_ENDIAN).getDouble());
      case 0x8c -> push(text(unsignedByte()));
      case 'X' -> push(text(length()));
      case 'C' -> push(byteArray(unsignedByte()));
      case 'B' -> push(byteArray(length()));

      case ')' -> push(new Tuple(List.of()));
      case 0x85 -> push(tuple(1));
      case 0x86 -> push(tuple(2));
      case 0x87 -> push(tuple(3));
      case 't' -> push(new Tuple(popToMark()));
      case ']' -> push(new ArrayList<>());
      case '}' -> push(new LinkedHashMap<>());
      case 0x8f -> push(new LinkedHashSet<>());
      case 'a' -> append(tuple(1).items());
      case 'e' -> append(popToMark());
      case 's' -> setItems(tuple(2).items());
      case 'u' -> setItems(popToMark());
      case 0x90 -> addItems(popToMark());

      case 0x94 -> memo.put(memo.size(), top());
      case 'q' -> memo.put(unsignedByte(), top());
      case 'r' -> memo.put(length(), top());
      case 'h' -> push(remembered(unsignedByte()));
      case 'j' -> push(remembered(length()));

      case 'c' -> push(named(line(), line()));
      case 0x93 -> {
        Object name = pop();
        push(named(textOf(pop()), textOf(name)));
      }
      case 'R' -> {
        Object arguments = pop();
        push(call(pop(), arguments));
      }
      case 'b' -> build(pop());
      default ->
          throw error(String.format("operation %02x is not one that plain data need", operation));
    }
  }

  private void requireProtocol(int protocol) throws PickleException {
    if (protocol > HIGHEST_PROTOCOL) {
      throw error("protocol " + protocol + "; expected at most " + HIGHEST_PROTOCOL);
    }
  }

  private Named named(String module, String name) throws PickleException {
    String whole = module + " " + name;
    boolean known =
        whole.equals("collections OrderedDict")
            || whole.equals("numpy dtype")
            || SCALAR_MAKERS.contains(whole);
    if (!known) {
      throw error(
          "it names "
              + printable(module + "." + name)
              + "; accepted are collections.OrderedDict, numpy.dtype and numpy's scalar, and"
              + " nothing was run");
    }
    return new Named(whole);
  }

  private Object call(Object callee, Object arguments) throws PickleException {
    if (!(callee instanceof Named named) || !(arguments instanceof Tuple tuple)) {
      throw error("a call of something that is not a type");
    }
    List<Object> items = tuple.items();
    if (named.name().equals("collections OrderedDict") && items.isEmpty()) {
      return new LinkedHashMap<>();
    }
    if (named.name().equals("numpy dtype")
        && !items.isEmpty()
        && items.get(0) instanceof String code) {
      return new NumberType(code);
    }
    if (SCALAR_MAKERS.contains(named.name())
        && items.size() == 2
        && items.get(0) instanceof NumberType type
        && items.get(1) instanceof byte[] raw) {
      return number(type, raw);
    }
    throw error("other arguments of " + named.name().replace(' ', '.') + " than expected");
  }

  private Object number(NumberType type, byte[] raw) throws PickleException {
    ByteBuffer bytes = ByteBuffer.wrap(raw).order(type.order);
    String code = type.code + " in " + raw.length + " bytes";
    return switch (code) {
      case "f8 in 8 bytes" -> bytes.getDouble();
      case "f4 in 4 bytes" -> (double) bytes.getFloat();
      case "i8 in 8 bytes" -> bytes.getLong();
      case "i4 in 4 bytes" -> (long) bytes.getInt();
      default -> throw error("a numpy number " + printable(code) + "; accepted are f8, f4, i8, i4");
    };
  }

  /** Completes a numpy dtype with its state (version, byte order, ...). */
  private void build(Object state) throws PickleException {
    if (!(top() instanceof NumberType type)
        || !(state instanceof Tuple tuple)
        || tuple.items().size() < 2
        || !(tuple.items().get(1) instanceof String order)) {
      throw error("a state of something that is not a numpy.dtype");
    }
    switch (order) {
      case "<", "|", "=" -> type.order = ByteOrder.LITTLE_ENDIAN;
      case ">" -> type.order = ByteOrder.BIG_ENDIAN;
      default -> throw error("byte order " + printable(order));
    }
  }

  @SuppressWarnings("unchecked")
  private void append(List<Object> items) throws PickleException {
    if (!(top() instanceof ArrayList<?> list)) {
      throw error("an item for something that is not a list");
    }
    ((ArrayList<Object>) list).addAll(items);
  }

  @SuppressWarnings("unchecked")
  private void setItems(List<Object> items) throws PickleException {
    if (!(top() instanceof LinkedHashMap<?, ?> map) || items.size() % 2 != 0) {
      throw error("a field for something that is not a dictionary");
    }
    for (int i = 0; i < items.size(); i += 2) {
      requireKey(items.get(i));
      ((LinkedHashMap<Object, Object>) map).put(items.get(i), items.get(i + 1));
    }
  }

  @SuppressWarnings("unchecked")
  private void addItems(List<Object> items) throws PickleException {
    if (!(top() instanceof LinkedHashSet<?> set)) {
      throw error("an item for something that is not a set");
    }
    for (Object item : items) {
      requireKey(item);
      ((LinkedHashSet<Object>) set).add(item);
    }
  }

  // Keys are hashed; a deeply nested one could take for ever.
  private void requireKey(Object key) throws PickleException {
    boolean simple =
        key instanceof Tuple tuple
            ? tuple.items().size() <= 8 && tuple.items().stream().allMatch(this::isSimple)
            : isSimple(key);
    if (!simple) {
      throw error("a key that is neither text, a number nor a short tuple of these");
    }
  }

  private boolean isSimple(Object value) {
    return value == null
        || value instanceof String
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean;
  }

  private Tuple tuple(int size) throws PickleException {
    Object[] items = new Object[size];
    for (int i = size - 1; i >= 0; i--) {
      items[i] = pop();
    }
    return new Tuple(Arrays.asList(items));
  }

  private void mark() throws PickleException {
    if (marks.size() == MOST_MARKS) {
      throw error("more than " + MOST_MARKS + " levels");
    }
    marks.add(stack.size());
  }

  private List<Object> popToMark() throws PickleException {
    if (marks.isEmpty()) {
      throw error("the end of something that did not begin");
    }
    List<Object> above = stack.subList(marks.remove(marks.size() - 1), stack.size());
    List<Object> items = new ArrayList<>(above);
    above.clear();
    return items;
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object pop() throws PickleException {
    top();
    return stack.remove(stack.size() - 1);
  }

  private Object top() throws PickleException {
    int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    if (stack.size() <= floor) {
      throw error("too few values before it");
    }
    return stack.get(stack.size() - 1);
  }

  private Object remembered(int number) throws PickleException {
    if (!memo.containsKey(number)) {
      throw error("value " + number + " is not remembered");
    }
    return memo.get(number);
  }

  private String textOf(Object value) throws PickleException {
    if (value instanceof String text) {
      return text;
    }
    throw error("expected the name of a type as text");
  }

  private int unsignedByte() throws PickleException {
    return Byte.toUnsignedInt(bytes(1).get());
  }

  /** A length of 4 bytes. */
  private int length() throws PickleException {
    int length = bytes(4).getInt();
    if (length < 0) {
      throw error("a length of " + Integer.toUnsignedString(length));
    }
    return length;
  }

  private ByteBuffer bytes(int count) throws PickleException {
    if (in.remaining() < count) {
      throw error("expected " + count + " more bytes, found " + in.remaining() + ", then the end");
    }
    ByteBuffer bytes = in.slice(in.position(), count).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + count);
    return bytes;
  }

  private byte[] byteArray(int count) throws PickleException {
    ByteBuffer bytes = bytes(count);
    byte[] copy = new byte[count];
    bytes.get(copy);
    return copy;
  }

  private String text(int count) throws PickleException {
    return StandardCharsets.UTF_8.decode(bytes(count)).toString();
  }

  /** Text up to the end of the line. */
  private String line() throws PickleException {
    StringBuilder line = new StringBuilder();
    for (int c = unsignedByte(); c != '\n'; c = unsignedByte()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private long longOf(ByteBuffer littleEndian) throws PickleException {
    int count = littleEndian.remaining();
    if (count > Long.BYTES) {
      throw error("a whole number of " + count + " bytes; expected at most 8");
    }
    long value = count > 0 && littleEndian.get(count - 1) < 0 ? -1 : 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | Byte.toUnsignedLong(littleEndian.get(i));
    }
    return value;
  }

  private static String printable(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() > 100 ? clean.substring(0, 100) + "..." : clean;
  }

  private PickleException error(String problem) {
    return new PickleException(operationStart, problem);
  }
}
