package org.reprise.algorithm.proxylessnas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reprise.data.image.Augmentation;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.cost.CostTarget;
import org.reprise.training.optimizer.Schedule;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.supernet.Supernet;

/**
 * How ProxylessNAS runs.
 *
 * @param warmUp epochs of the weights alone
 * @param epochs after them
 * @param batch images of a step
 * @param warmUpRate learning rate of the weights at the beginning of the warm-up; a cosine to 0
 * @param rate the same of the search
 * @param decay weight decay
 * @param update how the logits learn
 * @param every steps of the weights for one of the logits
 * @param logitRate of Adam on the logits
 * @param latency how the expected cost enters their loss
 * @param samples networks of a step by rewards
 */
record ProxylessSettings(
    int warmUp,
    int epochs,
    int batch,
    double warmUpRate,
    double rate,
    double decay,
    Update update,
    int every,
    double logitRate,
    LatencyLoss latency,
    int samples) {
  private static final double MOMENTUM = 0.9;
  private static final double SMOOTHING = 0.1;

  /** How the logits learn. */
  enum Update {
    /** From the gradients of all gates, all paths kept in memory. */
    FULL,
    /** The same, with the open path in memory and the others computed again. */
    FULL_V2,
    /** From the gates of two paths that are drawn. */
    TWO,
    /** By REINFORCE. */
    REINFORCE;

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns what computes the gradients of gates; rewards need none. */
    GateGradients gradients(Supernet supernet) {
      return this == FULL_V2 ? new RecomputedPaths(supernet) : new KeptPaths(supernet);
    }

    static Update named(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  static List<Hyperparameter> declared() {
    List<Hyperparameter> all = new ArrayList<>(CostTarget.declared());
    all.add(
        Hyperparameter.choice(
            "update",
            Update.FULL_V2.text(),
            List.of(
                Update.FULL.text(),
                Update.FULL_V2.text(),
                Update.TWO.text(),
                Update.REINFORCE.text()),
            "of the logits: gradients of all gates, of two, or rewards"));
    all.add(
        Hyperparameter.choice(
            "latency", LatencyLoss.MUL_LOG, LatencyLoss.KINDS, "how the cost enters the loss"));
    all.add(
        Hyperparameter.real(
            "strength", 0.3, 0, 100, "exponent of mul-log, factor of add-linear; not of rewards"));
    all.add(Hyperparameter.whole("warm-up", 40, 0, 100_000, "epochs of the weights alone"));
    all.add(Hyperparameter.whole("epochs", 120, 1, 100_000, "of the search, after the warm-up"));
    all.add(Hyperparameter.whole("batch", 64, 2, 2_000, "images of a step"));
    all.add(Hyperparameter.whole("every", 5, 1, 1_000, "steps of weights for one of the logits"));
    all.add(
        Hyperparameter.real("warm-up-rate", 0.05, 1e-6, 10, "first, of the warm-up; cosine to 0"));
    all.add(Hyperparameter.real("learning-rate", 0.025, 1e-6, 10, "the same of the search"));
    all.add(Hyperparameter.real("decay", 4e-5, 0, 1, "weight decay of the open paths"));
    all.add(Hyperparameter.real("architecture-rate", 0.15, 0, 10, "of Adam, on the logits"));
    all.add(Hyperparameter.whole("samples", 10, 1, 1_000, "networks of a step by rewards"));
    return all;
  }

  static ProxylessSettings of(Hyperparameters values) {
    return new ProxylessSettings(
        values.whole("warm-up"),
        values.whole("epochs"),
        values.whole("batch"),
        values.real("warm-up-rate"),
        values.real("learning-rate"),
        values.real("decay"),
        Update.named(values.text("update")),
        values.whole("every"),
        values.real("architecture-rate"),
        new LatencyLoss(values.text("latency"), values.real("strength")),
        values.whole("samples"));
  }

  /** Returns how the weights are trained, warm-up included. */
  TrainingProtocol protocol() {
    return new TrainingProtocol(
        warmUp + epochs, batch, rate, MOMENTUM, decay, SMOOTHING, 0, Augmentation.NONE);
  }

  /** Returns the rate of the weights: a cosine in the warm-up, another one after it. */
  Schedule schedule() {
    double part = (double) warmUp / (warmUp + epochs);
    Schedule first = Schedule.cosine(warmUpRate, 0);
    Schedule second = Schedule.cosine(rate, 0);
    return done -> done < part ? first.rate(done / part) : second.rate((done - part) / (1 - part));
  }
}
