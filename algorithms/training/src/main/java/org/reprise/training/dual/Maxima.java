package org.reprise.training.dual;

import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * The tangent of a maximum pooling: that of the number which is the maximum, the first of equals.
 */
final class Maxima {
  private Maxima() {}

  static double[] tangent(double[] x, double[] tangent, TensorShape shape, Window window) {
    int height = window.outputHeight();
    int width = window.outputWidth();
    double[] result = new double[shape.n() * shape.c() * height * width];
    for (int plane = 0; plane < shape.n() * shape.c(); plane++) {
      int from = plane * shape.h() * shape.w();
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          int largest = largest(x, from, row, column, shape, window);
          result[(plane * height + row) * width + column] = tangent[largest];
        }
      }
    }
    return result;
  }

  private static int largest(
      double[] x, int from, int row, int column, TensorShape shape, Window window) {
    int largest = -1;
    for (int i = 0; i < window.kernelHeight(); i++) {
      int h = row * window.strideHeight() - window.top() + i * window.dilation();
      for (int j = 0; j < window.kernelWidth(); j++) {
        int w = column * window.strideWidth() - window.left() + j * window.dilation();
        if (h >= 0 && h < shape.h() && w >= 0 && w < shape.w()) {
          int at = from + h * shape.w() + w;
          largest = largest < 0 || x[at] > x[largest] ? at : largest;
        }
      }
    }
    return largest;
  }
}
