package org.reprise.training.relaxation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;

/**
 * How weights and logits are trained.
 *
 * @param epochs passes over the training images
 * @param batch images of a step
 * @param smoothing of labels
 * @param weights how the shared weights descend
 * @param logits how the logits of the choices descend
 * @param affine whether batch norms of the choices scale and shift
 */
public record RelaxationSettings(
    int epochs,
    int batch,
    double smoothing,
    WeightDescent weights,
    LogitDescent logits,
    boolean affine) {
  private static final List<String> YES_OR_NO = List.of("yes", "no");

  /** Returns the declarations, for a provider, and what it declares besides. */
  public List<Hyperparameter> declared(Hyperparameter... own) {
    List<Hyperparameter> all = new ArrayList<>(List.of(own));
    all.add(Hyperparameter.whole("epochs", epochs, 1, 100_000, "of the search"));
    all.add(Hyperparameter.whole("batch", batch, 2, 2_000, "images of a step"));
    all.add(Hyperparameter.real("smoothing", smoothing, 0, 1, "of labels"));
    all.add(Hyperparameter.real("learning-rate", weights.rate(), 1e-6, 10, "first, of weights"));
    all.add(
        Hyperparameter.real(
            "last-rate", weights.lastRate(), 0, 10, "of weights, at the end of a cosine"));
    all.add(Hyperparameter.real("momentum", weights.momentum(), 0, 1, "of weights"));
    all.add(
        Hyperparameter.choice(
            "nesterov", word(weights.nesterov()), YES_OR_NO, "gradient after the momentum"));
    all.add(Hyperparameter.real("decay", weights.decay(), 0, 1, "of weights"));
    all.add(
        Hyperparameter.real(
            "clip", weights.clip(), 0, 1e6, "largest norm of the weights' gradient; 0 for none"));
    all.add(
        Hyperparameter.choice(
            "architecture-optimizer",
            logits.rule().name().toLowerCase(Locale.ROOT),
            List.of("adam", "sgd"),
            "of the logits; betas 0.5, 0.999"));
    all.add(Hyperparameter.real("architecture-rate", logits.rate(), 0, 10, "of the logits"));
    all.add(Hyperparameter.real("architecture-decay", logits.decay(), 0, 1, "of the logits"));
    all.add(
        Hyperparameter.choice(
            "affine", word(affine), YES_OR_NO, "batch norms of operations scale and shift"));
    return all;
  }

  private static String word(boolean yes) {
    return yes ? "yes" : "no";
  }

  /** Returns the same with the values of a run. */
  public RelaxationSettings with(Hyperparameters values) {
    return new RelaxationSettings(
        values.whole("epochs"),
        values.whole("batch"),
        values.real("smoothing"),
        new WeightDescent(
            values.real("learning-rate"),
            values.real("last-rate"),
            values.real("momentum"),
            values.text("nesterov").equals("yes"),
            values.real("decay"),
            values.real("clip")),
        new LogitDescent(
            logits.deviation(),
            LogitDescent.Rule.valueOf(
                values.text("architecture-optimizer").toUpperCase(Locale.ROOT)),
            values.real("architecture-rate"),
            values.real("architecture-decay"),
            logits.clip()),
        values.text("affine").equals("yes"));
  }
}
