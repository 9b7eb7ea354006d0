package org.reprise.training.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.LabelledImages;
import org.reprise.search.work.Parcel;
import org.reprise.search.work.PortableWorkload;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.training.engine.Engine;
import org.reprise.training.tensor.Operations;

/** Opens trainings that were sent here, and makes sure that they give here what they give there. */
public final class TrainingOpener implements Parcel.Opener {
  @Override
  public PortableWorkload<TrainedEntry> open(String description, UnaryOperator<String> files)
      throws IOException {
    TrainingParcel sent = TrainingParcel.MAPPER.readValue(description, TrainingParcel.class);
    try (Operations operations = Engine.LANES.open()) {
      require("computes with", sent.computedBy(), operations.description());
    }
    ImageParts images = ImagePartsFile.read(Path.of(files.apply(sent.images())));
    LabelledImages training = images.training();
    SearchSpace space = SearchSpaces.named(sent.space());
    Function<Architecture, LayerGraph> network =
        sent.builtIn()
            ? BuiltInBenchmark.networks(training.shape())
            : new SpaceNetworks((LayerGraphSpace) space, training.shape(), training.classes());
    List<Architecture> architectures =
        Files.readAllLines(Path.of(files.apply(sent.architectures()))).stream()
            .map(space::parse)
            .toList();
    TrainingBenchmark benchmark =
        new TrainingBenchmark(sent.name(), space, architectures, network, images, sent.protocol());
    require("has the benchmark", sent.fingerprint(), benchmark.fingerprint());
    return new TrainingWorkload(benchmark, Engine.LANES, sent.seeds());
  }

  private static void require(String what, String sent, String here) {
    if (!sent.equals(here)) {
      throw new InvalidInputException("it " + what + " " + here + ", the sender " + sent);
    }
  }
}
