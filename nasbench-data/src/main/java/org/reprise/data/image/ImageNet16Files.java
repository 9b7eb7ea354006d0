package org.reprise.data.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reprise.data.pickle.NumpyArray;
import org.reprise.data.pickle.PickleException;
import org.reprise.data.pickle.PickleReader;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.Shape;

/**
 * ImageNet16-120 (Dong and Yang, NAS-Bench-201, section 2.2): the first 120 classes of ImageNet at
 * 16 x 16 (Chrabaszcz et al. 2017). Its files are pickles of a dictionary: {@code data}, an array
 * of bytes, an image each row, channel by channel; {@code labels}, a list of numbers from 1 on.
 */
final class ImageNet16Files {
  static final String FIRST = "train_data_batch_1";

  private static final Shape SHAPE = new Shape(3, 16, 16);
  private static final int CLASSES = 120;
  private static final int ALL_CLASSES = 1000;
  private static final int BATCHES = 10;

  private ImageNet16Files() {}

  /** The training images of the 120 classes: train_data_batch_1 to train_data_batch_10. */
  static LabelledImages training(Path folder) {
    List<Path> files = new ArrayList<>();
    for (int i = 1; i <= BATCHES; i++) {
      files.add(folder.resolve("train_data_batch_" + i));
    }
    return read("ImageNet16-120 training", files);
  }

  /**
   * The images of the 120 classes in val_data, 6,000 in all, which NAS-Bench-201 divides into
   * validation and test.
   */
  static LabelledImages test(Path folder) {
    return read("ImageNet16-120 test", List.of(folder.resolve("val_data")));
  }

  private static LabelledImages read(String name, List<Path> files) {
    List<LabelledImages> parts = new ArrayList<>();
    int count = 0;
    for (Path file : files) {
      LabelledImages part = parse(file.toString(), ImageFiles.read(file));
      parts.add(part);
      count += part.count();
    }
    byte[] pixels = new byte[count * SHAPE.size()];
    byte[] labels = new byte[count];
    int at = 0;
    for (LabelledImages part : parts) {
      System.arraycopy(part.pixels(), 0, pixels, at * SHAPE.size(), part.pixels().length);
      System.arraycopy(part.labels(), 0, labels, at, part.count());
      at += part.count();
    }
    return new LabelledImages(name, SHAPE, CLASSES, pixels, labels);
  }

  /** The images of the 120 classes in a file. */
  static LabelledImages parse(String file, byte[] pickle) {
    Map<?, ?> fields = dictionary(file, pickle);
    if (!(fields.get("data") instanceof NumpyArray data)
        || !data.code().equals("u1")
        || data.shape().size() != 2
        || data.shape().get(1) != SHAPE.size()) {
      throw new InvalidInputException(
          file + ": expected 'data', an array of bytes with " + SHAPE.size() + " in each row");
    }
    if (!(fields.get("labels") instanceof List<?> labels) || labels.size() != data.shape().get(0)) {
      throw new InvalidInputException(
          file + ": expected 'labels', a list of " + data.shape().get(0) + " numbers");
    }
    int[] kept = new int[labels.size()];
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      if (!(labels.get(i) instanceof Long label) || label < 1 || label > ALL_CLASSES) {
        throw new InvalidInputException(
            file + ": image " + i + " has another label than 1 to " + ALL_CLASSES);
      }
      if (label <= CLASSES) {
        kept[count++] = i;
      }
    }
    byte[] pixels = new byte[count * SHAPE.size()];
    byte[] classes = new byte[count];
    for (int i = 0; i < count; i++) {
      System.arraycopy(
          data.content(), kept[i] * SHAPE.size(), pixels, i * SHAPE.size(), SHAPE.size());
      classes[i] = (byte) ((Long) labels.get(kept[i]) - 1);
    }
    return new LabelledImages(file, SHAPE, CLASSES, pixels, classes);
  }

  private static Map<?, ?> dictionary(String file, byte[] pickle) {
    try {
      if (PickleReader.read(pickle) instanceof Map<?, ?> fields) {
        return fields;
      }
    } catch (PickleException e) {
      throw new InvalidInputException(file + ": " + e.getMessage(), e);
    }
    throw new InvalidInputException(file + ": expected a dictionary");
  }
}
