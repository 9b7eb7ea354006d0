package org.reprise.algorithm.nsga2;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.IntStream;
import org.reprise.claim.CheckContext;
import org.reprise.claim.MeasuredGround;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;

/**
 * By how much the hypervolume of accuracy and the latency of a {@code device} that {@code method}
 * finds with {@code evaluations} is greater than that of uniform sampling, as a part of the latter.
 */
public final class FrontCheck implements TargetCheck {
  @Override
  public String name() {
    return "front-hypervolume";
  }

  @Override
  public Measurement measure(CheckContext context) throws IOException, NotAvailableException {
    MeasuredGround ground = MeasuredGround.of(context);
    int evaluations = Integer.parseInt(context.argument("evaluations"));
    String method = context.argument("method") + ":costs=" + MeasuredGround.LATENCY;
    double[] found = new double[context.runs()];
    double[] uniform = new double[context.runs()];
    IntStream.range(0, found.length)
        .parallel()
        .forEach(
            run -> {
              RandomStreams streams = context.streams().child(run);
              found[run] =
                  ground.volume(
                      ground.run(
                          Method.parse(method).create(), evaluations, streams.child("method")));
              uniform[run] =
                  ground.volume(
                      ground.run(
                          MeasuredGround::sampleUniformly, evaluations, streams.child("uniform")));
            });
    double[] more = new double[found.length];
    for (int run = 0; run < more.length; run++) {
      more[run] = found[run] / uniform[run] - 1;
    }
    return Measurement.meanOf(
        more,
        String.format(
            Locale.ROOT,
            "%.4f against %.4f",
            Measurement.meanOf(found, "").value(),
            Measurement.meanOf(uniform, "").value()));
  }
}
