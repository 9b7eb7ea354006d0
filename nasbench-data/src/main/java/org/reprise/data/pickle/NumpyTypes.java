package org.reprise.data.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reprise.data.pickle.PickleReader.Tuple;

/**
 * The few types that a pickle of plain data may name, and what becomes of them: ordered
 * dictionaries, numpy's scalars, arrays and {@code dtype}, bytes that an old protocol spells as
 * text.
 */
final class NumpyTypes {
  /** Names as pickles have them, module and name, to the one that is used here. */
  private static final Map<String, Kind> KINDS =
      Map.of(
          "collections OrderedDict", Kind.DICTIONARY,
          "numpy dtype", Kind.NUMBER_TYPE,
          "numpy ndarray", Kind.ARRAY,
          "numpy.core.multiarray scalar", Kind.SCALAR,
          "numpy._core.multiarray scalar", Kind.SCALAR,
          "numpy.core.multiarray _reconstruct", Kind.EMPTY_ARRAY,
          "numpy._core.multiarray _reconstruct", Kind.EMPTY_ARRAY,
          "_codecs encode", Kind.BYTES);

  private static final Map<String, ByteOrder> BYTE_ORDERS =
      Map.of(
          "<", ByteOrder.LITTLE_ENDIAN,
          "|", ByteOrder.LITTLE_ENDIAN,
          "=", ByteOrder.LITTLE_ENDIAN,
          ">", ByteOrder.BIG_ENDIAN);

  private NumpyTypes() {}

  /** A type or function that a pickle may name. */
  enum Kind {
    DICTIONARY,
    NUMBER_TYPE,
    ARRAY,
    SCALAR,
    EMPTY_ARRAY,
    BYTES
  }

  /** numpy's description of a number: kind and width, such as {@code f8}, and its byte order. */
  private static final class NumberType {
    private final String code;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    NumberType(String code) {
      this.code = code;
    }
  }

  /** The type of this name; null if it is not accepted. */
  static @Nullable Kind named(String module, String name) {
    return KINDS.get(module + " " + name);
  }

  /** What calling {@code kind} gives; null if the arguments are not what it takes. */
  static @Nullable Object call(Kind kind, List<@Nullable Object> arguments) {
    return switch (kind) {
      case DICTIONARY -> arguments.isEmpty() ? new LinkedHashMap<>() : null;
      case NUMBER_TYPE ->
          !arguments.isEmpty() && arguments.get(0) instanceof String code
              ? new NumberType(code)
              : null;
      case SCALAR ->
          arguments.size() == 2
                  && arguments.get(0) instanceof NumberType type
                  && arguments.get(1) instanceof byte[] raw
              ? number(type, raw)
              : null;
      case EMPTY_ARRAY ->
          !arguments.isEmpty() && arguments.get(0) == Kind.ARRAY ? new NumpyArray() : null;
      case BYTES ->
          arguments.size() == 2
                  && arguments.get(0) instanceof String text
                  && "latin1".equals(arguments.get(1))
              ? text.getBytes(StandardCharsets.ISO_8859_1)
              : null;
      case ARRAY -> null;
    };
  }

  private static @Nullable Object number(NumberType type, byte[] raw) {
    ByteBuffer bytes = ByteBuffer.wrap(raw).order(type.order);
    return switch (type.code + " in " + raw.length + " bytes") {
      case "f8 in 8 bytes" -> bytes.getDouble();
      case "f4 in 4 bytes" -> (double) bytes.getFloat();
      case "i8 in 8 bytes" -> bytes.getLong();
      case "i4 in 4 bytes" -> (long) bytes.getInt();
      default -> null;
    };
  }

  /**
   * Completes a numpy type or array with its state.
   *
   * @return what is wrong, null if nothing
   */
  static @Nullable String build(@Nullable Object value, @Nullable Object state) {
    if (!(state instanceof Tuple tuple)) {
      return "a state that is not a tuple";
    }
    if (value instanceof NumberType type) {
      return order(type, tuple.items());
    }
    if (value instanceof NumpyArray array) {
      return fill(array, tuple.items());
    }
    return "a state of something that is neither a numpy.dtype nor a numpy array";
  }

  /** The state of a dtype: version, byte order and more. */
  private static @Nullable String order(NumberType type, List<@Nullable Object> state) {
    if (state.size() < 2 || !(state.get(1) instanceof String order)) {
      return "a numpy.dtype without a byte order";
    }
    ByteOrder known = BYTE_ORDERS.get(order);
    if (known == null) {
      return "byte order " + PickleReader.printable(order);
    }
    type.order = known;
    return null;
  }

  /** The state of an array: version, shape, dtype, whether by columns, content. */
  private static @Nullable String fill(NumpyArray array, List<@Nullable Object> state) {
    if (state.size() != 5
        || !(state.get(1) instanceof Tuple shape)
        || !(state.get(2) instanceof NumberType type)
        || !Boolean.FALSE.equals(state.get(3))) {
      return "a numpy array of another form than (version, shape, dtype, by rows, content)";
    }
    byte[] content = raw(state.get(4));
    if (content == null) {
      return "a numpy array whose content is not bytes";
    }
    List<Long> extents = new ArrayList<>();
    long count = 1;
    for (Object extent : shape.items()) {
      if (!(extent instanceof Long length) || length < 0 || length > Integer.MAX_VALUE) {
        return "a numpy array whose shape is not of whole numbers";
      }
      extents.add(length);
      count = Math.min(count * length, Integer.MAX_VALUE);
    }
    if (!type.code.matches("[uif][1248]")) {
      return "a numpy array of "
          + PickleReader.printable(type.code)
          + "; accepted are whole and floating numbers";
    }
    int width = type.code.charAt(1) - '0';
    if (count * width != content.length) {
      return "a numpy array of " + content.length + " bytes, not " + count * width;
    }
    if (width > 1 && type.order != ByteOrder.LITTLE_ENDIAN) {
      return "a numpy array of other than little-endian numbers";
    }
    array.fill(extents, type.code, content);
    return null;
  }

  /** Bytes, also as Python 2 wrote them, as text of one byte a character. */
  private static byte @Nullable [] raw(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    return value instanceof String text ? text.getBytes(StandardCharsets.ISO_8859_1) : null;
  }
}
