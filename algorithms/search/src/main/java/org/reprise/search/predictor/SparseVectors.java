package org.reprise.search.predictor;

import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.Encoding;

/** Encoded architectures, of which only the numbers that are not zero are kept. */
final class SparseVectors {
  final int length;
  final int[][] indices;
  final float[][] values;

  SparseVectors(Encoding encoding, List<Architecture> architectures) {
    length = encoding.length();
    indices = new int[architectures.size()][];
    values = new float[architectures.size()][];
    double[] vector = new double[length];
    int[] found = new int[length];
    for (int a = 0; a < indices.length; a++) {
      encoding.encode(architectures.get(a), vector, 0);
      int count = 0;
      for (int i = 0; i < length; i++) {
        if (vector[i] != 0) {
          found[count++] = i;
        }
      }
      indices[a] = new int[count];
      values[a] = new float[count];
      for (int n = 0; n < count; n++) {
        indices[a][n] = found[n];
        values[a][n] = (float) vector[found[n]];
      }
    }
  }

  int size() {
    return indices.length;
  }

  /** out[j] = b[j] + sum_i w[j][i] x[i] for the vectors {@code rows[from ..]}, one per column. */
  void forward(float[] parameters, int weights, int bias, int[] rows, int from, float[][] out) {
    for (int j = 0; j < out.length; j++) {
      float[] unit = out[j];
      int w = weights + j * length;
      for (int e = 0; e < unit.length; e++) {
        int[] index = indices[rows[from + e]];
        float[] value = values[rows[from + e]];
        float sum = parameters[bias + j];
        for (int n = 0; n < index.length; n++) {
          sum += parameters[w + index[n]] * value[n];
        }
        unit[e] = sum;
      }
    }
  }

  /** The gradient of {@link #forward}, added to {@code gradient}. */
  void gradient(float[] gradient, int weights, int bias, int[] rows, int from, float[][] delta) {
    for (int j = 0; j < delta.length; j++) {
      float[] unit = delta[j];
      int w = weights + j * length;
      float sum = 0f;
      for (int e = 0; e < unit.length; e++) {
        int[] index = indices[rows[from + e]];
        float[] value = values[rows[from + e]];
        sum += unit[e];
        for (int n = 0; n < index.length; n++) {
          gradient[w + index[n]] += unit[e] * value[n];
        }
      }
      gradient[bias + j] += sum;
    }
  }
}
