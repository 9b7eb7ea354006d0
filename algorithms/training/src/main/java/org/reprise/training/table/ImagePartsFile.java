package org.reprise.training.table;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.LabelledImages;
import org.reprise.space.network.Shape;

/** A data set in its parts as one file, for the way to another machine. */
final class ImagePartsFile {
  private ImagePartsFile() {}

  static void write(ImageParts parts, Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      write(parts.training(), out);
      write(parts.validation(), out);
      write(parts.test(), out);
    }
  }

  private static void write(LabelledImages images, DataOutputStream out) throws IOException {
    out.writeUTF(images.name());
    out.writeInt(images.shape().channels());
    out.writeInt(images.shape().height());
    out.writeInt(images.shape().width());
    out.writeInt(images.classes());
    out.writeInt(images.count());
    out.write(images.pixels());
    out.write(images.labels());
  }

  static ImageParts read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return new ImageParts(read(in), read(in), read(in));
    }
  }

  private static LabelledImages read(DataInputStream in) throws IOException {
    String name = in.readUTF();
    Shape shape = new Shape(in.readInt(), in.readInt(), in.readInt());
    int classes = in.readInt();
    int count = in.readInt();
    return new LabelledImages(
        name, shape, classes, bytes(in, Math.multiplyExact(count, shape.size())), bytes(in, count));
  }

  private static byte[] bytes(DataInputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the file of images ends early");
    }
    return bytes;
  }
}
