package org.reprise.algorithm.automlzero.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.LabelledImages;
import org.reprise.search.Gaussian;
import org.reprise.search.RandomStreams;
import org.reprise.space.InvalidInputException;

/**
 * Classification tasks from an image data set: pixels are projected to F features by a random N(0,
 * 1) matrix, and each feature is standardised on the training part (paper, section 4.2).
 */
public final class ImageTasks {

  /** Two classes, positive and negative. */
  public record Pair(int positive, int negative) {}

  /**
   * Images with their labels.
   *
   * @param pixels one row of numbers for each image
   * @param labels class numbers from 0
   */
  @SuppressWarnings("ArrayRecordComponent") // megabytes, never compared
  public record Images(float[][] pixels, int[] labels, int classes) {

    /** Returns the images of a data set. */
    public static Images of(LabelledImages source) {
      int size = source.shape().size();
      float[][] pixels = new float[source.count()][size];
      int[] labels = new int[source.count()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = source.label(i);
        for (int p = 0; p < size; p++) {
          pixels[i][p] = source.pixels()[i * size + p] & 0xFF;
        }
      }
      return new Images(pixels, labels, source.classes());
    }

    /**
     * Returns the images that are shipped with the project, a part of Fashion-MNIST: 1,000 of each
     * of ten classes, training and validation images together.
     */
    public static Images builtIn() {
      ImageParts parts = BuiltInImages.load();
      Images first = of(parts.training());
      Images second = of(parts.validation());
      int count = first.labels.length + second.labels.length;
      float[][] pixels = Arrays.copyOf(first.pixels, count);
      int[] labels = Arrays.copyOf(first.labels, count);
      System.arraycopy(second.pixels, 0, pixels, first.labels.length, second.labels.length);
      System.arraycopy(second.labels, 0, labels, first.labels.length, second.labels.length);
      return new Images(pixels, labels, first.classes);
    }
  }

  /** The nine pairs of ten classes that the original keeps for selection. */
  private static final List<Pair> SELECTION_PAIRS =
      List.of(
          new Pair(0, 5),
          new Pair(0, 9),
          new Pair(1, 8),
          new Pair(2, 9),
          new Pair(3, 5),
          new Pair(3, 6),
          new Pair(3, 8),
          new Pair(4, 6),
          new Pair(8, 9));

  private ImageTasks() {}

  /** Returns the pairs of ten classes kept for selection: 9 of 45. */
  public static List<Pair> selectionPairs() {
    return SELECTION_PAIRS;
  }

  /** Returns the other 36 pairs of ten classes. */
  public static List<Pair> searchPairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int positive = 0; positive < 10; positive++) {
      for (int negative = positive + 1; negative < 10; negative++) {
        Pair pair = new Pair(positive, negative);
        if (!SELECTION_PAIRS.contains(pair)) {
          pairs.add(pair);
        }
      }
    }
    return pairs;
  }

  /**
   * Binary classification: label 1 for the positive class, 0 for the negative one, as many of the
   * one as of the other.
   *
   * @param pairs class pairs that tasks are drawn from
   * @param count number of tasks, each with its own pair, projection and examples
   */
  public static TaskSet binary(
      Images images,
      List<Pair> pairs,
      int features,
      int train,
      int valid,
      int count,
      RandomStreams streams) {
    List<Task> tasks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      RandomGenerator random = streams.child(i).stream("task");
      Pair pair = pairs.get(random.nextInt(pairs.size()));
      List<Integer> ones = ofClass(images, pair.positive());
      List<Integer> zeros = ofClass(images, pair.negative());
      tasks.add(task(images, List.of(zeros, ones), features, train, valid, 0, random));
    }
    return new TaskSet(Metric.ACCURACY, features, 1, tasks);
  }

  /** Returns all classes: label c for class c, classes in equal parts. */
  public static TaskSet multiClass(
      Images images, int features, int train, int valid, int count, RandomStreams streams) {
    List<Task> tasks = new ArrayList<>(count);
    List<List<Integer>> classes = new ArrayList<>();
    for (int c = 0; c < images.classes(); c++) {
      classes.add(ofClass(images, c));
    }
    for (int i = 0; i < count; i++) {
      RandomGenerator random = streams.child(i).stream("task");
      tasks.add(task(images, classes, features, train, valid, images.classes(), random));
    }
    return new TaskSet(Metric.CLASS_ACCURACY, features, 1, tasks);
  }

  private static List<Integer> ofClass(Images images, int label) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < images.labels().length; i++) {
      if (images.labels()[i] == label) {
        found.add(i);
      }
    }
    return found;
  }

  /** Draws examples evenly from the classes; the position in {@code byClass} is the label. */
  private static Task task(
      Images images,
      List<List<Integer>> byClass,
      int features,
      int train,
      int valid,
      int classes,
      RandomGenerator random) {
    int total = train + valid;
    int[] chosen = new int[total];
    double[] labels = new double[total];
    for (int label = 0; label < byClass.size(); label++) {
      int wanted = (total + byClass.size() - 1 - label) / byClass.size();
      List<Integer> own = new ArrayList<>(byClass.get(label));
      if (own.size() < wanted) {
        throw new InvalidInputException(
            "image task: "
                + wanted
                + " images of one class are needed, the data set has "
                + own.size());
      }
      shuffle(own, random);
      for (int i = 0; i < wanted; i++) {
        chosen[i * byClass.size() + label] = own.get(i);
        labels[i * byClass.size() + label] = label;
      }
    }
    int[] order = permutation(total, random);
    double[][] rows = project(images, chosen, features, random);
    double[][] shuffledRows = new double[total][];
    double[] shuffledLabels = new double[total];
    for (int i = 0; i < total; i++) {
      shuffledRows[i] = rows[order[i]];
      shuffledLabels[i] = labels[order[i]];
    }
    standardise(shuffledRows, train);
    return new Task(
        part(shuffledRows, shuffledLabels, 0, train),
        part(shuffledRows, shuffledLabels, train, total),
        classes);
  }

  private static double[][] project(
      Images images, int[] chosen, int features, RandomGenerator random) {
    int pixels = images.pixels()[0].length;
    double[][] matrix = new double[features][pixels];
    for (double[] row : matrix) {
      for (int p = 0; p < pixels; p++) {
        row[p] = Gaussian.next(random);
      }
    }
    double[][] rows = new double[chosen.length][features];
    for (int i = 0; i < chosen.length; i++) {
      float[] image = images.pixels()[chosen[i]];
      for (int f = 0; f < features; f++) {
        double sum = 0;
        for (int p = 0; p < pixels; p++) {
          sum += matrix[f][p] * image[p];
        }
        rows[i][f] = sum;
      }
    }
    return rows;
  }

  /** Mean 0 and standard deviation 1 on the first {@code train} rows, the same shift elsewhere. */
  private static void standardise(double[][] rows, int train) {
    for (int f = 0; f < rows[0].length; f++) {
      double mean = 0;
      for (int i = 0; i < train; i++) {
        mean += rows[i][f] / train;
      }
      double variance = 0;
      for (int i = 0; i < train; i++) {
        double distance = rows[i][f] - mean;
        variance += distance * distance / train;
      }
      double scale = variance > 0 ? 1 / Math.sqrt(variance) : 1;
      for (double[] row : rows) {
        row[f] = (row[f] - mean) * scale;
      }
    }
  }

  private static Task.Examples part(double[][] rows, double[] labels, int from, int to) {
    return new Task.Examples(
        Arrays.copyOfRange(rows, from, to), Arrays.copyOfRange(labels, from, to));
  }

  private static int[] permutation(int size, RandomGenerator random) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      numbers.add(i);
    }
    shuffle(numbers, random);
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void shuffle(List<Integer> numbers, RandomGenerator random) {
    for (int i = numbers.size() - 1; i > 0; i--) {
      Collections.swap(numbers, i, random.nextInt(i + 1));
    }
  }
}
