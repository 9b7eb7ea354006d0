package org.reprise.training.table;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.LabelledImages;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.standalone.StandAloneTraining;
import org.reprise.training.standalone.TrainingProtocol;

/**
 * A task that architectures are trained on, so defined that an entry follows from its architecture
 * and seed alone.
 *
 * @param name of the table
 * @param space of the architectures
 * @param architectures to train; equal ones are listed once
 * @param network of an architecture
 * @param images in their parts
 * @param protocol of each training
 */
public record TrainingBenchmark(
    String name,
    SearchSpace space,
    List<Architecture> architectures,
    Function<Architecture, LayerGraph> network,
    ImageParts images,
    TrainingProtocol protocol) {
  public TrainingBenchmark {
    architectures = List.copyOf(architectures);
  }

  /** The data set of the images, as tables name it. */
  public String dataset() {
    return images.training().name().split("[ ,]", 2)[0];
  }

  /**
   * Training examples that the first {@code epochs} epochs see, each time counted; what is left of
   * an epoch after its last whole batch is not used.
   */
  public long examples(int epochs) {
    int batch = protocol.batch();
    return (long) epochs * (images.training().count() / batch) * batch;
  }

  /** Trainings of this kind. */
  public StandAloneTraining training() {
    return new StandAloneTraining(images, protocol);
  }

  /** The random streams of one entry. */
  public RandomStreams streams(Architecture architecture, long seed) {
    return RandomStreams.of(seed).child(name).child(space.format(architecture));
  }

  /** The same benchmark with other architectures. */
  public TrainingBenchmark with(List<Architecture> others) {
    return new TrainingBenchmark(name, space, others, network, images, protocol);
  }

  /** One line that two files of entries must share to be merged. */
  public String fingerprint() {
    return String.format(
        Locale.ROOT,
        "%s; images %d/%d/%d of %dx%dx%d, CRC %08x; %d epochs of batches of %d, rate %s, momentum %s, decay %s,"
            + " smoothing %s, clip %s, crop %d, flip %s, cutout %d",
        name,
        images.training().count(),
        images.validation().count(),
        images.test().count(),
        images.training().shape().channels(),
        images.training().shape().height(),
        images.training().shape().width(),
        checksum(),
        protocol.epochs(),
        protocol.batch(),
        protocol.learningRate(),
        protocol.momentum(),
        protocol.decay(),
        protocol.smoothing(),
        protocol.clip(),
        protocol.augmentation().crop(),
        protocol.augmentation().flip(),
        protocol.augmentation().cutout());
  }

  private long checksum() {
    CRC32 checksum = new CRC32();
    for (LabelledImages part : List.of(images.training(), images.validation(), images.test())) {
      checksum.update(part.pixels());
      checksum.update(part.labels());
    }
    return checksum.getValue();
  }
}
