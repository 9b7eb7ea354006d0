package org.reprise.cli.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reprise.algorithm.zerocost.ProxyTask;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageSource;
import org.reprise.data.image.LabelledImages;
import org.reprise.search.ProxyWork;
import org.reprise.search.RandomStreams;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;
import org.reprise.training.engine.Engine;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;
import picocli.CommandLine.Option;

/** The options that say what zero-cost proxies see; mixed into commands. */
final class ProxyOptions {
  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description =
          "Images of the batch, and shape and classes of the network: fashion14 (shipped),"
              + " fashion-mnist, mnist, cifar10, cifar100 or imagenet16-120. Default: those of the"
              + " built-in benchmark of the space, else fashion14.")
  private Optional<String> dataset;

  @Option(
      names = "--images",
      paramLabel = "FOLDER",
      description = "Where the files of the images are, if not in REPRISE_HOME or Debian's folder.")
  private Optional<Path> folder;

  @Option(
      names = "--noise",
      description =
          "Score the network as the space's paper trains it, on Gaussian noise with random labels.")
  private boolean noise;

  @Option(
      names = "--examples",
      paramLabel = "N",
      description = "Images of the batch; default: " + ProxyWork.BATCH + ".")
  private int examples = ProxyWork.BATCH;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description =
          "What computes: lanes (Java's vectors), nd4j, or cuda (an NVIDIA GPU, where it is built"
              + " in); default: lanes, or nd4j where lanes cannot run.")
  private Optional<String> engine;

  /** Fresh operations. */
  Operations open() {
    return engine.map(Engine::named).orElseGet(Engine::preferred).open();
  }

  /** What the architectures of {@code space} are scored as. */
  ProxyTask task(SearchSpace space) {
    if (examples < 2) {
      throw new InvalidInputException("--examples must be at least 2, not " + examples);
    }
    if (noise && (dataset.isPresent() || folder.isPresent())) {
      throw new InvalidInputException("--noise does not go with --dataset and --images");
    }
    Optional<BuiltInBenchmark> recipe = BuiltInBenchmark.ofSpace(space);
    if (recipe.isPresent() && !noise && dataset.isEmpty() && folder.isEmpty()) {
      return ProxyTask.of(recipe.get().benchmark(), examples);
    }
    if (!(space instanceof LayerGraphSpace networks)) {
      throw new InvalidInputException(
          "space " + space.name() + " has no networks, so nothing of it can be scored");
    }
    return noise ? ofNoise(networks) : ofImages(networks);
  }

  private ProxyTask ofNoise(LayerGraphSpace space) {
    LayerGraph any =
        space.network(space.sample(RandomStreams.of(0).child(space.name()).stream("any")));
    return ProxyTask.noise(
        space.name(), space, space::network, any.input(), any.output().size(), examples);
  }

  private ProxyTask ofImages(LayerGraphSpace space) {
    LabelledImages images = images();
    Shape image = images.shape();
    int classes = images.classes();
    return ProxyTask.of(
        space.name() + "-" + dataset(),
        space,
        architecture -> space.network(architecture, image, classes),
        images,
        examples);
  }

  private LabelledImages images() {
    if (dataset().equals(BuiltInImages.NAME)) {
      if (folder.isPresent()) {
        throw new InvalidInputException("--images does not go with the shipped images");
      }
      return BuiltInImages.load().training();
    }
    ImageSource source = ImageSource.named(dataset().toLowerCase(Locale.ROOT));
    LabelledImages official = source.training(source.folder(folder));
    // Named after the data set, whatever the folder is called.
    return new LabelledImages(
        dataset(), official.shape(), official.classes(), official.pixels(), official.labels());
  }

  /** The name of the images, for columns. */
  String dataset() {
    return noise ? "noise" : dataset.orElse(BuiltInImages.NAME);
  }

  /**
   * Seeds as they were given.
   *
   * @throws InvalidInputException if one is given twice
   */
  static List<Long> checked(List<Long> seeds) {
    if (seeds.stream().distinct().count() < seeds.size()) {
      throw new InvalidInputException("--seeds names a seed twice: " + seeds);
    }
    return seeds;
  }
}
