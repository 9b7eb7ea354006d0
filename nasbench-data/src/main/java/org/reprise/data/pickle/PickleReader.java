package org.reprise.data.pickle;

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
import org.jspecify.annotations.Nullable;

/**
 * Reads a Python pickle as data. A pickle is a program for a stack machine (Python's {@code
 * pickletools}); here only the operations that build plain values are carried out, so nothing in it
 * can run. Of types it may name {@code collections.OrderedDict}, numpy's scalars, arrays and their
 * {@code dtype}, and the encoding of bytes as text; any other is refused by its name.
 *
 * <p>Values: dictionaries are {@link Map}, lists {@link List}, tuples {@link Tuple}, sets {@link
 * Set}, whole numbers {@link Long}, other numbers {@link Double}, arrays {@link NumpyArray}; text,
 * truth and null as in Java. The text of Python 2, which has no encoding, is read as Latin-1.
 *
 * <p>What is malformed, refused or too large gives a {@link PickleException}.
 */
public final class PickleReader {
  // A record of NATS-Bench has 40,000 operations, its index 50,000.
  private static final int MOST_OPERATIONS = 4_000_000;
  private static final int MOST_MARKS = 1_000;
  private static final int HIGHEST_PROTOCOL = 5;

  private final ByteBuffer in;
  private final ArrayList<@Nullable Object> stack = new ArrayList<>();
  private final ArrayList<Integer> marks = new ArrayList<>();
  private final Map<Integer, @Nullable Object> memo = new HashMap<>();
  private int operationStart;

  private PickleReader(byte[] pickle) {
    in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A tuple; the only compound value that may be a key. */
  public record Tuple(List<@Nullable Object> items) {}

  /**
   * The value in {@code pickle}.
   *
   * @throws PickleException if it is malformed, names a type that is not accepted, or is too large
   */
  public static @Nullable Object read(byte[] pickle) throws PickleException {
    return new PickleReader(pickle).run();
  }

  private @Nullable Object run() throws PickleException {
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
      case 'U' -> push(latin1(unsignedByte()));
      case 'T' -> push(latin1(length()));
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

  private Object named(String module, String name) throws PickleException {
    NumpyTypes.Kind kind = NumpyTypes.named(module, name);
    if (kind == null) {
      throw error(
          "it names "
              + printable(module + "." + name)
              + "; accepted are collections.OrderedDict and numpy's scalars, arrays and dtype, and"
              + " nothing was run");
    }
    return kind;
  }

  private Object call(@Nullable Object callee, @Nullable Object arguments) throws PickleException {
    if (!(callee instanceof NumpyTypes.Kind kind) || !(arguments instanceof Tuple tuple)) {
      throw error("a call of something that is not a type");
    }
    Object made = NumpyTypes.call(kind, tuple.items());
    if (made == null) {
      throw error("other arguments of " + kind.name() + " than expected");
    }
    return made;
  }

  /** Completes a numpy object with its state. */
  private void build(@Nullable Object state) throws PickleException {
    String problem = NumpyTypes.build(top(), state);
    if (problem != null) {
      throw error(problem);
    }
  }

  @SuppressWarnings("unchecked")
  private void append(List<@Nullable Object> items) throws PickleException {
    if (!(top() instanceof ArrayList<?> list)) {
      throw error("an item for something that is not a list");
    }
    ((ArrayList<Object>) list).addAll(items);
  }

  @SuppressWarnings("unchecked")
  private void setItems(List<@Nullable Object> items) throws PickleException {
    if (!(top() instanceof LinkedHashMap<?, ?> map) || items.size() % 2 != 0) {
      throw error("a field for something that is not a dictionary");
    }
    for (int i = 0; i < items.size(); i += 2) {
      requireKey(items.get(i));
      ((LinkedHashMap<Object, Object>) map).put(items.get(i), items.get(i + 1));
    }
  }

  @SuppressWarnings("unchecked")
  private void addItems(List<@Nullable Object> items) throws PickleException {
    if (!(top() instanceof LinkedHashSet<?> set)) {
      throw error("an item for something that is not a set");
    }
    for (Object item : items) {
      requireKey(item);
      ((LinkedHashSet<Object>) set).add(item);
    }
  }

  // Keys are hashed; a deeply nested one could take for ever.
  private void requireKey(@Nullable Object key) throws PickleException {
    boolean simple =
        key instanceof Tuple tuple
            ? tuple.items().size() <= 8 && tuple.items().stream().allMatch(this::isSimple)
            : isSimple(key);
    if (!simple) {
      throw error("a key that is neither text, a number nor a short tuple of these");
    }
  }

  private boolean isSimple(@Nullable Object value) {
    return value == null
        || value instanceof String
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean;
  }

  private Tuple tuple(int size) throws PickleException {
    @Nullable Object[] items = new @Nullable Object[size];
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

  private List<@Nullable Object> popToMark() throws PickleException {
    if (marks.isEmpty()) {
      throw error("the end of something that did not begin");
    }
    List<@Nullable Object> above = stack.subList(marks.remove(marks.size() - 1), stack.size());
    List<@Nullable Object> items = new ArrayList<>(above);
    above.clear();
    return items;
  }

  private void push(@Nullable Object value) {
    stack.add(value);
  }

  private @Nullable Object pop() throws PickleException {
    top();
    return stack.remove(stack.size() - 1);
  }

  private @Nullable Object top() throws PickleException {
    int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    if (stack.size() <= floor) {
      throw error("too few values before it");
    }
    return stack.get(stack.size() - 1);
  }

  private @Nullable Object remembered(int number) throws PickleException {
    if (!memo.containsKey(number)) {
      throw error("value " + number + " is not remembered");
    }
    return memo.get(number);
  }

  private String textOf(@Nullable Object value) throws PickleException {
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

  private String latin1(int count) throws PickleException {
    return new String(byteArray(count), StandardCharsets.ISO_8859_1);
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

  static String printable(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() > 100 ? clean.substring(0, 100) + "..." : clean;
  }

  private PickleException error(String problem) {
    return new PickleException(operationStart, problem);
  }
}
