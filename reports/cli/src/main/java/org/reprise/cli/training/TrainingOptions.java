package org.reprise.cli.training;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.reprise.cli.SpaceConverter;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ClassFolders;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.ImageSource;
import org.reprise.data.image.LabelledImages;
import org.reprise.search.RandomStreams;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.TrainingBenchmark;
import picocli.CommandLine.Option;

/** The options that say what is trained and how: space, images, recipe; mixed into commands. */
public final class TrainingOptions {
  private static final int VALIDATION = 5_000;
  private static final int RESOLUTION = 32;

  @Option(
      names = "--space",
      paramLabel = "SPACE",
      converter = SpaceConverter.class,
      description = "The space: a name of 'reprise list spaces', or a YAML file; nasbench201.")
  private SearchSpace space;

  @Option(
      names = "--images",
      paramLabel = "FOLDER",
      description =
          "Your own pictures: a subfolder of PNG or JPEG files for each class. Or where the files"
              + " of a named data set are, if not in REPRISE_HOME or Debian's folder.")
  private Optional<Path> folder;

  @Option(
      names = "--resolution",
      paramLabel = "N",
      description = "Pixels a side that your own pictures are resized to; 32.")
  private Optional<Integer> resolution;

  @Option(
      names = "--split-seed",
      paramLabel = "N",
      description = "Decides which images are for training, validation and test; 0.")
  private Optional<Long> splitSeed;

  @Option(
      names = "--validation",
      paramLabel = "N",
      description =
          "How many of the training images are kept for validation; 5000, of your own a fifth.")
  private Optional<Integer> validation;

  @Option(
      names = "--examples",
      paramLabel = "N",
      description = "At most so many images of each part; all.")
  private Optional<Integer> examples;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training images.")
  private Optional<Integer> epochs;

  @Option(names = "--batch", paramLabel = "N", description = "Images of a step.")
  private Optional<Integer> batch;

  @Option(names = "--rate", paramLabel = "R", description = "First learning rate.")
  private Optional<Double> rate;

  @Option(
      names = "--channels",
      paramLabel = "N",
      description = "Width of networks of cells; the space's own.")
  private Optional<Integer> channels;

  @Option(
      names = "--cells",
      paramLabel = "N",
      description =
          "Depth of networks of cells: cells a stage for nasbench201, in all for darts and pnas; the"
              + " space's own.")
  private Optional<Integer> cells;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description =
          "What computes: lanes (Java's vectors), nd4j, or cuda (an NVIDIA GPU, where it is built"
              + " in); default: lanes, or nd4j where lanes cannot run.")
  private Optional<String> engine;

  /** What computes; whether it can shows when it is required. */
  public Engine engine() {
    return engine.map(Engine::named).orElseGet(Engine::preferred);
  }

  /** Whether a folder of images is named. */
  public boolean namesImages() {
    return folder.isPresent();
  }

  /** Whether any of these options is given. */
  public boolean isGiven() {
    return space != null
        || Stream.of(
                folder,
                resolution,
                splitSeed,
                validation,
                examples,
                epochs,
                batch,
                rate,
                channels,
                cells,
                engine)
            .anyMatch(Optional::isPresent);
  }

  /**
   * The task on the images called {@code dataset}; without further options, that of the built-in
   * benchmark.
   *
   * @param dataset a data set, or what to call the pictures of the folder that is named
   */
  public TrainingBenchmark benchmark(String dataset) {
    return benchmark(dataset, Optional.empty());
  }

  /** The same for the benchmark called {@code name}, where one is named. */
  TrainingBenchmark benchmark(String dataset, Optional<String> name) {
    Optional<BuiltInBenchmark> recipe = recipe(dataset, name);
    TrainingBenchmark builtIn = recipe.orElse(BuiltInBenchmark.NB201_FASHION).benchmark();
    TrainingProtocol protocol = protocol(builtIn.protocol());
    boolean shipped = dataset.equals(BuiltInImages.NAME);
    if (shipped && (folder.isPresent() || validation.isPresent() || splitSeed.isPresent())) {
      throw new InvalidInputException(
          "--images, --validation and --split-seed do not go with the shipped images " + dataset);
    }
    ImageParts images = limited(shipped ? builtIn.images() : images(dataset));
    if (recipe.isPresent()) {
      return new TrainingBenchmark(
          followed(dataset, name).isPresent() ? builtIn.name() : builtIn.name() + "-changed",
          builtIn.space(),
          builtIn.architectures(),
          builtIn.network(),
          images,
          protocol);
    }
    SearchSpace chosen = space == null ? builtIn.space() : space;
    return new SizedNetworks(chosen, channels, cells).task(dataset, images, protocol);
  }

  /** The recipe of the task, if it is followed to the letter: no other length, rate or images. */
  Optional<BuiltInBenchmark> followed(String dataset, Optional<String> name) {
    return recipe(dataset, name)
        .filter(recipe -> examples.isEmpty())
        .filter(recipe -> protocol(recipe.protocol()).equals(recipe.protocol()));
  }

  /** That of the benchmark that is named, or of the space on the shipped images. */
  private Optional<BuiltInBenchmark> recipe(String dataset, Optional<String> name) {
    boolean usual = dataset.equals(BuiltInImages.NAME) && channels.isEmpty() && cells.isEmpty();
    if (name.isPresent()) {
      BuiltInBenchmark named = BuiltInBenchmark.named(name.get());
      if (!usual || space != null && !space.name().equals(named.space().name())) {
        throw new InvalidInputException(
            "benchmark "
                + named.name()
                + " is of space "
                + named.space().name()
                + " on "
                + BuiltInImages.NAME
                + "; leave --space, --dataset, --channels and --cells out");
      }
      return Optional.of(named);
    }
    if (!usual) {
      return Optional.empty();
    }
    return space == null
        ? Optional.of(BuiltInBenchmark.NB201_FASHION)
        : BuiltInBenchmark.ofSpace(space);
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

  private ImageParts images(String dataset) {
    RandomStreams streams = RandomStreams.of(splitSeed.orElse(0L)).child(dataset);
    if (!ImageSource.names().contains(dataset.toLowerCase(Locale.ROOT)) && folder.isPresent()) {
      LabelledImages all = ClassFolders.read(dataset, folder.get(), resolution.orElse(RESOLUTION));
      return ClassFolders.split(all, validation.orElse(0), streams.stream("split"));
    }
    ImageSource source = ImageSource.named(dataset.toLowerCase(Locale.ROOT));
    if (resolution.isPresent()) {
      throw new InvalidInputException("--resolution goes with your own pictures, not " + dataset);
    }
    Path files = source.folder(folder);
    LabelledImages official = source.training(files);
    int kept = validation.orElse(VALIDATION);
    // Named after the data set, whatever the folder is called.
    LabelledImages named =
        new LabelledImages(
            dataset, official.shape(), official.classes(), official.pixels(), official.labels());
    return ImageParts.split(
        named, source.test(files), official.count() - kept, kept, streams.stream("split"));
  }

  private ImageParts limited(ImageParts images) {
    return examples
        .map(
            most ->
                new ImageParts(
                    limited(images.training(), most),
                    limited(images.validation(), most),
                    limited(images.test(), most)))
        .orElse(images);
  }

  private static LabelledImages limited(LabelledImages part, int most) {
    if (most < 1) {
      throw new InvalidInputException("--examples must be 1 or more, not " + most);
    }
    return part.range(part.name(), 0, Math.min(most, part.count()));
  }
}
