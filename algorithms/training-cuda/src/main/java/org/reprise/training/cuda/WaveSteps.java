package org.reprise.training.cuda;

import org.jspecify.annotations.Nullable;
import org.reprise.space.network.Shape;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/** What a step that is replayed reads and leaves behind, besides what the network computes. */
final class WaveSteps {
  private WaveSteps() {}

  /** The batch that {@code counter} says, in the order given or as the images stand. */
  static Tensor gatherImages(
      CudaOperations operations,
      CudaBuffer images,
      @Nullable CudaBuffer order,
      CudaBuffer counter,
      Shape image,
      int batch) {
    CudaTensor pixels = operations.map(TensorShape.batch(batch, image));
    operations.launch(
        Launch.each("gather_images", pixels.shape().size())
            .read(images)
            .read(order)
            .read(counter)
            .write(pixels.buffer())
            .with(image.channels(), image.height() * image.width(), batch, order == null ? 0 : 1));
    return pixels;
  }

  /** Its labels as distributions over the classes. */
  static Tensor gatherTargets(
      CudaOperations operations,
      CudaBuffer labels,
      @Nullable CudaBuffer order,
      CudaBuffer counter,
      TensorShape shape,
      double smoothing) {
    CudaTensor targets = operations.map(shape);
    operations.launch(
        Launch.each("gather_targets", shape.size())
            .read(labels)
            .read(order)
            .read(counter)
            .write(targets.buffer())
            .with(shape.c(), shape.n(), order == null ? 0 : 1)
            .with(smoothing));
    return targets;
  }

  /** Adds a number to number {@code place} of sums. */
  static void addTo(CudaOperations operations, CudaBuffer sums, int place, Tensor number) {
    operations.launch(
        new Launch("accumulate", 1)
            .read(sums)
            .at(0)
            .write(sums, place)
            .read(((CudaTensor) number).buffer())
            .with(1)
            .with(1.0));
  }

  /** Adds a batch's losses and right answers to numbers 1 and 2 of sums. */
  static void judge(
      CudaOperations operations,
      Tensor logits,
      CudaBuffer labels,
      CudaBuffer counter,
      CudaBuffer sums) {
    operations.launch(
        new Launch("judge", 1)
            .read(((CudaTensor) logits).buffer())
            .read(labels)
            .read(counter)
            .write(sums, 1)
            .with(logits.shape().c(), logits.shape().n()));
  }
}
