package org.reprise.algorithm.regularizedevolution;

import java.util.stream.IntStream;
import org.reprise.algorithm.regularizedevolution.RegularizedEvolution.Removal;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;
import org.reprise.search.RandomStreams;

/**
 * The bit-string toy: the mean noiseless fitness of the final population, in a setting of {@code
 * sigma}, {@code population}, {@code sample}; by {@code what} that of {@code aging} evolution, of
 * {@code non-aging} evolution, or by how much the first exceeds the second.
 */
public final class AgingToyCheck implements TargetCheck {
  private static final int BITS = 100;
  private static final int CYCLES = 10_000;

  @Override
  public String name() {
    return "aging-toy";
  }

  @Override
  public Measurement measure(CheckContext context) {
    double[] aging = populationMeans(context, Removal.OLDEST);
    double[] nonAging = populationMeans(context, Removal.WORST);
    String what = context.argument("what");
    return switch (what) {
      case "aging" -> Measurement.meanOf(aging, "");
      case "non-aging" -> Measurement.meanOf(nonAging, "");
      case "difference" -> {
        double[] differences = new double[aging.length];
        for (int i = 0; i < differences.length; i++) {
          differences[i] = aging[i] - nonAging[i];
        }
        yield Measurement.meanOf(differences, "pairs with the same initial population");
      }
      default -> throw new IllegalArgumentException("no result '" + what + "' of the toy");
    };
  }

  private static double[] populationMeans(CheckContext context, Removal removal) {
    BitStringToy toy =
        new BitStringToy(BITS, Double.parseDouble(context.argument("sigma")), CYCLES);
    int population = Integer.parseInt(context.argument("population"));
    int sample = Integer.parseInt(context.argument("sample"));
    RandomStreams streams = context.streams();
    return IntStream.range(0, context.runs())
        .parallel()
        .mapToDouble(
            run -> toy.run(population, sample, removal, streams.child(run)).populationMean())
        .toArray();
  }
}
