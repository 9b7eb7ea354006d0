package org.reprise.algorithm.enas;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reprise.search.Softmax;
import org.reprise.search.neural.Affine;
import org.reprise.search.neural.LstmCell;
import org.reprise.search.neural.LstmStack;
import org.reprise.search.policy.SkipAttention;
import org.reprise.space.Architecture;

/**
 * The recurrent controller of ENAS (Pham et al. 2018, sections 2.3 and 2.4; the released
 * controllers): layers of LSTM that decide step by step, with bounded logits. Operations come from
 * a classifier, inputs and skips from attention over earlier steps.
 *
 * <p>The object is the shape of the network; its weights are a flat vector that every call takes.
 */
final class EnasController {
  private final List<ControllerStep> steps;
  private final ControllerSettings settings;
  private final int decisions;
  private final int operations;
  private final int anchors;
  private final int embedding;
  private final LstmStack layers;
  private final Affine classifier;
  private final SkipAttention attention;
  private final int parameterCount;

  /**
   * A controller.
   *
   * @param decisions how many the steps make
   * @param operations among which an operation is chosen
   */
  EnasController(
      List<ControllerStep> steps, int decisions, int operations, ControllerSettings settings) {
    this.steps = List.copyOf(steps);
    this.settings = settings;
    this.decisions = decisions;
    this.operations = operations;
    int units = settings.units();
    anchors = (int) steps.stream().filter(EnasController::isAnchor).count();
    // Layout: start vector, embeddings of operations, LSTM, classifier, attention.
    embedding = units;
    layers =
        new LstmStack(settings.layers(), units, embedding + operations * units, settings.biased());
    classifier = new Affine(units, operations, layers.end(), settings.classifierBiased());
    attention = new SkipAttention(units, classifier.end());
    parameterCount = anchors > 0 ? attention.end() : classifier.end();
  }

  static boolean isAnchor(ControllerStep step) {
    return step instanceof ControllerStep.Skips || step instanceof ControllerStep.Mark;
  }

  /** Returns how many weights it has. */
  int parameterCount() {
    return parameterCount;
  }

  /** Returns weights as the released code starts: uniform in (-0.1, 0.1), then the first biases. */
  double[] initial(RandomGenerator random) {
    double[] parameters = random.doubles(parameterCount, -0.1, 0.1).toArray();
    double[] bias = settings.firstBias();
    System.arraycopy(bias, 0, parameters, classifier.end() - bias.length, bias.length);
    return parameters;
  }

  List<ControllerStep> steps() {
    return steps;
  }

  ControllerSettings settings() {
    return settings;
  }

  LstmStack layers() {
    return layers;
  }

  Affine classifier() {
    return classifier;
  }

  SkipAttention attention() {
    return attention;
  }

  /** What one pass decided and computed, kept for its gradient. */
  static final class Episode {
    final int[] choices;
    final LstmCell.Step[][] states;
    // By step: probabilities of what is chosen; of skips, of each.
    final double[][] probabilities;
    // By step, the bounded logits, before preferences are added.
    final double[][] logits;
    // By step and anchor, the inner activations of attention.
    final double[][][] tanh;
    // By step, the steps whose outputs the next one reads, and by which factor; none for a vector.
    final int[][] read;
    final double[] factor;
    // By step, where the vector stands that the next one reads.
    final int[] vector;
    final int[] anchorSteps;
    double logProbability;
    double entropy;
    double sampledEntropy;
    double penalty;

    private Episode(int decisions, int steps, int anchors) {
      choices = new int[decisions];
      states = new LstmCell.Step[steps][];
      probabilities = new double[steps][];
      logits = new double[steps][];
      tanh = new double[steps][][];
      read = new int[steps][];
      factor = new double[steps];
      vector = new int[steps];
      anchorSteps = new int[anchors];
    }

    /** Returns what was decided. */
    Architecture architecture() {
      return Architecture.of(choices);
    }

    /** log P of it, in nats. */
    double logProbability() {
      return logProbability;
    }

    /** Sum over the steps of the entropy of what could have been chosen, in nats. */
    double entropy() {
      return entropy;
    }

    /** Sum over the steps of -p log p of what was chosen, which the macro code calls entropy. */
    double sampledEntropy() {
      return sampledEntropy;
    }

    /** Mean over the layers of the divergence of their skips from the wanted share. */
    double penalty() {
      return penalty;
    }

    double[] top(int step) {
      LstmCell.Step[] state = states[step];
      return state[state.length - 1].output();
    }
  }

  /** Returns an architecture drawn from the policy. */
  Episode sample(double[] parameters, RandomGenerator random) {
    return run(parameters, null, random);
  }

  /** Returns the pass that decides for {@code architecture}: its probability and its gradient. */
  Episode replay(double[] parameters, Architecture architecture) {
    return run(parameters, architecture, null);
  }

  private Episode run(
      double[] parameters, @Nullable Architecture given, @Nullable RandomGenerator random) {
    Episode episode = new Episode(decisions, steps.size(), anchors);
    int marked = 0;
    for (int t = 0; t < steps.size(); t++) {
      episode.states[t] =
          layers.forward(
              parameters, input(parameters, episode, t), t == 0 ? null : episode.states[t - 1]);
      ControllerStep step = steps.get(t);
      if (step instanceof ControllerStep.Operation operation) {
        double[] scores = new double[operations];
        classifier.forward(parameters, episode.top(t), scores);
        int choice = choose(episode, t, operation.decision(), scores, given, random);
        episode.vector[t] = embedding + choice * settings.units();
      } else if (step instanceof ControllerStep.Input input) {
        double[] scores = attend(parameters, episode, t, input.first(), input.count());
        int choice = choose(episode, t, input.decision(), scores, given, random);
        int source = episode.anchorSteps[input.first() + choice];
        boolean silent = steps.get(source) instanceof ControllerStep.Mark mark && mark.silent();
        episode.read[t] = silent ? new int[0] : new int[] {source};
        episode.factor[t] = 1;
      } else if (step instanceof ControllerStep.Skips skips) {
        skip(parameters, episode, t, skips.decisions(), given, random);
      }
      if (isAnchor(step)) {
        episode.anchorSteps[marked++] = t;
      }
    }
    return episode;
  }

  /** Returns what step {@code t} reads. */
  private double[] input(double[] parameters, Episode episode, int t) {
    double[] x = new double[settings.units()];
    if (t == 0 || episode.read[t - 1] == null) {
      System.arraycopy(parameters, t == 0 ? 0 : episode.vector[t - 1], x, 0, x.length);
      return x;
    }
    for (int source : episode.read[t - 1]) {
      double[] output = episode.top(source);
      for (int u = 0; u < x.length; u++) {
        x[u] += episode.factor[t - 1] * output[u];
      }
    }
    return x;
  }

  private double[] attend(double[] parameters, Episode episode, int t, int first, int count) {
    double[] scores = new double[count];
    episode.tanh[t] = new double[count][settings.units()];
    for (int j = 0; j < count; j++) {
      double[] anchor = episode.top(episode.anchorSteps[first + j]);
      scores[j] = attention.score(parameters, anchor, episode.top(t), episode.tanh[t][j]);
    }
    return scores;
  }

  private int choose(
      Episode episode,
      int t,
      int decision,
      double[] scores,
      @Nullable Architecture given,
      @Nullable RandomGenerator random) {
    ControllerStep step = steps.get(t);
    Squash squash =
        step instanceof ControllerStep.Operation ? settings.operations() : settings.attention();
    double[] logits = new double[scores.length];
    double[] p = new double[scores.length];
    boolean preferred = step instanceof ControllerStep.Operation o && o.preferred();
    for (int i = 0; i < scores.length; i++) {
      logits[i] = squash.logit(scores[i]);
      p[i] = logits[i] + (preferred ? settings.preference()[i] : 0);
    }
    Softmax.probabilities(p, p);
    int choice =
        random == null ? requireNonNull(given).choice(decision) : Softmax.sample(p, random);
    episode.logits[t] = logits;
    episode.probabilities[t] = p;
    episode.choices[decision] = choice;
    episode.logProbability += Math.log(p[choice]);
    episode.sampledEntropy -= p[choice] * Math.log(p[choice]);
    for (double each : p) {
      episode.entropy -= each > 0 ? each * Math.log(each) : 0;
    }
    return choice;
  }

  private void skip(
      double[] parameters,
      Episode episode,
      int t,
      int[] skips,
      @Nullable Architecture given,
      @Nullable RandomGenerator random) {
    double[] z = attend(parameters, episode, t, 0, skips.length);
    double[] p = new double[skips.length];
    double target = settings.skipTarget();
    int layersWithSkips = anchors - 1;
    int[] read = new int[skips.length];
    int taken = 0;
    for (int j = 0; j < skips.length; j++) {
      z[j] = settings.attention().logit(z[j]);
      // A softmax over the two logits -z and z.
      p[j] = 1 / (1 + Math.exp(-2 * z[j]));
      int bit =
          random == null
              ? requireNonNull(given).choice(skips[j])
              : random.nextDouble() < p[j] ? 1 : 0;
      double chosen = bit == 1 ? p[j] : 1 - p[j];
      episode.choices[skips[j]] = bit;
      episode.logProbability += Math.log(chosen);
      episode.sampledEntropy -= chosen * Math.log(chosen);
      episode.entropy -= p[j] * Math.log(p[j]) + (1 - p[j]) * Math.log(1 - p[j]);
      double s = settings.penaltyOfSample() ? p[j] : 1 / (1 + Math.exp(-z[j]));
      episode.penalty +=
          (s * Math.log(s / target) + (1 - s) * Math.log((1 - s) / (1 - target))) / layersWithSkips;
      if (bit == 1) {
        read[taken++] = episode.anchorSteps[j];
      }
    }
    episode.logits[t] = z;
    episode.probabilities[t] = p;
    if (skips.length > 0) {
      episode.read[t] = Arrays.copyOf(read, taken);
      episode.factor[t] = 1.0 / (1 + taken);
    }
  }
}
