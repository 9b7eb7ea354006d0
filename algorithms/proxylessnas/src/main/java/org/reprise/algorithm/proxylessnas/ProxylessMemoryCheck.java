package org.reprise.algorithm.proxylessnas;

import java.util.random.RandomGenerator;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;
import org.reprise.data.image.Normalization;
import org.reprise.search.RandomStreams;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.engine.Engine;
import org.reprise.training.network.Mode;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.BatchStream;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.SupernetTrials;
import org.reprise.training.tensor.Operations;

/**
 * The numbers that the tape holds at once in a step of the gates by the {@code update} full,
 * full-v2 or two, as a multiple of those of a step of the weights along one path; fresh gates, a
 * batch of 64, the mean over ten draws of each seed.
 */
public final class ProxylessMemoryCheck implements TargetCheck {
  private static final int IMAGES = 64;
  private static final int DRAWS = 10;

  @Override
  public String name() {
    return "proxyless-memory";
  }

  @Override
  public Measurement measure(CheckContext context) {
    SupernetTask task = BuiltInBenchmark.mobileTask();
    Batch batch =
        BatchStream.inOrder(
                task.images().training(),
                Normalization.of(task.images().training()),
                IMAGES,
                IMAGES)
            .get(0);
    ProxylessSettings.Update update = ProxylessSettings.Update.named(context.argument("update"));
    double[] ratios = new double[context.runs()];
    for (int run = 0; run < ratios.length; run++) {
      RandomStreams streams = RandomStreams.of(SupernetTrials.seed(run));
      try (Operations operations = Engine.preferred().open();
          Supernet supernet = task.supernet(operations, streams)) {
        ratios[run] = ratio(supernet, batch, update, streams);
      }
    }
    return Measurement.meanOf(ratios, SupernetTrials.seeds(ratios.length));
  }

  private static double ratio(
      Supernet supernet, Batch batch, ProxylessSettings.Update update, RandomStreams streams) {
    BinaryGates gates = new BinaryGates(supernet.graphs().space(), streams.stream("logits"));
    RandomGenerator random = streams.stream("draws");
    GateGradients gradients = update.gradients(supernet);
    double held = 0;
    double one = 0;
    for (int i = 0; i < DRAWS; i++) {
      Draw draw = update == ProxylessSettings.Update.TWO ? gates.two(random) : gates.one(random);
      held += gradients.of(draw, batch).memory();
      one += held(supernet, batch, Path.of(gates.one(random).architecture()));
    }
    return held / one;
  }

  private static long held(Supernet supernet, Batch batch, Path path) {
    Operations operations = supernet.weights().operations();
    try (Tape tape = Tape.recording(operations)) {
      Variable logits = supernet.forward(tape, batch.on(tape), path, Mode.TRAINING);
      tape.backward(Losses.crossEntropy(tape, logits, batch.labels(), 0));
      return tape.mostHeld();
    } finally {
      supernet
          .weights()
          .parameters()
          .forEach(weight -> weight.variable().clearGradient(operations));
    }
  }
}
