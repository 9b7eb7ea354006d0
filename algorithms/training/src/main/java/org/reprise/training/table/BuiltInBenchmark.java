package org.reprise.training.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.LabelledImages;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.supernet.SupernetGraphs;
import org.reprise.training.supernet.SupernetTask;

/**
 * The built-in benchmark {@code nb201-fashion}: the 6,466 unique cells of NAS-Bench-201, each in a
 * small network on a part of Fashion-MNIST at 14 x 14.
 */
public final class BuiltInBenchmark {
  /** Name of the table. */
  public static final String NAME = "nb201-fashion";

  /** One cell a stage, stages joined by pooling: the cells alone do the work. */
  private static final NasBench201Network NETWORK =
      new NasBench201Network(8, 1, NasBench201Network.Reduction.POOLING);

  // Set by a pilot: see the protocol page.
  private static final int TRAINING = 2_000;
  private static final int VALIDATION = 3_000;
  private static final int EPOCHS = 6;
  private static final int BATCH = 32;
  private static final int CLASSES = 10;

  private BuiltInBenchmark() {}

  /** The benchmark, cells in a random order that is always the same: a beginning is a sample. */
  public static TrainingBenchmark load() {
    ImageParts parts = BuiltInImages.load();
    LabelledImages training = parts.training().range(BuiltInImages.NAME + " training", 0, TRAINING);
    LabelledImages validation =
        parts.validation().range(BuiltInImages.NAME + " validation", 0, VALIDATION);
    NasBench201 space = new NasBench201();
    return new TrainingBenchmark(
        NAME,
        space,
        uniqueCells(space),
        networks(training.shape()),
        new ImageParts(training, validation, parts.test()),
        TrainingProtocol.of(EPOCHS, BATCH));
  }

  /** What a supernet of the benchmark's networks is trained on. */
  public static SupernetTask task() {
    TrainingBenchmark benchmark = load();
    Shape image = benchmark.images().training().shape();
    SupernetGraphs graphs =
        SupernetGraphs.mixing(
            benchmark.space(), benchmark.network(), choices -> NETWORK.of(choices, image, CLASSES));
    return new SupernetTask(NAME, graphs, benchmark.images());
  }

  /** Returns the networks of its cells, for images of a shape. */
  public static Function<Architecture, LayerGraph> networks(Shape image) {
    return new Networks(image);
  }

  /** Builds a cell's network. */
  record Networks(Shape image) implements Function<Architecture, LayerGraph> {
    @Override
    public LayerGraph apply(Architecture cell) {
      return NETWORK.of(cell, image, CLASSES);
    }
  }

  /** The first cell of each class of equal cells, in the order of their keys, shuffled. */
  private static List<Architecture> uniqueCells(NasBench201 space) {
    Set<String> known = new HashSet<>();
    List<Architecture> unique = new ArrayList<>();
    for (long key = 0; key < space.size().longValueExact(); key++) {
      Architecture cell = space.fromKey(key);
      if (known.add(NasBench201.uniqueString(cell, true))) {
        unique.add(cell);
      }
    }
    int[] order =
        LabelledImages.shuffled(unique.size(), RandomStreams.of(0).child(NAME).stream("order"));
    List<Architecture> shuffled = new ArrayList<>();
    for (int i : order) {
      shuffled.add(unique.get(i));
    }
    return shuffled;
  }
}
