package org.reprise.algorithm.automlzero.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.algorithm.automlzero.program.Instruction;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.task.Metric;
import org.reprise.algorithm.automlzero.task.Task;

/**
 * The evaluation of one program on one task, written as plainly as possible from the paper and the
 * original's rules: no lanes, no dead-code elimination, every value boxed in its own small array.
 * The twin that the fast runner is compared with.
 */
final class NaiveInterpreter {
  private final Program program;
  private final Task task;
  private final Metric metric;
  private final int size;
  private final double maxAbsError;
  private final double[] s = new double[20];
  private final double[][] v;
  private final double[][][] m;
  private final Map<String, Noise> noises = new HashMap<>();
  private final long seed;
  private final int taskNumber;
  final List<Double> errors = new ArrayList<>();
  int trainSteps;

  NaiveInterpreter(
      Program program, Task task, Metric metric, double maxAbsError, long seed, int taskNumber) {
    this.program = program;
    this.task = task;
    this.metric = metric;
    this.size = task.train().features()[0].length;
    this.maxAbsError = maxAbsError;
    this.seed = seed;
    this.taskNumber = taskNumber;
    this.v = new double[20][size];
    this.m = new double[20][size][size];
  }

  /** One epoch over the first examples; the fitness. */
  double evaluate(int trainExamples, int validExamples) {
    run(Component.SETUP);
    for (int i = 0; i < Math.min(trainExamples, task.train().size()); i++) {
      trainSteps++;
      double label = task.train().labels()[i];
      see(task.train().features()[i], 0, false);
      run(Component.PREDICT);
      double error = trainingError(label);
      if (Double.isNaN(error) || error > maxAbsError) {
        return 0;
      }
      errors.add(error);
      see(task.train().features()[i], label, true);
      run(Component.LEARN);
    }
    double loss = 0;
    for (int i = 0; i < Math.min(validExamples, task.valid().size()); i++) {
      double label = task.valid().labels()[i];
      see(task.valid().features()[i], 0, false);
      run(Component.PREDICT);
      double error = validationError(label);
      if (Double.isNaN(error) || Math.abs(error) > maxAbsError) {
        return 0;
      }
      errors.add(Math.abs(error));
      loss += metric == Metric.RMS_ERROR ? error * error : error;
    }
    double mean = loss / task.valid().size();
    return metric == Metric.RMS_ERROR ? 1 - 2 / Math.PI * Math.atan(Math.sqrt(mean)) : 1 - mean;
  }

  private void see(double[] features, double label, boolean labelled) {
    v[0] = features.clone();
    if (metric.output() == OutputKind.SCALAR) {
      s[0] = labelled ? label : 0;
    } else {
      v[1] = new double[size];
      if (labelled) {
        v[1][(int) label] = 1;
      }
    }
  }

  private double trainingError(double label) {
    switch (metric) {
      case RMS_ERROR:
        return Math.abs(label - s[1]);
      case ACCURACY:
        s[1] = 1 / (1 + Math.exp(-s[1]));
        return Math.abs(label - s[1]);
      default:
        int classes = task.classes();
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
          largest = Math.max(largest, v[2][c]);
        }
        double[] probabilities = new double[size];
        double total = 0;
        for (int c = 0; c < classes; c++) {
          probabilities[c] = Math.exp(v[2][c] - largest);
          total += probabilities[c];
        }
        double error = 0;
        for (int c = 0; c < classes; c++) {
          probabilities[c] /= total;
          error = Math.max(error, Math.abs((c == (int) label ? 1 : 0) - probabilities[c]));
        }
        v[2] = probabilities;
        return error;
    }
  }

  private double validationError(double label) {
    switch (metric) {
      case RMS_ERROR:
        return label - s[1];
      case ACCURACY:
        return label > 0.5 == 1 / (1 + Math.exp(-s[1])) > 0.5 ? 0 : 1;
      default:
        int best = 0;
        double largest = -Double.MAX_VALUE;
        for (int c = 0; c < task.classes(); c++) {
          if (v[2][c] >= largest) {
            best = c;
            largest = v[2][c];
          }
        }
        return best == (int) label ? 0 : 1;
    }
  }

  private void run(Component component) {
    List<Instruction> instructions = program.component(component);
    for (int i = 0; i < instructions.size(); i++) {
      int index = i;
      Noise noise =
          noises.computeIfAbsent(
              component + "/" + index, k -> new Noise(seed, taskNumber, component, index));
      execute(instructions.get(i), noise);
    }
  }

  private interface Unary {
    double of(double a);
  }

  private interface Binary {
    double of(double a, double b);
  }

  private void execute(Instruction i, Noise noise) {
    int a = i.in1();
    int b = i.in2();
    int o = i.out();
    switch (i.op().id()) {
      case 0 -> {}
      case 1 -> s[o] = s[a] + s[b];
      case 2 -> s[o] = s[a] - s[b];
      case 3 -> s[o] = s[a] * s[b];
      case 4 -> s[o] = s[a] / s[b];
      case 5 -> s[o] = Math.abs(s[a]);
      case 6 -> s[o] = 1 / s[a];
      case 7 -> s[o] = Math.sin(s[a]);
      case 8 -> s[o] = Math.cos(s[a]);
      case 9 -> s[o] = Math.tan(s[a]);
      case 10 -> s[o] = Math.asin(s[a]);
      case 11 -> s[o] = Math.acos(s[a]);
      case 12 -> s[o] = Math.atan(s[a]);
      case 13 -> s[o] = Math.exp(s[a]);
      case 14 -> s[o] = Math.log(s[a]);
      case 15 -> s[o] = s[a] >= 0 ? 1 : 0;
      case 16 -> v[o] = map(v[a], x -> x > 0 ? 1 : 0);
      case 17 -> m[o] = map(m[a], x -> x > 0 ? 1 : 0);
      case 18 -> v[o] = map(v[b], x -> s[a] * x);
      case 19 -> v[o] = map(v[o], x -> s[a]);
      case 20 -> v[o] = map(v[a], x -> 1 / x);
      case 21 -> s[o] = Math.sqrt(dot(v[a], v[a]));
      case 22 -> v[o] = map(v[a], Math::abs);
      case 23 -> v[o] = zip(v[a], v[b], (x, y) -> x + y);
      case 24 -> v[o] = zip(v[a], v[b], (x, y) -> x - y);
      case 25 -> v[o] = zip(v[a], v[b], (x, y) -> x * y);
      case 26 -> v[o] = zip(v[a], v[b], (x, y) -> x / y);
      case 27 -> s[o] = dot(v[a], v[b]);
      case 28 -> {
        double[] column = v[a];
        double[] row = v[b];
        m[o] = matrix((r, c) -> column[r] * row[c]);
      }
      case 29 -> m[o] = map(m[b], x -> s[a] * x);
      case 30 -> m[o] = map(m[a], x -> 1 / x);
      case 31 -> {
        double[][] rows = m[a];
        double[] column = v[b];
        v[o] = vector(r -> dot(rows[r], column));
      }
      case 32 -> m[o] = matrix((r, c) -> v[a][r]);
      case 33 -> m[o] = matrix((r, c) -> v[a][c]);
      case 34 -> s[o] = Math.sqrt(dot(flat(m[a]), flat(m[a])));
      case 35 -> v[o] = vector(c -> Math.sqrt(dot(column(m[a], c), column(m[a], c))));
      case 36 -> v[o] = vector(r -> Math.sqrt(dot(m[a][r], m[a][r])));
      case 37 -> {
        double[][] from = m[a];
        m[o] = matrix((r, c) -> from[c][r]);
      }
      case 38 -> m[o] = map(m[a], Math::abs);
      case 39 -> m[o] = zip(m[a], m[b], (x, y) -> x + y);
      case 40 -> m[o] = zip(m[a], m[b], (x, y) -> x - y);
      case 41 -> m[o] = zip(m[a], m[b], (x, y) -> x * y);
      case 42 -> m[o] = zip(m[a], m[b], (x, y) -> x / y);
      case 43 -> {
        double[][] left = m[a];
        double[][] right = m[b];
        m[o] = matrix((r, c) -> dot(left[r], column(right, c)));
      }
      case 44 -> s[o] = s[b] < s[a] ? s[b] : s[a];
      case 45 -> v[o] = zip(v[a], v[b], (x, y) -> y < x ? y : x);
      case 46 -> m[o] = zip(m[a], m[b], (x, y) -> x < y ? x : y);
      case 47 -> s[o] = s[a] < s[b] ? s[b] : s[a];
      case 48 -> v[o] = zip(v[a], v[b], (x, y) -> x < y ? y : x);
      case 49 -> m[o] = zip(m[a], m[b], (x, y) -> x > y ? x : y);
      case 50 -> s[o] = sum(v[a]) / size;
      case 51 -> s[o] = sum(flat(m[a])) / (size * size);
      case 52 -> v[o] = vector(r -> sum(m[a][r]) / size);
      case 53 -> v[o] = vector(r -> deviation(m[a][r]));
      case 54 -> s[o] = deviation(v[a]);
      case 55 -> s[o] = deviation(flat(m[a]));
      case 56 -> s[o] = i.c0();
      case 57 -> v[o][(int) (size * (float) i.c0())] = i.c1();
      case 58 -> m[o][(int) (size * (float) i.c0())][(int) (size * (float) i.c1())] = i.c2();
      case 59 -> s[o] = noise.uniform(i.c0(), i.c1());
      case 60 -> v[o] = vector(r -> noise.uniform(i.c0(), i.c1()));
      case 61 -> m[o] = matrix((r, c) -> noise.uniform(i.c0(), i.c1()));
      case 62 -> s[o] = noise.gaussian(i.c0(), i.c1());
      case 63 -> v[o] = vector(r -> noise.gaussian(i.c0(), i.c1()));
      case 64 -> m[o] = matrix((r, c) -> noise.gaussian(i.c0(), i.c1()));
      default -> throw new AssertionError(i.op());
    }
  }

  private interface Element {
    double of(int row);
  }

  private interface Cell {
    double of(int row, int column);
  }

  private double[] vector(Element element) {
    double[] result = new double[size];
    for (int r = 0; r < size; r++) {
      result[r] = element.of(r);
    }
    return result;
  }

  private double[][] matrix(Cell cell) {
    double[][] result = new double[size][size];
    for (int r = 0; r < size; r++) {
      for (int c = 0; c < size; c++) {
        result[r][c] = cell.of(r, c);
      }
    }
    return result;
  }

  private double[] map(double[] x, Unary f) {
    return vector(r -> f.of(x[r]));
  }

  private double[][] map(double[][] x, Unary f) {
    return matrix((r, c) -> f.of(x[r][c]));
  }

  private double[] zip(double[] x, double[] y, Binary f) {
    return vector(r -> f.of(x[r], y[r]));
  }

  private double[][] zip(double[][] x, double[][] y, Binary f) {
    return matrix((r, c) -> f.of(x[r][c], y[r][c]));
  }

  private static double dot(double[] x, double[] y) {
    double sum = x[0] * y[0];
    for (int i = 1; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static double sum(double[] x) {
    double sum = x[0];
    for (int i = 1; i < x.length; i++) {
      sum += x[i];
    }
    return sum;
  }

  private static double deviation(double[] x) {
    double mean = sum(x) / x.length;
    return Math.sqrt(dot(x, x) / x.length - mean * mean);
  }

  private double[] flat(double[][] x) {
    double[] result = new double[size * size];
    for (int r = 0; r < size; r++) {
      System.arraycopy(x[r], 0, result, r * size, size);
    }
    return result;
  }

  private double[] column(double[][] x, int c) {
    return vector(r -> x[r][c]);
  }
}
