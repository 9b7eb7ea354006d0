package org.reprise.algorithm.enas;

import org.reprise.search.neural.LstmStack;

/**
 * The way back through an episode of a controller: the gradient of a weighted sum of its log
 * probability, its entropy and its skip penalty.
 *
 * @param logProbability weight of log P
 * @param entropy weight of the entropy
 * @param penalty weight of the skip penalty
 */
record ControllerGradient(double logProbability, double entropy, double penalty) {
  /** Adds the gradient to {@code gradient}. */
  void add(
      EnasController controller,
      double[] parameters,
      EnasController.Episode episode,
      double[] gradient) {
    int units = controller.settings().units();
    double[][] dTop = new double[controller.steps().size()][units];
    LstmStack.WayBack back = controller.layers().wayBack(parameters);
    for (int t = controller.steps().size() - 1; t >= 0; t--) {
      ControllerStep step = controller.steps().get(t);
      if (step instanceof ControllerStep.Operation) {
        double[] dScores = choice(controller, episode, t, step);
        controller.classifier().backward(parameters, episode.top(t), dScores, gradient, dTop[t]);
      } else if (step instanceof ControllerStep.Input input) {
        double[] dScores = choice(controller, episode, t, step);
        attention(controller, parameters, episode, t, input.first(), dScores, gradient, dTop);
      } else if (step instanceof ControllerStep.Skips skips) {
        double[] dScores = skips(controller, episode, t, skips.decisions());
        attention(controller, parameters, episode, t, 0, dScores, gradient, dTop);
      }
      double[] dx = back.step(episode.states[t], dTop[t]);
      giveToInput(episode, t, dx, gradient, dTop);
    }
    back.addParameterGradient(gradient);
  }

  /** Returns the gradient of the scores of a softmax. */
  private double[] choice(
      EnasController controller, EnasController.Episode episode, int t, ControllerStep step) {
    double[] p = episode.probabilities[t];
    boolean operation = step instanceof ControllerStep.Operation;
    ControllerSettings settings = controller.settings();
    Squash squash = operation ? settings.operations() : settings.attention();
    int decision =
        step instanceof ControllerStep.Operation o
            ? o.decision()
            : ((ControllerStep.Input) step).decision();
    double own = 0;
    for (double each : p) {
      own -= each > 0 ? each * Math.log(each) : 0;
    }
    double[] d = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      double hit = i == episode.choices[decision] ? 1 : 0;
      double dEntropy = p[i] > 0 ? -p[i] * (Math.log(p[i]) + own) : 0;
      d[i] =
          (logProbability * (hit - p[i]) + entropy * dEntropy) * squash.slope(episode.logits[t][i]);
    }
    return d;
  }

  /** Returns the gradient of the scores of skips. */
  private double[] skips(
      EnasController controller, EnasController.Episode episode, int t, int[] decisions) {
    ControllerSettings settings = controller.settings();
    double target = settings.skipTarget();
    int layersWithSkips = episode.anchorSteps.length - 1;
    double[] d = new double[decisions.length];
    for (int j = 0; j < d.length; j++) {
      double z = episode.logits[t][j];
      double p = episode.probabilities[t][j];
      double s = settings.penaltyOfSample() ? p : 1 / (1 + Math.exp(-z));
      double rate = settings.penaltyOfSample() ? 2 : 1;
      double dPenalty =
          rate * s * (1 - s) * (Math.log(s / target) - Math.log((1 - s) / (1 - target)));
      d[j] =
          (logProbability * 2 * (episode.choices[decisions[j]] - p)
                  - entropy * 4 * z * p * (1 - p)
                  + penalty * dPenalty / layersWithSkips)
              * settings.attention().slope(z);
    }
    return d;
  }

  private static void attention(
      EnasController controller,
      double[] parameters,
      EnasController.Episode episode,
      int t,
      int first,
      double[] dScores,
      double[] gradient,
      double[][] dTop) {
    for (int j = 0; j < dScores.length; j++) {
      int source = episode.anchorSteps[first + j];
      controller
          .attention()
          .backward(
              parameters,
              episode.top(source),
              episode.top(t),
              episode.tanh[t][j],
              dScores[j],
              gradient,
              dTop[source],
              dTop[t]);
    }
  }

  private static void giveToInput(
      EnasController.Episode episode, int t, double[] dx, double[] gradient, double[][] dTop) {
    if (t == 0 || episode.read[t - 1] == null) {
      int at = t == 0 ? 0 : episode.vector[t - 1];
      for (int u = 0; u < dx.length; u++) {
        gradient[at + u] += dx[u];
      }
      return;
    }
    for (int source : episode.read[t - 1]) {
      for (int u = 0; u < dx.length; u++) {
        dTop[source][u] += episode.factor[t - 1] * dx[u];
      }
    }
  }
}
