package org.reprise.data.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.reprise.space.network.Shape;

/**
 * The images of the built-in benchmark, shipped with the project: a balanced draw of Fashion-MNIST
 * (Xiao, Rasul and Vollgraf 2017, MIT licence) at 14 x 14, each pixel the mean of four. 4,000
 * training and 6,000 validation images come from the official training images by a stratified draw;
 * the 10,000 test images are the official ones.
 */
public final class BuiltInImages {
  /** Name of the data set in commands and tables. */
  public static final String NAME = "fashion14";

  private static final Shape SHAPE = new Shape(1, 14, 14);
  private static final int CLASSES = 10;
  private static final int TRAINING = 4_000;
  private static final int VALIDATION = 6_000;

  /** Seed of the draw from the official training images. */
  private static final long SEED = 201;

  private BuiltInImages() {}

  /** The images in their parts. */
  public static ImageParts load() {
    LabelledImages learned = part("train");
    return new ImageParts(
        learned.range(NAME + " training", 0, TRAINING),
        learned.range(NAME + " validation", TRAINING, learned.count() - TRAINING),
        part("test"));
  }

  private static LabelledImages part(String part) {
    String name = "/org/reprise/data/image/" + NAME + "-" + part + ".bin.gz";
    byte[] content;
    try (InputStream in = BuiltInImages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing from the class path: " + name);
      }
      content = ImageFiles.read(in, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return decode(NAME + " " + part, content);
  }

  /** All labels come first, then all pixels. */
  private static LabelledImages decode(String name, byte[] content) {
    int count = content.length / (SHAPE.size() + 1);
    byte[] labels = Arrays.copyOf(content, count);
    byte[] pixels = Arrays.copyOfRange(content, count, content.length);
    return new LabelledImages(name, SHAPE, CLASSES, pixels, labels);
  }

  /** The shipped parts, drawn anew from the official files. */
  static ImageParts draw(LabelledImages training, LabelledImages test) {
    return ImageParts.split(
        training.halved(), test.halved(), TRAINING, VALIDATION, new SplittableRandom(SEED));
  }

  /** The contents of a shipped file, before compression. */
  static byte[] encode(LabelledImages... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (LabelledImages part : parts) {
      out.writeBytes(part.labels());
    }
    for (LabelledImages part : parts) {
      out.writeBytes(part.pixels());
    }
    return out.toByteArray();
  }
}
