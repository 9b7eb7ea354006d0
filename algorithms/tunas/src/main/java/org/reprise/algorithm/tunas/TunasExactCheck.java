package org.reprise.algorithm.tunas;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.search.cost.CostReward;
import org.reprise.search.policy.MovingBaseline;
import org.reprise.space.mobile.TunasLatency;
import org.reprise.space.mobile.TunasProxylessSpace;

/**
 * Numbers of TuNAS that are computed, not sampled. {@code what}: {@code latency}, the Pixel-1
 * latency of the architecture {@code of}; {@code baseline}, the average after the rewards {@code
 * of}; {@code rate}, the factor of the controller's rate at the progress {@code of}; or the name of
 * a reward, of quality 0.6 at {@code of} ms with beta -0.1 and a target of 84.
 */
public final class TunasExactCheck implements TargetCheck {
  private static final String LATENCIES = "tunas-pixel1-latency.csv";
  private static final double BETA = -0.1;
  private static final double TARGET = 84;
  private static final double QUALITY = 0.6;

  @Override
  public String name() {
    return "tunas-exact";
  }

  @Override
  public Measurement measure(CheckContext context) throws IOException, NotAvailableException {
    String of = context.argument("of");
    String what = context.argument("what");
    return Measurement.exact(
        switch (what) {
          case "latency" -> latency(context, of);
          case "baseline" -> baseline(of);
          case "rate" -> new WarmUp(0.25, 0, 0).rateFactor(Double.parseDouble(of));
          default -> CostReward.named(what, BETA, TARGET).of(QUALITY, Double.parseDouble(of));
        },
        "");
  }

  private static double latency(CheckContext context, String architecture)
      throws IOException, NotAvailableException {
    TunasProxylessSpace space = new TunasProxylessSpace();
    List<String> lines = Files.readAllLines(context.data(LATENCIES));
    return TunasLatency.parse(space, lines.subList(1, lines.size()), LATENCIES)
        .of(space.parse(architecture));
  }

  private static double baseline(String rewards) {
    MovingBaseline baseline = new MovingBaseline(0.95);
    Arrays.stream(rewards.split(" ", -1))
        .mapToDouble(Double::parseDouble)
        .forEach(baseline::update);
    return baseline.value();
  }
}
