package org.reprise.training.cuda;

import org.jspecify.annotations.Nullable;
import org.reprise.training.tensor.ResidentMoments;
import org.reprise.training.tensor.ResidentStatistics;

/**
 * Moments of a batch, which stand behind the normalised map in its own buffer.
 *
 * @param operations whose device holds them
 * @param buffer the map's
 * @param from number of the first mean; the variances follow the means
 * @param channels of the map
 * @param ghosts equal parts of the batch
 */
record CudaMoments(CudaOperations operations, CudaBuffer buffer, int from, int channels, int ghosts)
    implements ResidentMoments {

  /** Running statistics: means, then variances. */
  record Running(CudaOperations operations, CudaBuffer buffer, int channels)
      implements ResidentStatistics {
    static Running of(CudaOperations operations, double[] mean, double[] variance) {
      float[] both = new float[2 * mean.length];
      for (int c = 0; c < mean.length; c++) {
        both[c] = (float) mean[c];
        both[mean.length + c] = (float) variance[c];
      }
      return new Running(operations, operations.kept(both), mean.length);
    }

    @Override
    public void read(double[] mean, double[] variance) {
      double[] both = operations.numbers(buffer, 0, 2 * channels);
      System.arraycopy(both, 0, mean, 0, channels);
      System.arraycopy(both, channels, variance, 0, channels);
    }

    @Override
    public void release() {
      operations.release(buffer);
    }
  }

  @Override
  public double[] mean() {
    return operations.numbers(buffer, from, ghosts * channels);
  }

  @Override
  public double[] variance() {
    return operations.numbers(buffer, from + ghosts * channels, ghosts * channels);
  }

  @Override
  public ResidentStatistics move(
      @Nullable ResidentStatistics running,
      double[] mean,
      double[] variance,
      double part,
      double unbiased) {
    Running own = running == null ? Running.of(operations, mean, variance) : (Running) running;
    int count = ghosts * channels;
    operations.launch(
        Launch.each("follow", channels)
            .update(own.buffer)
            .write(own.buffer, own.channels)
            .read(buffer, from)
            .read(buffer, from + count)
            .with(channels, ghosts)
            .with(part, unbiased));
    return own;
  }
}
