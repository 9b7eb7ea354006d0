package org.reprise.training.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.LabelledImages;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.supernet.SupernetGraphs;
import org.reprise.training.supernet.SupernetTask;

/**
 * The recipe of a table that this project trains itself on the built-in images: everything that its
 * entries follow from.
 *
 * @param name of the table
 * @param space of the architectures
 * @param distinct gives the architectures that are trained, by ascending key; of those that compute
 *     the same function, one
 * @param network gives, for images of a shape, the network of an architecture; one that can be sent
 *     to other machines
 * @param training images to train with
 * @param validation images to validate with; all official test images are the test
 * @param protocol of each training
 * @param seeds which architectures are trained with which seeds
 * @param engine that the shipped trainings are by; another rounds otherwise
 * @param latencyBatches images a forward pass of which is timed, each a column; empty for none
 * @param goodFor what a user should use the table for, and what not
 */
public record BuiltInBenchmark(
    String name,
    SearchSpace space,
    Function<SearchSpace, List<Architecture>> distinct,
    Function<Shape, Function<Architecture, LayerGraph>> network,
    int training,
    int validation,
    TrainingProtocol protocol,
    SeedPlan seeds,
    Engine engine,
    List<Integer> latencyBatches,
    String goodFor) {
  private static final int CLASSES = 10;
  private static final NasBench201Network CELLS =
      new NasBench201Network(8, 1, NasBench201Network.Reduction.POOLING);

  /** Cells of NAS-Bench-201, one a stage, joined by pooling: the cells alone do the work. */
  public static final BuiltInBenchmark NB201_FASHION =
      new BuiltInBenchmark(
          "nb201-fashion",
          new NasBench201(),
          BuiltInBenchmark::uniqueCells,
          BuiltInBenchmark::networks,
          // Set by a pilot: nasbench-data/NB201-FASHION.md.
          2_000,
          3_000,
          TrainingProtocol.of(6, 32),
          SeedPlan.forAll(0, 1, 2),
          Engine.LANES,
          List.of(),
          "good for search methods on cells; differences at the top are small beside the noise of"
              + " one training");

  /** Small mobile networks, with measured latencies. */
  public static final BuiltInBenchmark MOBILE_FASHION =
      new BuiltInBenchmark(
          "mobile-fashion",
          new MobileFashionSpace(),
          space -> space.keys().mapToObj(space::fromKey).toList(),
          image -> new SpaceNetworks(new MobileFashionSpace(), image, CLASSES),
          // Set by a pilot: nasbench-data/MOBILE-FASHION.md.
          2_000,
          3_000,
          TrainingProtocol.of(6, 32),
          new SeedPlan(List.of(0L), List.of(1L, 2L), 500, 500),
          Engine.CUDA,
          List.of(1, 64),
          "good for hardware-aware search and weight sharing: accuracy against multiply-adds and"
              + " against measured latency, with every architecture trained by itself");

  /** All recipes, by the names of their tables. */
  public static List<BuiltInBenchmark> all() {
    return List.of(MOBILE_FASHION, NB201_FASHION);
  }

  public BuiltInBenchmark {
    latencyBatches = List.copyOf(latencyBatches);
  }

  /** Returns the networks of the cells of nb201-fashion, for images of a shape. */
  public static Function<Architecture, LayerGraph> networks(Shape image) {
    return new Networks(image);
  }

  /** Builds a cell's network. */
  record Networks(Shape image) implements Function<Architecture, LayerGraph> {
    @Override
    public LayerGraph apply(Architecture cell) {
      return CELLS.of(cell, image, CLASSES);
    }
  }

  /**
   * The recipe of the table {@code name}.
   *
   * @throws InvalidInputException if this project trains none of that name
   */
  public static BuiltInBenchmark named(String name) {
    return all().stream()
        .filter(recipe -> recipe.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no benchmark '"
                        + name
                        + "' is trained here; accepted: "
                        + all().stream()
                            .map(BuiltInBenchmark::name)
                            .collect(Collectors.joining(", "))));
  }

  /** The recipe for a space, where there is one. */
  public static Optional<BuiltInBenchmark> ofSpace(SearchSpace space) {
    return all().stream().filter(recipe -> recipe.space.name().equals(space.name())).findFirst();
  }

  /** The benchmark nb201-fashion, which is used where none is named. */
  public static TrainingBenchmark load() {
    return NB201_FASHION.benchmark();
  }

  /** What a supernet of the networks of nb201-fashion is trained on. */
  public static SupernetTask task() {
    TrainingBenchmark cells = load();
    Shape image = cells.images().training().shape();
    SupernetGraphs graphs =
        SupernetGraphs.mixing(
            cells.space(), cells.network(), choices -> CELLS.of(choices, image, CLASSES));
    return new SupernetTask(cells.name(), graphs, cells.images());
  }

  /** The same of the networks of mobile-fashion, each operation with weights of its own. */
  public static SupernetTask mobileTask() {
    TrainingBenchmark networks = MOBILE_FASHION.benchmark();
    MobileFashionSpace space = new MobileFashionSpace();
    Shape image = networks.images().training().shape();
    SupernetGraphs graphs =
        SupernetGraphs.mixing(
            networks.space(),
            networks.network(),
            choices -> space.network(choices, image, CLASSES));
    return new SupernetTask(networks.name(), graphs, networks.images());
  }

  /** What a supernet of the networks of this benchmark is trained on. */
  public SupernetTask supernetTask() {
    return name.equals(MOBILE_FASHION.name) ? mobileTask() : task();
  }

  /** The benchmark, in a random order that is always the same: a beginning is a sample. */
  public TrainingBenchmark benchmark() {
    ImageParts parts = BuiltInImages.load();
    LabelledImages trained = parts.training().range(BuiltInImages.NAME + " training", 0, training);
    LabelledImages validated =
        parts.validation().range(BuiltInImages.NAME + " validation", 0, validation);
    return new TrainingBenchmark(
        name,
        space,
        shuffled(),
        network.apply(trained.shape()),
        new ImageParts(trained, validated, parts.test()),
        protocol);
  }

  private List<Architecture> shuffled() {
    List<Architecture> byKey = distinct.apply(space);
    List<Architecture> shuffled = new ArrayList<>();
    for (int i :
        LabelledImages.shuffled(byKey.size(), RandomStreams.of(0).child(name).stream("order"))) {
      shuffled.add(byKey.get(i));
    }
    return shuffled;
  }

  /** The first cell of each class of cells that compute the same function. */
  private static List<Architecture> uniqueCells(SearchSpace space) {
    Set<String> known = new HashSet<>();
    List<Architecture> unique = new ArrayList<>();
    space
        .keys()
        .mapToObj(space::fromKey)
        .filter(cell -> known.add(NasBench201.uniqueString(cell, true)))
        .forEach(unique::add);
    return unique;
  }
}
