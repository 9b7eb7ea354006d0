package org.reprise.predictor;

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

  /**
   * out[j] = b[j] + sum_i w[j][i] x[i] for the vectors {@code rows[from ..]}, one per column.
   *
   * @param layer a layer with as many inputs as the vectors have numbers
   * @param examples how many vectors
   */
  void forward(Dense layer, float[] parameters, int[] rows, int from, int examples, float[] out) {
    for (int e = 0; e < examples; e++) {
      int[] index = indices[rows[from + e]];
      float[] value = values[rows[from + e]];
      for (int j = 0; j < layer.outputs(); j++) {
        int w = layer.weights() + j * length;
        float sum = parameters[layer.bias() + j];
        for (int n = 0; n < index.length; n++) {
          sum += parameters[w + index[n]] * value[n];
        }
        out[j * examples + e] = sum;
      }
    }
  }

  /** The gradient of {@link #forward}, added to {@code gradient}. */
  void gradient(Dense layer, float[] gradient, int[] rows, int from, int examples, float[] delta) {
    for (int j = 0; j < layer.outputs(); j++) {
      int w = layer.weights() + j * length;
      float sum = 0f;
      for (int e = 0; e < examples; e++) {
        int[] index = indices[rows[from + e]];
        float[] value = values[rows[from + e]];
        float own = delta[j * examples + e];
        sum += own;
        if (own != 0f) {
          for (int n = 0; n < index.length; n++) {
            gradient[w + index[n]] += own * value[n];
          }
        }
      }
      gradient[layer.bias() + j] += sum;
    }
  }
}
