package org.reprise.search.predictor;

import java.util.Arrays;

/**
 * The three products of a dense layer, in single precision.
 *
 * <p>Weights lie in one vector, row by row; activations are matrices of [unit][example], a Java
 * array for each unit. The loops over examples take four rows at a time from arrays of their own,
 * which is the form that HotSpot turns into vector instructions; with offsets into one array it
 * does not, and with more rows at a time it gives up. The gradient, a sum over examples, is summed
 * in tiles of four by four scalars instead. The order of every sum is fixed, so that results are
 * the same bytes everywhere.
 */
final class Dense {
  private Dense() {}

  /** A matrix of zeros. */
  static float[][] matrix(int rows, int columns) {
    return new float[rows][columns];
  }

  /**
   * out[j] = b[j] + sum_i w[j][i] x[i] for every example.
   *
   * @param weights where the weights start in {@code parameters}
   * @param bias where the biases start, or -1 if there are none
   */
  static void forward(float[] parameters, int weights, int bias, float[][] x, float[][] out) {
    int inputs = x.length;
    for (int j = 0; j < out.length; j++) {
      Arrays.fill(out[j], bias < 0 ? 0f : parameters[bias + j]);
      int w = weights + j * inputs;
      int i = 0;
      for (; i + 3 < inputs; i += 4, w += 4) {
        addFour(
            out[j],
            parameters[w],
            x[i],
            parameters[w + 1],
            x[i + 1],
            parameters[w + 2],
            x[i + 2],
            parameters[w + 3],
            x[i + 3]);
      }
      for (; i < inputs; i++, w++) {
        addOne(out[j], parameters[w], x[i]);
      }
    }
  }

  /** dx[i] = sum_j w[j][i] delta[j] for every example. */
  static void backward(float[] parameters, int weights, float[][] delta, float[][] dx) {
    for (float[] row : dx) {
      Arrays.fill(row, 0f);
    }
    addBackward(parameters, weights, delta, dx);
  }

  /** dx[i] += sum_j w[j][i] delta[j] for every example. */
  static void addBackward(float[] parameters, int weights, float[][] delta, float[][] dx) {
    int inputs = dx.length;
    for (int i = 0; i < inputs; i++) {
      int w = weights + i;
      int j = 0;
      for (; j + 3 < delta.length; j += 4, w += 4 * inputs) {
        addFour(
            dx[i],
            parameters[w],
            delta[j],
            parameters[w + inputs],
            delta[j + 1],
            parameters[w + 2 * inputs],
            delta[j + 2],
            parameters[w + 3 * inputs],
            delta[j + 3]);
      }
      for (; j < delta.length; j++, w += inputs) {
        addOne(dx[i], parameters[w], delta[j]);
      }
    }
  }

  /** dw[j][i] += sum over examples of delta[j] x[i], and db[j] += sum of delta[j]. */
  static void gradient(float[] gradient, int weights, int bias, float[][] delta, float[][] x) {
    int inputs = x.length;
    int j = 0;
    for (; j + 3 < delta.length; j += 4) {
      int i = 0;
      for (; i + 3 < inputs; i += 4) {
        addTile(gradient, weights + j * inputs + i, inputs, delta, j, x, i);
      }
      for (; i < inputs; i++) {
        for (int k = j; k < j + 4; k++) {
          gradient[weights + k * inputs + i] += dot(delta[k], x[i]);
        }
      }
    }
    for (; j < delta.length; j++) {
      for (int i = 0; i < inputs; i++) {
        gradient[weights + j * inputs + i] += dot(delta[j], x[i]);
      }
    }
    if (bias >= 0) {
      for (int k = 0; k < delta.length; k++) {
        gradient[bias + k] += sum(delta[k]);
      }
    }
  }

  private static void addFour(
      float[] out,
      float w0,
      float[] x0,
      float w1,
      float[] x1,
      float w2,
      float[] x2,
      float w3,
      float[] x3) {
    for (int e = 0; e < out.length; e++) {
      out[e] += (w0 * x0[e] + w1 * x1[e]) + (w2 * x2[e] + w3 * x3[e]);
    }
  }

  private static void addOne(float[] out, float w, float[] x) {
    for (int e = 0; e < out.length; e++) {
      out[e] += w * x[e];
    }
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0f;
    for (int e = 0; e < a.length; e++) {
      sum += a[e] * b[e];
    }
    return sum;
  }

  private static float sum(float[] a) {
    float sum = 0f;
    for (float value : a) {
      sum += value;
    }
    return sum;
  }

  private static void addTile(
      float[] gradient, int at, int stride, float[][] delta, int j, float[][] x, int i) {
    float[] d0 = delta[j];
    float[] d1 = delta[j + 1];
    float[] d2 = delta[j + 2];
    float[] d3 = delta[j + 3];
    float[] x0 = x[i];
    float[] x1 = x[i + 1];
    float[] x2 = x[i + 2];
    float[] x3 = x[i + 3];
    float s00 = 0f;
    float s01 = 0f;
    float s02 = 0f;
    float s03 = 0f;
    float s10 = 0f;
    float s11 = 0f;
    float s12 = 0f;
    float s13 = 0f;
    float s20 = 0f;
    float s21 = 0f;
    float s22 = 0f;
    float s23 = 0f;
    float s30 = 0f;
    float s31 = 0f;
    float s32 = 0f;
    float s33 = 0f;
    for (int e = 0; e < d0.length; e++) {
      float a0 = d0[e];
      float a1 = d1[e];
      float a2 = d2[e];
      float a3 = d3[e];
      float b0 = x0[e];
      float b1 = x1[e];
      float b2 = x2[e];
      float b3 = x3[e];
      s00 += a0 * b0;
      s01 += a0 * b1;
      s02 += a0 * b2;
      s03 += a0 * b3;
      s10 += a1 * b0;
      s11 += a1 * b1;
      s12 += a1 * b2;
      s13 += a1 * b3;
      s20 += a2 * b0;
      s21 += a2 * b1;
      s22 += a2 * b2;
      s23 += a2 * b3;
      s30 += a3 * b0;
      s31 += a3 * b1;
      s32 += a3 * b2;
      s33 += a3 * b3;
    }
    addRow(gradient, at, s00, s01, s02, s03);
    addRow(gradient, at + stride, s10, s11, s12, s13);
    addRow(gradient, at + 2 * stride, s20, s21, s22, s23);
    addRow(gradient, at + 3 * stride, s30, s31, s32, s33);
  }

  private static void addRow(float[] gradient, int at, float a, float b, float c, float d) {
    gradient[at] += a;
    gradient[at + 1] += b;
    gradient[at + 2] += c;
    gradient[at + 3] += d;
  }
}
