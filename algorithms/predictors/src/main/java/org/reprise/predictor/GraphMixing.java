package org.reprise.predictor;

/**
 * What a graph convolution mixes the nodes of a cell with, as [target][source] row by row: A with
 * self-loops, each row normalised to 1, and its transpose, normalised again.
 *
 * @param labels the label of each node
 * @param forwards the rows of A
 * @param backwards the rows of its transpose
 */
record GraphMixing(int[] labels, float[] forwards, float[] backwards) {
  static GraphMixing of(LabelledGraph graph) {
    int n = graph.labels().length;
    float[] rows = new float[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i * n + j] = i == j || graph.edges()[i][j] ? 1f : 0f;
      }
    }
    normalise(rows, n);
    float[] transposed = new float[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        transposed[j * n + i] = rows[i * n + j];
      }
    }
    normalise(transposed, n);
    return new GraphMixing(graph.labels(), rows, transposed);
  }

  private static void normalise(float[] rows, int n) {
    for (int i = 0; i < n; i++) {
      float sum = 0f;
      for (int j = 0; j < n; j++) {
        sum += rows[i * n + j];
      }
      for (int j = 0; j < n; j++) {
        rows[i * n + j] /= sum;
      }
    }
  }

  int nodes() {
    return labels.length;
  }

  /** Returns the matrix of one direction. */
  MatrixView matrix(boolean forwards) {
    return MatrixView.of(forwards ? this.forwards : backwards, nodes());
  }
}
