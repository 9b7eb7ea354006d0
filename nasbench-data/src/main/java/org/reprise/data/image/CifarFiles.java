package org.reprise.data.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.Shape;

/**
 * The binary files of CIFAR-10 and CIFAR-100 (Krizhevsky 2009): records of one label byte
 * (CIFAR-100: coarse, then fine; the fine one is taken) and 3072 pixels, channel by channel.
 */
public final class CifarFiles {
  private static final Shape SHAPE = new Shape(3, 32, 32);

  private CifarFiles() {}

  /** CIFAR-10's training images: data_batch_1.bin to data_batch_5.bin. */
  public static LabelledImages training10(Path folder) {
    List<Path> files = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      files.add(ImageFiles.plainOrPacked(folder, "data_batch_" + i + ".bin"));
    }
    return read("CIFAR-10 training", files, 1, 10);
  }

  /** CIFAR-10's test images: test_batch.bin. */
  public static LabelledImages test10(Path folder) {
    return read(
        "CIFAR-10 test", List.of(ImageFiles.plainOrPacked(folder, "test_batch.bin")), 1, 10);
  }

  /** CIFAR-100's training images: train.bin. */
  public static LabelledImages training100(Path folder) {
    return read(
        "CIFAR-100 training", List.of(ImageFiles.plainOrPacked(folder, "train.bin")), 2, 100);
  }

  /** CIFAR-100's test images: test.bin. */
  public static LabelledImages test100(Path folder) {
    return read("CIFAR-100 test", List.of(ImageFiles.plainOrPacked(folder, "test.bin")), 2, 100);
  }

  private static LabelledImages read(String name, List<Path> files, int labelBytes, int classes) {
    int record = labelBytes + SHAPE.size();
    List<byte[]> contents = new ArrayList<>();
    int count = 0;
    for (Path file : files) {
      byte[] content = ImageFiles.read(file);
      if (content.length == 0 || content.length % record != 0) {
        throw new InvalidInputException(
            file
                + " is truncated or of another kind: "
                + content.length
                + " bytes are no whole number of records of "
                + record);
      }
      contents.add(content);
      count += content.length / record;
    }
    byte[] pixels = new byte[count * SHAPE.size()];
    byte[] labels = new byte[count];
    int at = 0;
    for (byte[] content : contents) {
      for (int from = 0; from < content.length; from += record) {
        labels[at] = content[from + labelBytes - 1];
        System.arraycopy(content, from + labelBytes, pixels, at * SHAPE.size(), SHAPE.size());
        at++;
      }
    }
    return new LabelledImages(name, SHAPE, classes, pixels, labels);
  }
}
