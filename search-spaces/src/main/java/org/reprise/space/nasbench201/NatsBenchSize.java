package org.reprise.space.nasbench201;

import java.util.List;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;

/**
 * The size space of NATS-Bench (Dong et al., TPAMI 2021): the channels of five blocks (cell,
 * reduction, cell, reduction, cell), each a multiple of 8 up to 64; the cell is fixed. 8^5 = 32,768
 * architectures, written as {@code 8:64:16:32:8}.
 *
 * <p>The {@link #key} of an architecture is its number in the official list. Mutations: {@code
 * redraw}, that of the paper's own evolution (a block uniformly, a width uniformly, perhaps the
 * same as before; D-X-Y/AutoDL-Projects, {@code exps/NATS-algos/regularized_ea.py}), and {@code
 * one-decision} (always another width).
 */
public final class NatsBenchSize extends ProductSpace implements LayerGraphSpace {
  /** Blocks whose width is decided. */
  public static final int BLOCKS = 5;

  private static final int STEP = 8;
  private static final List<String> WIDTHS =
      IntStream.rangeClosed(1, 8).mapToObj(i -> String.valueOf(STEP * i)).toList();

  /** The best cell of the topology space on CIFAR-100, which the benchmark fixes. */
  static final String CELL =
      "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";

  private static final Shape CIFAR = new Shape(3, 32, 32);

  private final Architecture cell = new NasBench201().parse(CELL);

  /** The space; all instances are alike. */
  public NatsBenchSize() {
    super(
        "nats-bench-size",
        "NATS-Bench size space: 8 widths for each of 5 blocks (Dong et al. 2021)",
        IntStream.range(0, BLOCKS).mapToObj(i -> new Decision("block" + i, WIDTHS)).toList());
    useMutation(
        "redraw",
        (parent, random) -> parent.with(random.nextInt(BLOCKS), random.nextInt(WIDTHS.size())));
  }

  /** Returns the channels of each block. */
  public int[] widths(Architecture architecture) {
    return IntStream.of(architecture.choices()).map(choice -> STEP * (choice + 1)).toArray();
  }

  @Override
  public String format(Architecture architecture) {
    return String.join(":", IntStream.of(widths(architecture)).mapToObj(String::valueOf).toList());
  }

  @Override
  public Architecture parse(String text) {
    if (text.strip().matches("\\d{1,9}")) {
      return byOfficialIndex(Integer.parseInt(text.strip()));
    }
    String[] widths = text.strip().split(":", -1);
    int[] choices = new int[BLOCKS];
    boolean wellFormed = widths.length == BLOCKS;
    for (int i = 0; wellFormed && i < BLOCKS; i++) {
      choices[i] = WIDTHS.indexOf(widths[i]);
      wellFormed = choices[i] >= 0;
    }
    if (!wellFormed) {
      throw new InvalidInputException(
          "not a NATS-Bench size architecture: '"
              + text
              + "'; written as five of "
              + String.join(", ", WIDTHS)
              + " joined by ':', as 8:64:16:32:8, or as its official number");
    }
    return Architecture.of(choices);
  }

  /**
   * Returns the architecture with this number in the official list, which is its key.
   *
   * @throws InvalidInputException if the number is not one of 0 to 32,767
   */
  public Architecture byOfficialIndex(int index) {
    if (index < 0 || index >= size().intValueExact()) {
      throw new InvalidInputException(
          "no NATS-Bench size architecture " + index + "; numbers are 0 to 32767");
    }
    return fromKey(index);
  }

  @Override
  public LayerGraph network(Architecture architecture, Shape image, int classes) {
    return NasBench201Network.of(
        cell, widths(architecture), NasBench201Network.Reduction.RESIDUAL, image, classes);
  }

  @Override
  public LayerGraph network(Architecture architecture) {
    return network(architecture, CIFAR, 10);
  }

  /** Returns one more for each class: the bias of the classifier counts. */
  @Override
  public long benchmarkMultiplyAdds(LayerGraph network) {
    return network.multiplyAdds() + network.output().size();
  }
}
