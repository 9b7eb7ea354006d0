package org.reprise.cli.training;

import java.util.Optional;
import org.reprise.data.image.BuiltInImages;
import org.reprise.training.engine.Engine;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.TrainingBenchmark;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a command trains: the images, and all other {@link TrainingOptions}. */
final class TrainingTask {
  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      defaultValue = BuiltInImages.NAME,
      description =
          "Images: fashion14 (shipped: a part of Fashion-MNIST at 14x14), fashion-mnist, mnist,"
              + " cifar10, cifar100 or imagenet16-120, or a name for your own; default: fashion14.")
  private String dataset;

  @Option(
      names = "--benchmark",
      paramLabel = "NAME",
      description =
          "A benchmark that this project trains: nb201-fashion or mobile-fashion; default: that of"
              + " the space.")
  private Optional<String> name;

  @Mixin private TrainingOptions options;

  /** What computes. */
  Engine engine() {
    return options.engine();
  }

  /** The recipe that is followed to the letter, if there is one. */
  Optional<BuiltInBenchmark> recipe() {
    return options.followed(dataset, name);
  }

  /** The task; without options, the benchmark nb201-fashion. */
  TrainingBenchmark benchmark() {
    return options.benchmark(dataset, name);
  }
}
