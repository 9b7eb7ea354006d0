package org.reprise.cli.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reprise.cli.SpaceConverter;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.ImageSource;
import org.reprise.data.image.LabelledImages;
import org.reprise.search.RandomStreams;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.TrainingBenchmark;
import picocli.CommandLine.Option;

/** The options that say what is trained: space, images, length; mixed into commands. */
final class TrainingTask {
  private static final int VALIDATION = 5_000;

  @Option(
      names = "--space",
      paramLabel = "SPACE",
      converter = SpaceConverter.class,
      description = "The space: a name of 'reprise list spaces', or a YAML file; nasbench201.")
  private SearchSpace space;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      defaultValue = BuiltInImages.NAME,
      description =
          "Images: fashion14 (shipped: a part of Fashion-MNIST at 14x14), fashion-mnist, mnist,"
              + " cifar10, cifar100 or imagenet16-120; default fashion14.")
  private String dataset;

  @Option(
      names = "--images",
      paramLabel = "FOLDER",
      description = "Where the files of the images are, if not in REPRISE_HOME or Debian's folder.")
  private Optional<Path> folder;

  @Option(
      names = "--validation",
      paramLabel = "N",
      description = "How many of the official training images are kept for validation; 5000.")
  private Optional<Integer> validation;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training images.")
  private Optional<Integer> epochs;

  @Option(names = "--batch", paramLabel = "N", description = "Images of a step.")
  private Optional<Integer> batch;

  @Option(names = "--rate", paramLabel = "R", description = "First learning rate.")
  private Optional<Double> rate;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "What computes: lanes (Java's vectors) or nd4j; the faster that runs.")
  private Optional<String> engine;

  /** What computes. */
  Engine engine() {
    return engine.map(Engine::named).orElseGet(Engine::preferred);
  }

  /** The task; without options, the built-in benchmark. */
  TrainingBenchmark benchmark() {
    TrainingBenchmark builtIn = BuiltInBenchmark.load();
    TrainingProtocol protocol = protocol(builtIn.protocol());
    if (dataset.equals(BuiltInImages.NAME)) {
      if (folder.isPresent() || validation.isPresent()) {
        throw new InvalidInputException(
            "--images and --validation do not go with the shipped images " + dataset);
      }
      if (space == null || space instanceof NasBench201) {
        boolean changed = !protocol.equals(builtIn.protocol());
        return new TrainingBenchmark(
            changed ? builtIn.name() + "-changed" : builtIn.name(),
            builtIn.space(),
            builtIn.architectures(),
            builtIn.network(),
            builtIn.images(),
            protocol);
      }
      return other(builtIn.images(), protocol);
    }
    return other(images(), protocol);
  }

  private TrainingProtocol protocol(TrainingProtocol standard) {
    return new TrainingProtocol(
        epochs.orElse(standard.epochs()),
        batch.orElse(standard.batch()),
        rate.orElse(standard.learningRate()),
        standard.momentum(),
        standard.decay(),
        standard.smoothing(),
        standard.clip(),
        standard.augmentation());
  }

  private TrainingBenchmark other(ImageParts images, TrainingProtocol protocol) {
    SearchSpace chosen = space == null ? new NasBench201() : space;
    if (!(chosen instanceof LayerGraphSpace networks)) {
      throw new InvalidInputException(
          "space " + chosen.name() + " has no networks, so nothing of it can be trained");
    }
    Shape image = images.training().shape();
    int classes = images.training().classes();
    return new TrainingBenchmark(
        chosen.name() + "-" + dataset,
        chosen,
        List.of(),
        architecture -> networks.network(architecture, image, classes),
        images,
        protocol);
  }

  private ImageParts images() {
    ImageSource source = ImageSource.named(dataset.toLowerCase(Locale.ROOT));
    Path files = source.folder(folder);
    LabelledImages official = source.training(files);
    int kept = validation.orElse(VALIDATION);
    // Named after the data set, whatever the folder is called.
    LabelledImages named =
        new LabelledImages(
            dataset, official.shape(), official.classes(), official.pixels(), official.labels());
    return ImageParts.split(
        named,
        source.test(files),
        official.count() - kept,
        kept,
        RandomStreams.of(0).child(dataset).stream("split"));
  }
}
