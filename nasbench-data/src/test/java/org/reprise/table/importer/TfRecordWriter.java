package org.reprise.table.importer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Writes records as TensorFlow does, for tests. */
final class TfRecordWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  TfRecordWriter add(byte[] data) {
    byte[] length =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).array();
    out.writeBytes(length);
    out.writeBytes(maskedChecksum(length));
    out.writeBytes(data);
    out.writeBytes(maskedChecksum(data));
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private static byte[] maskedChecksum(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    int value = (int) crc.getValue();
    int masked = ((value >>> 15) | (value << 17)) + 0xa282ead8;
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(masked).array();
  }
}
