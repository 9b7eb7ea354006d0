package org.reprise.training.cuda;

import org.reprise.data.image.ImageParts;
import org.reprise.data.image.LabelledImages;
import org.reprise.data.image.Normalization;
import org.reprise.space.network.Shape;

/**
 * The images of a benchmark on a device, normalised, example by example: those to train with, and
 * behind one another those to validate and to test with.
 */
final class DeviceImages implements AutoCloseable {
  private final CudaMemory memory;
  final CudaBuffer training;
  final CudaBuffer trainingLabels;
  final CudaBuffer judged;
  final CudaBuffer judgedLabels;

  DeviceImages(CudaDevice device, CudaMemory memory, ImageParts images) {
    this.memory = memory;
    Normalization normalization = Normalization.of(images.training());
    training = pixels(device, normalization, images.training());
    trainingLabels = labels(device, images.training());
    judged = pixels(device, normalization, images.validation(), images.test());
    judgedLabels = labels(device, images.validation(), images.test());
  }

  private CudaBuffer pixels(
      CudaDevice device, Normalization normalization, LabelledImages... parts) {
    Shape shape = parts[0].shape();
    float[] values = new float[count(parts) * shape.size()];
    int at = 0;
    for (LabelledImages part : parts) {
      for (int i = 0; i < part.count(); i++) {
        normalization.write(part, i, values, at);
        at += shape.size();
      }
    }
    CudaBuffer buffer = memory.take(values.length);
    device.upload(buffer.address, values, values.length);
    return buffer;
  }

  private CudaBuffer labels(CudaDevice device, LabelledImages... parts) {
    int[] labels = new int[count(parts)];
    int at = 0;
    for (LabelledImages part : parts) {
      for (int i = 0; i < part.count(); i++) {
        labels[at++] = part.label(i);
      }
    }
    CudaBuffer buffer = memory.take(labels.length);
    device.upload(buffer.address, labels, labels.length);
    return buffer;
  }

  private static int count(LabelledImages... parts) {
    int count = 0;
    for (LabelledImages part : parts) {
      count += part.count();
    }
    return count;
  }

  @Override
  public void close() {
    memory.give(training);
    memory.give(trainingLabels);
    memory.give(judged);
    memory.give(judgedLabels);
  }
}
