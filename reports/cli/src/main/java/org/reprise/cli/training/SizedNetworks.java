package org.reprise.cli.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.reprise.data.image.ImageParts;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.darts.DartsSpace;
import org.reprise.space.darts.EvaluationNetwork;
import org.reprise.space.darts.PnasSpace;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.table.SpaceNetworks;
import org.reprise.training.table.TrainingBenchmark;

/**
 * Networks of a space in the size that the command line names, where it consists of cells.
 *
 * @param space of the architectures
 * @param channels width of the first cells; as in the space's paper if empty
 * @param cells how many; likewise
 */
record SizedNetworks(SearchSpace space, Optional<Integer> channels, Optional<Integer> cells) {
  // Of the networks in which PNAS searches on CIFAR-10.
  private static final int PNAS_CHANNELS = 24;
  private static final int PNAS_CELLS = 8;

  /** The task of training these networks. */
  TrainingBenchmark task(String dataset, ImageParts images, TrainingProtocol protocol) {
    if (!(space instanceof LayerGraphSpace networks)) {
      throw new InvalidInputException(
          "space " + space.name() + " has no networks, so nothing of it can be trained");
    }
    Shape image = images.training().shape();
    int classes = images.training().classes();
    return new TrainingBenchmark(
        space.name() + size() + "-" + dataset,
        space,
        List.of(),
        network(networks, image, classes),
        images,
        protocol);
  }

  /** Of the name, so that entries of different sizes are told apart. */
  private String size() {
    return channels.map(n -> "-channels" + n).orElse("") + cells.map(n -> "-cells" + n).orElse("");
  }

  private Function<Architecture, LayerGraph> network(
      LayerGraphSpace networks, Shape image, int classes) {
    if (channels.isEmpty() && cells.isEmpty()) {
      return new SpaceNetworks(networks, image, classes);
    }
    if (channels.orElse(1) < 1 || cells.orElse(1) < 1) {
      throw new InvalidInputException("--channels and --cells must be 1 or more");
    }
    if (space instanceof DartsSpace darts) {
      EvaluationNetwork published = EvaluationNetwork.CIFAR;
      EvaluationNetwork size =
          new EvaluationNetwork(
              published.stem(),
              channels.orElse(published.channels()),
              cells.orElse(published.cells()),
              false,
              false);
      return architecture -> size.of(darts.genotype(architecture), image, classes);
    }
    if (space instanceof PnasSpace pnas) {
      EvaluationNetwork size =
          new EvaluationNetwork(
              EvaluationNetwork.Stem.CIFAR,
              channels.orElse(PNAS_CHANNELS),
              cells.orElse(PNAS_CELLS),
              false,
              false);
      return architecture -> pnas.network(architecture, size, image, classes);
    }
    if (space instanceof NasBench201) {
      NasBench201Network published = NasBench201Network.AS_PUBLISHED;
      NasBench201Network size =
          new NasBench201Network(
              channels.orElse(published.channels()),
              cells.orElse(published.cellsPerStage()),
              published.reduction());
      return architecture -> size.of(architecture, image, classes);
    }
    throw new InvalidInputException(
        "--channels and --cells go with nasbench201, darts and pnas, not with " + space.name());
  }
}
