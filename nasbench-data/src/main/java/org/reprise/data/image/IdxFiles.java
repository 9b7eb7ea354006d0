package org.reprise.data.image;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.Shape;

/**
 * The IDX files of MNIST and Fashion-MNIST, plain or gzipped: big-endian magic (0x0803 for images,
 * 0x0801 for labels), sizes, unsigned bytes (yann.lecun.com/exdb/mnist).
 */
public final class IdxFiles {
  private static final int IMAGES = 0x0803;
  private static final int LABELS = 0x0801;
  private static final int CLASSES = 10;

  private IdxFiles() {}

  /** The 60,000 training images of a folder with the usual file names. */
  public static LabelledImages training(Path folder) {
    return read(folder, "train");
  }

  /** The 10,000 test images of a folder with the usual file names. */
  public static LabelledImages test(Path folder) {
    return read(folder, "t10k");
  }

  private static LabelledImages read(Path folder, String part) {
    Path images = ImageFiles.plainOrPacked(folder, part + "-images-idx3-ubyte");
    Path labels = ImageFiles.plainOrPacked(folder, part + "-labels-idx1-ubyte");
    return parse(
        images.toString(), ImageFiles.read(images), labels.toString(), ImageFiles.read(labels));
  }

  /** The images of one file with the labels of another. */
  public static LabelledImages parse(
      String imageName, byte[] imageFile, String labelName, byte[] labelFile) {
    int[] imageSizes = sizes(imageName, imageFile, IMAGES, 3);
    int[] labelSizes = sizes(labelName, labelFile, LABELS, 1);
    if (imageSizes[0] != labelSizes[0]) {
      throw new InvalidInputException(
          imageName
              + " has "
              + imageSizes[0]
              + " images, but "
              + labelName
              + " has "
              + labelSizes[0]
              + " labels");
    }
    if (imageSizes[0] == 0) {
      throw new InvalidInputException(imageName + " holds no images");
    }
    return new LabelledImages(
        imageName,
        new Shape(1, imageSizes[1], imageSizes[2]),
        CLASSES,
        Arrays.copyOfRange(imageFile, 16, imageFile.length),
        Arrays.copyOfRange(labelFile, 8, labelFile.length));
  }

  private static int[] sizes(String name, byte[] file, int magic, int dimensions) {
    int header = 4 + 4 * dimensions;
    if (file.length < header) {
      throw new InvalidInputException(
          name + " is truncated: " + file.length + " bytes, less than its header of " + header);
    }
    ByteBuffer buffer = ByteBuffer.wrap(file);
    int found = buffer.getInt();
    if (found != magic) {
      throw new InvalidInputException(
          String.format(
              "%s is not an IDX file of %s: it begins with 0x%08x, not 0x%08x",
              name, magic == IMAGES ? "images" : "labels", found, magic));
    }
    int[] sizes = new int[dimensions];
    long expected = header;
    long numbers = 1;
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = buffer.getInt();
      numbers *= sizes[i];
    }
    expected += numbers;
    if (file.length != expected) {
      throw new InvalidInputException(
          name
              + (file.length < expected ? " is truncated: " : " is too long: ")
              + file.length
              + " bytes, not "
              + expected);
    }
    return sizes;
  }
}
