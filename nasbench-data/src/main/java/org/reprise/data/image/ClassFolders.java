package org.reprise.data.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.Shape;

/**
 * A user's own pictures: a folder with a subfolder of PNG or JPEG files for each class. Classes are
 * numbered by the names of their folders. A picture is cut to its central square and resized;
 * pictures that are all grey give one channel, others three. Files of other kinds and hidden ones
 * are passed over.
 */
public final class ClassFolders {
  private static final int MOST_CLASSES = 256;

  private ClassFolders() {}

  /**
   * All pictures of {@code folder}.
   *
   * @param name what they are called
   * @param side of the images, in pixels
   * @throws InvalidInputException if there are fewer than two classes, a class has no pictures, or
   *     a picture cannot be read, which is named
   */
  public static LabelledImages read(String name, Path folder, int side) {
    if (side < 1 || side > 1024) {
      throw new InvalidInputException("a resolution is 1 to 1024 pixels, not " + side);
    }
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException("no folder " + folder);
    }
    List<Path> classes = list(folder, Files::isDirectory);
    if (classes.size() < 2 || classes.size() > MOST_CLASSES) {
      throw new InvalidInputException(
          folder
              + " has "
              + classes.size()
              + " subfolders; accepted: one for each class, 2 to "
              + MOST_CLASSES);
    }
    List<int[]> pictures = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      List<Path> files = list(classes.get(label), ClassFolders::isPicture);
      if (files.isEmpty()) {
        throw new InvalidInputException(classes.get(label) + " holds no PNG or JPEG picture");
      }
      for (Path file : files) {
        pictures.add(SquarePicture.resized(decode(file), side));
        labels.add(label);
      }
    }
    return images(name, pictures, labels, classes.size(), side);
  }

  /**
   * These images in three parts by a seeded, stratified draw: a fifth is for the test.
   *
   * @param validation number of validation images; 0 for a fifth
   */
  public static ImageParts split(LabelledImages all, int validation, RandomGenerator random) {
    int test = Math.max(1, all.count() / 5);
    int[] order = all.stratifiedOrder(random);
    LabelledImages last = all.select(all.name() + " test", Arrays.copyOf(order, test));
    LabelledImages rest = all.select(all.name(), Arrays.copyOfRange(order, test, order.length));
    int kept = validation == 0 ? test : validation;
    return ImageParts.split(rest, last, rest.count() - kept, kept, random);
  }

  private static List<Path> list(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .filter(wanted)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InvalidInputException("cannot read folder " + folder + ": " + e.getMessage(), e);
    }
  }

  private static boolean isPicture(Path path) {
    return path.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)");
  }

  private static BufferedImage decode(Path file) {
    BufferedImage picture;
    try (InputStream in = Files.newInputStream(file)) {
      picture = ImageIO.read(in);
    } catch (IOException | RuntimeException e) {
      // The decoders of the JDK throw anything on damaged files.
      throw new InvalidInputException("picture " + file + " cannot be read: " + e.getMessage(), e);
    }
    if (picture == null) {
      throw new InvalidInputException(
          "picture " + file + " cannot be read: it is neither PNG nor JPEG");
    }
    return picture;
  }

  private static LabelledImages images(
      String name, List<int[]> pictures, List<Integer> labels, int classes, int side) {
    boolean grey = pictures.stream().allMatch(SquarePicture::isGrey);
    Shape shape = new Shape(grey ? 1 : 3, side, side);
    byte[] pixels = new byte[Math.multiplyExact(pictures.size(), shape.size())];
    byte[] classOf = new byte[pictures.size()];
    int at = 0;
    for (int i = 0; i < classOf.length; i++) {
      classOf[i] = labels.get(i).byteValue();
      for (int channel = 0; channel < shape.channels(); channel++) {
        for (int pixel : pictures.get(i)) {
          pixels[at++] = (byte) (pixel >> (16 - 8 * channel));
        }
      }
    }
    return new LabelledImages(name, shape, classes, pixels, classOf);
  }
}
