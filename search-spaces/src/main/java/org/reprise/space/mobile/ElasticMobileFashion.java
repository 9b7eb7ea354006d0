package org.reprise.space.mobile;

import java.util.function.Function;
import org.reprise.space.Architecture;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;

/**
 * The networks of {@link MobileFashionSpace} with one name for the layers of a block, whatever its
 * kernel and expansion: with shared weights, a smaller block is a part of the greatest, the centre
 * of its kernel and the first of its channels (Yu et al. 2020).
 *
 * @param image the shape of an image
 * @param classes how many are told apart
 */
public record ElasticMobileFashion(Shape image, int classes)
    implements Function<Architecture, LayerGraph> {
  private static final int GREATEST = 3;
  private static final int LEAST = 0;
  private static final int SKIP = 4;

  @Override
  public LayerGraph apply(Architecture architecture) {
    return MobileFashionChain.of(
        image,
        classes,
        (graph, block, input) ->
            MobileFashionSpace.isPresent(architecture, block)
                ? MobileFashionChain.operation(
                        block,
                        MobileFashionSpace.kernel(architecture, block),
                        MobileFashionSpace.expansion(architecture, block),
                        true)
                    .addTo(graph, MobileFashionChain.name(block), input)
                : input);
  }

  /** The architecture with the greatest kernels and expansions, all blocks there. */
  public static Architecture biggest() {
    return Architecture.of(GREATEST, GREATEST, GREATEST, GREATEST, GREATEST, GREATEST);
  }

  /** The architecture with the least kernels and expansions, without the blocks that may go. */
  public static Architecture smallest() {
    return Architecture.of(LEAST, SKIP, LEAST, SKIP, LEAST, SKIP);
  }
}
