package org.reprise.algorithm.automlzero.task;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.search.Gaussian;
import org.reprise.search.RandomStreams;

/**
 * Regression tasks without noise: features and the parameters of the true function are drawn from
 * N(0, 1), a new function for each task.
 */
public final class RegressionTasks {

  /** A family of true functions. */
  public enum Family {
    /** y = w·x (paper, section 4.1). */
    LINEAR,
    /** y = w·x + b. */
    AFFINE,
    /**
     * y = u·ReLU(M x), with rows 0 and 2 of M and elements 0 and 2 of u zero, as the original code
     * has it; the paper does not mention the zeros.
     */
    TWO_LAYER,
    /** y = u·ReLU(M x) with all parameters drawn, as the paper describes it. */
    TWO_LAYER_FULL
  }

  private RegressionTasks() {}

  /**
   * Makes a set of tasks.
   *
   * @param features F
   * @param train training examples of each task
   * @param valid validation examples of each task
   * @param count number of tasks
   * @param streams where each task's own parameters and data come from
   */
  public static TaskSet create(
      Family family, int features, int train, int valid, int count, RandomStreams streams) {
    List<Task> tasks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      RandomStreams own = streams.child(i);
      Function function = function(family, features, own.stream("parameters"));
      RandomGenerator data = own.stream("data");
      tasks.add(
          new Task(
              examples(function, features, train, data),
              examples(function, features, valid, data),
              0));
    }
    return new TaskSet(Metric.RMS_ERROR, features, 1, tasks);
  }

  /** A true function of the features. */
  private interface Function {
    double of(double[] x);
  }

  private static Function function(Family family, int features, RandomGenerator random) {
    double[] weights = gaussian(features, random);
    switch (family) {
      case LINEAR:
        return x -> dot(weights, x);
      case AFFINE:
        double bias = Gaussian.next(random);
        return x -> dot(weights, x) + bias;
      default:
        double[][] hidden = new double[features][];
        for (int i = 0; i < features; i++) {
          hidden[i] = gaussian(features, random);
          if (family == Family.TWO_LAYER && (i == 0 || i == 2)) {
            hidden[i] = new double[features];
            weights[i] = 0;
          }
        }
        return x -> {
          double sum = 0;
          for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * Math.max(0, dot(hidden[i], x));
          }
          return sum;
        };
    }
  }

  private static Task.Examples examples(
      Function function, int features, int count, RandomGenerator random) {
    double[][] rows = new double[count][];
    double[] labels = new double[count];
    for (int i = 0; i < count; i++) {
      rows[i] = gaussian(features, random);
      labels[i] = function.of(rows[i]);
    }
    return new Task.Examples(rows, labels);
  }

  private static double[] gaussian(int size, RandomGenerator random) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = Gaussian.next(random);
    }
    return values;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
