package org.reprise.training.cuda;

import java.util.SplittableRandom;
import org.reprise.data.image.LabelledImages;
import org.reprise.space.network.Shape;

/** Images of noise in which a bright row says the class, one of three. */
final class NoisyRows {
  private NoisyRows() {}

  static LabelledImages images(Shape shape, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[count * shape.size()];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 3);
      for (int k = 0; k < shape.size(); k++) {
        pixels[i * shape.size() + k] =
            (byte) (random.nextInt(100) + (k / shape.width() == labels[i] ? 120 : 0));
      }
    }
    return new LabelledImages("noise", shape, 3, pixels, labels);
  }
}
