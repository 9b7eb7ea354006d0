package org.reprise.cli.space;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.Shape;
import picocli.CommandLine.ITypeConverter;

/** The image data sets for which networks are counted. */
enum ImageTask {
  CIFAR10("cifar10", new Shape(3, 32, 32), 10),
  CIFAR100("cifar100", new Shape(3, 32, 32), 100),
  IMAGENET16_120("imagenet16-120", new Shape(3, 16, 16), 120),
  FASHION_MNIST("fashion-mnist", new Shape(1, 28, 28), 10);

  private final String text;
  private final Shape image;
  private final int classes;

  ImageTask(String text, Shape image, int classes) {
    this.text = text;
    this.image = image;
    this.classes = classes;
  }

  /** The name on the command line. */
  String text() {
    return text;
  }

  /** The shape of an image. */
  Shape image() {
    return image;
  }

  /** How many classes there are. */
  int classes() {
    return classes;
  }

  /** Reads a data set's name. */
  static final class Converter implements ITypeConverter<ImageTask> {
    @Override
    public ImageTask convert(String text) {
      return Arrays.stream(values())
          .filter(task -> task.text.equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidInputException(
                      "no data set '"
                          + text
                          + "'; there are: "
                          + Arrays.stream(values())
                              .map(ImageTask::text)
                              .collect(Collectors.joining(", "))));
    }
  }
}
