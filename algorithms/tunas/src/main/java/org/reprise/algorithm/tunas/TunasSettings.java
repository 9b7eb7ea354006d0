package org.reprise.algorithm.tunas;

import java.util.ArrayList;
import java.util.List;
import org.reprise.data.image.Augmentation;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.cost.CostReward;
import org.reprise.search.cost.CostTarget;
import org.reprise.space.mobile.MobileFashionFactors;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.space.network.Shape;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.supernet.SupernetTask;

/**
 * How TuNAS runs.
 *
 * @param protocol of the weights
 * @param momentum of RMSProp, and what it keeps of squared gradients
 * @param warmUp the course of the search
 * @param collapse whether the operations of a block share weights
 * @param reward absolute, soft or hard
 * @param strength beta of the absolute reward, the exponent of the others
 * @param rate of the controller before it grows
 * @param baseline what the average of rewards keeps
 * @param validation batches of validation images are so many times as large as training's
 */
record TunasSettings(
    TrainingProtocol protocol,
    double momentum,
    WarmUp warmUp,
    boolean collapse,
    String reward,
    double strength,
    double rate,
    double baseline,
    int validation) {
  private static final double MOMENTUM = 0.9;
  private static final double SMOOTHING = 0.1;
  private static final List<String> YES_OR_NO = List.of("yes", "no");

  static List<Hyperparameter> declared() {
    List<Hyperparameter> all = new ArrayList<>(CostTarget.declared());
    all.add(Hyperparameter.choice("reward", "absolute", CostReward.NAMES, "of accuracy and cost"));
    all.add(
        Hyperparameter.real(
            "strength", -0.1, -10, 0, "beta of the absolute reward, the exponent of the others"));
    all.add(
        Hyperparameter.choice(
            "collapse", "yes", YES_OR_NO, "operations of a block share their 1x1 convolutions"));
    all.add(
        Hyperparameter.real(
            "operation-warm-up", 0.25, 0, 1, "part of the search in which all operations train"));
    all.add(
        Hyperparameter.real(
            "filter-warm-up", 0.25, 0, 1, "part in which the most filters train; if collapsed"));
    all.add(
        Hyperparameter.real(
            "delay", 0.25, 0, 0.99, "part of the search before choices are learnt"));
    all.add(Hyperparameter.whole("epochs", 90, 1, 100_000, "of the search"));
    all.add(Hyperparameter.whole("batch", 64, 16, 2_000, "training images of a step"));
    all.add(
        Hyperparameter.whole(
            "reward-batches", 4, 1, 100, "batches of validation images behind a reward"));
    all.add(Hyperparameter.real("learning-rate", 0.041, 1e-6, 10, "of RMSProp, on the weights"));
    all.add(Hyperparameter.real("decay", 4e-5, 0, 1, "weight decay of the active paths"));
    all.add(
        Hyperparameter.real("policy-rate", 0.048, 0, 10, "of Adam, on the choices; grows tenfold"));
    all.add(
        Hyperparameter.real("baseline-momentum", 0.95, 0, 0.999999, "of the average of rewards"));
    return all;
  }

  static TunasSettings of(Hyperparameters values) {
    TrainingProtocol protocol =
        new TrainingProtocol(
            values.whole("epochs"),
            values.whole("batch"),
            values.real("learning-rate"),
            MOMENTUM,
            values.real("decay"),
            SMOOTHING,
            0,
            Augmentation.NONE);
    return new TunasSettings(
        protocol,
        MOMENTUM,
        new WarmUp(
            values.real("delay"), values.real("operation-warm-up"), values.real("filter-warm-up")),
        values.text("collapse").equals("yes"),
        values.text("reward"),
        values.real("strength"),
        values.real("policy-rate"),
        values.real("baseline-momentum"),
        values.whole("reward-batches"));
  }

  /** Returns what is decided of the networks of {@code task}. */
  MobileChoices choices(SupernetTask task) {
    MobileFashionSpace space = new MobileFashionSpace();
    Shape image = task.images().training().shape();
    int classes = task.images().training().classes();
    return collapse
        ? new CollapsedOperations(new MobileFashionFactors(), space, image, classes)
        : new SeparateOperations(space, image, classes);
  }
}
