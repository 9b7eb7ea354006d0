package org.reprise.data.image;

/**
 * Pixels to numbers of mean 0 and deviation 1 per channel, by the statistics of the training
 * images.
 *
 * @param mean per channel, of pixels 0 to 255
 * @param deviation per channel, likewise
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Normalization(double[] mean, double[] deviation) {

  /** The statistics of these images. */
  public static Normalization of(LabelledImages images) {
    int channels = images.shape().channels();
    int plane = images.shape().height() * images.shape().width();
    double[] mean = new double[channels];
    double[] deviation = new double[channels];
    for (int c = 0; c < channels; c++) {
      long sum = 0;
      long squares = 0;
      for (int i = 0; i < images.count(); i++) {
        int start = (i * channels + c) * plane;
        for (int p = start; p < start + plane; p++) {
          int pixel = images.pixels()[p] & 0xFF;
          sum += pixel;
          squares += (long) pixel * pixel;
        }
      }
      double count = (double) images.count() * plane;
      mean[c] = sum / count;
      // A channel of one value only stays as it is.
      double variance = squares / count - mean[c] * mean[c];
      deviation[c] = variance > 0 ? Math.sqrt(variance) : 1;
    }
    return new Normalization(mean, deviation);
  }

  /** Image {@code i} as numbers, from {@code offset} on in {@code target}. */
  public void write(LabelledImages images, int i, float[] target, int offset) {
    int plane = images.shape().height() * images.shape().width();
    int size = images.shape().size();
    for (int c = 0; c < mean.length; c++) {
      float factor = (float) (1 / deviation[c]);
      float summand = (float) (-mean[c] / deviation[c]);
      for (int p = c * plane; p < (c + 1) * plane; p++) {
        target[offset + p] = (images.pixels()[i * size + p] & 0xFF) * factor + summand;
      }
    }
  }
}
