package org.reprise.algorithm.mnasnet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.reprise.claim.CheckContext;
import org.reprise.claim.MeasuredGround;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.search.History;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.search.SearchAlgorithm;

/**
 * What 3,000 samples of the search look like on a measured {@code device} (figure 6 of the paper),
 * over runs. {@code value}:
 *
 * <ul>
 *   <li>{@code below}: the share of the last third that is within the target;
 *   <li>{@code sides}: the smaller of the shares of the last third within and beyond it;
 *   <li>{@code below-more}: by how much the share within is greater than that of {@code against};
 *   <li>{@code reward-more}: by how much the mean reward of all samples is greater than that of
 *       {@code against}, as a part of the latter;
 *   <li>{@code volume-more}: by how much the hypervolume of the front of all samples is greater
 *       than that of {@code against}, as a part of the latter.
 * </ul>
 *
 * <p>{@code method} and {@code against} are methods of this module, the latter may be {@code
 * uniform} sampling.
 */
public final class MnasNetSamplesCheck implements TargetCheck {
  private static final int SAMPLES = 3_000;
  private static final int LAST_THIRD = 2_000;
  private static final double[] BINS = {0.5, 0.75, 1, 1.25, 1.5, 2};

  @Override
  public String name() {
    return "mnasnet-samples";
  }

  @Override
  public Measurement measure(CheckContext context) throws IOException, NotAvailableException {
    MeasuredGround ground = MeasuredGround.of(context);
    String value = context.argument("value");
    String method = context.argument("method");
    String against = value.endsWith("-more") ? context.argument("against") : "";
    double[] values = new double[context.runs()];
    double[][] shares = new double[context.runs()][];
    IntStream.range(0, values.length)
        .parallel()
        .forEach(
            run -> {
              RandomStreams streams = context.streams().child(run);
              History own = run(ground, method, streams.child("method"));
              values[run] = value(value, ground, own);
              if (!against.isEmpty()) {
                double other = value(value, ground, run(ground, against, streams.child("against")));
                values[run] =
                    value.startsWith("below") ? values[run] - other : values[run] / other - 1;
              }
              shares[run] = shares(ground, own);
            });
    return Measurement.meanOf(values, histogram(ground, shares));
  }

  private static History run(MeasuredGround ground, String method, RandomStreams streams) {
    SearchAlgorithm search =
        method.equals("uniform")
            ? MeasuredGround::sampleUniformly
            : Method.parse(method + limits(ground)).create();
    return ground.run(search, SAMPLES, streams);
  }

  private static String limits(MeasuredGround ground) {
    return ":cost=" + MeasuredGround.LATENCY + ":target=" + ground.target();
  }

  private static double value(String value, MeasuredGround ground, History history) {
    double below =
        IntStream.range(LAST_THIRD, SAMPLES).filter(i -> ground.relative(history, i) <= 1).count()
            / (double) (SAMPLES - LAST_THIRD);
    return switch (value) {
      case "below", "below-more" -> below;
      case "sides" -> Math.min(below, 1 - below);
      case "reward-more" -> meanReward(ground, history);
      case "volume-more" -> ground.volume(history);
      default -> throw new IllegalArgumentException("no value '" + value + "' of samples");
    };
  }

  /** By the soft reward of the paper, whatever a method was rewarded by. */
  private static double meanReward(MeasuredGround ground, History history) {
    return IntStream.range(0, SAMPLES)
        .mapToDouble(
            i ->
                history.validationAccuracy(i)
                    / 100
                    * Math.pow(ground.relative(history, i), MnasNetProvider.SOFT))
        .average()
        .orElseThrow();
  }

  private static double[] shares(MeasuredGround ground, History history) {
    double[] shares = new double[BINS.length + 1];
    for (int i = LAST_THIRD; i < SAMPLES; i++) {
      int bin = 0;
      while (bin < BINS.length && ground.relative(history, i) > BINS[bin]) {
        bin++;
      }
      shares[bin] += 1.0 / (SAMPLES - LAST_THIRD);
    }
    return shares;
  }

  private static String histogram(MeasuredGround ground, double[][] shares) {
    List<String> parts = new ArrayList<>();
    for (int bin = 0; bin <= BINS.length; bin++) {
      int number = bin;
      double mean = Arrays.stream(shares).mapToDouble(run -> run[number]).average().orElseThrow();
      parts.add(String.format(Locale.ROOT, "%.3f", mean));
    }
    return String.format(
        Locale.ROOT,
        "T = %.4g ms, the median; last 1,000 samples with latency up to .5, .75, 1, 1.25, 1.5, 2 T"
            + " and above: %s",
        ground.target(),
        String.join(" ", parts));
  }
}
