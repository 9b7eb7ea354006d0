package org.reprise.table.importer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads a protobuf message field by field, as its wire format says. Of the types only those that
 * the benchmarks use are read; others are skipped. What is malformed gives an {@link
 * IllegalArgumentException}.
 */
final class ProtobufMessage {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final ByteBuffer bytes;
  private int field;
  private int wireType;
  private boolean unread;

  ProtobufMessage(byte[] bytes) {
    this(ByteBuffer.wrap(bytes));
  }

  private ProtobufMessage(ByteBuffer bytes) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Goes to the next field; false after the last. Skips the field before if it was not read. */
  boolean next() {
    try {
      if (unread) {
        skip();
      }
      if (!bytes.hasRemaining()) {
        return false;
      }
      long tag = readVarint();
      field = (int) (tag >>> 3);
      wireType = (int) (tag & 7);
      if (field <= 0 || tag > 0xffffffffL) {
        throw new IllegalArgumentException("a field number, found " + (tag >>> 3));
      }
      unread = true;
      return true;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("more bytes, found the end of a message", e);
    }
  }

  int field() {
    return field;
  }

  boolean isFixed64() {
    return wireType == FIXED64;
  }

  long varint() {
    require(VARINT);
    return readVarint();
  }

  double fixed64() {
    require(FIXED64);
    if (bytes.remaining() < Double.BYTES) {
      throw new IllegalArgumentException("8 bytes, found the end of a message");
    }
    return bytes.getDouble();
  }

  ProtobufMessage message() {
    require(BYTES);
    int length = length();
    ByteBuffer inner = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    return new ProtobufMessage(inner);
  }

  private void require(int type) {
    if (wireType != type) {
      throw new IllegalArgumentException(
          "wire type " + type + " of field " + field + ", found " + wireType);
    }
    unread = false;
  }

  private void skip() {
    unread = false;
    switch (wireType) {
      case VARINT -> readVarint();
      case FIXED64 -> bytes.getLong();
      case FIXED32 -> bytes.getInt();
      case BYTES -> {
        int length = length();
        bytes.position(bytes.position() + length);
      }
      default -> throw new IllegalArgumentException("a known wire type, found " + wireType);
    }
  }

  private int length() {
    long length = readVarint();
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException(
          "at most " + bytes.remaining() + " bytes in field " + field + ", found " + length);
    }
    return (int) length;
  }

  private long readVarint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (!bytes.hasRemaining()) {
        throw new IllegalArgumentException("a number, found the end of a message");
      }
      byte part = bytes.get();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of at most 10 bytes");
  }
}
