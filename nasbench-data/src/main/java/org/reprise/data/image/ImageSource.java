package org.reprise.data.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.reprise.space.InvalidInputException;
import org.reprise.table.store.TableHome;

/** Data sets by name: their official training and test images, found in a folder. */
public enum ImageSource {
  MNIST("train-images-idx3-ubyte", IdxFiles::training, IdxFiles::test),
  FASHION_MNIST("train-images-idx3-ubyte", IdxFiles::training, IdxFiles::test),
  CIFAR10("data_batch_1.bin", CifarFiles::training10, CifarFiles::test10),
  CIFAR100("train.bin", CifarFiles::training100, CifarFiles::test100),
  IMAGENET16_120(ImageNet16Files.FIRST, ImageNet16Files::training, ImageNet16Files::test);

  /** Where Debian's packages put data sets. */
  private static final Path SYSTEM = Path.of("/usr/share/datasets");

  private final String firstFile;
  private final Function<Path, LabelledImages> training;
  private final Function<Path, LabelledImages> test;

  ImageSource(
      String firstFile,
      Function<Path, LabelledImages> training,
      Function<Path, LabelledImages> test) {
    this.firstFile = firstFile;
    this.training = training;
    this.test = test;
  }

  /** The name in commands and of the folder, such as {@code fashion-mnist}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All names. */
  public static List<String> names() {
    return List.of(values()).stream().map(ImageSource::text).toList();
  }

  /**
   * The source called {@code text}.
   *
   * @throws InvalidInputException if there is none
   */
  public static ImageSource named(String text) {
    Map<String, ImageSource> sources = new TreeMap<>();
    for (ImageSource source : values()) {
      sources.put(source.text(), source);
    }
    ImageSource source = sources.get(text);
    if (source == null) {
      throw new InvalidInputException(
          "no image data set '" + text + "'; accepted: " + String.join(", ", sources.keySet()));
    }
    return source;
  }

  /**
   * The folder that holds the files: {@code given}, or else a folder of this name in {@code
   * datasets} of REPRISE_HOME (~/.reprise unless set) or in /usr/share/datasets, in this order.
   *
   * @throws InvalidInputException if none holds them
   */
  public Path folder(Optional<Path> given) {
    List<Path> places =
        given.isPresent()
            ? List.of(given.get())
            : List.of(home().resolve("datasets").resolve(text()), SYSTEM.resolve(text()));
    for (Path place : places) {
      if (Files.exists(ImageFiles.plainOrPacked(place, firstFile))) {
        return place;
      }
    }
    throw new InvalidInputException(
        "the images of "
            + text()
            + " are not in "
            + String.join(" or ", places.stream().map(Path::toString).toList())
            + ": no file "
            + firstFile);
  }

  private static Path home() {
    return TableHome.ofUser().home();
  }

  /** The official training images. */
  public LabelledImages training(Path folder) {
    return training.apply(folder);
  }

  /** The official test images. */
  public LabelledImages test(Path folder) {
    return test.apply(folder);
  }
}
