package org.reprise.search.policy;

import static java.util.Objects.requireNonNull;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reprise.search.Softmax;
import org.reprise.search.neural.Affine;
import org.reprise.search.neural.LstmCell;
import org.reprise.search.neural.LstmStack;
import org.reprise.search.policy.Plan.Anchor;
import org.reprise.search.policy.Plan.Step;
import org.reprise.search.policy.Plan.Token;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/**
 * The recurrent controller (Zoph and Le 2016, section 3.1): layers of LSTM that predict one token
 * after the other, each fed back as the next input through an embedding of as many numbers as the
 * LSTM has units.
 *
 * <p>The object is the shape of the network; its weights are a flat vector that every call takes,
 * so that replicas and a parameter server may hold vectors of their own. Thread-safe.
 */
public final class Controller {
  private final Plan plan;
  private final int units;
  private final int anchorEmbedding;
  private final int[] embeddings;
  private final LstmStack layers;
  private final Affine[] classifiers;
  private final @Nullable SkipAttention attention;
  private final int parameterCount;
  private final int decisions;

  /** A controller for {@code space} with {@code depth} layers of {@code units} units. */
  public Controller(SearchSpace space, int depth, int units) {
    plan = Plan.of(space);
    this.units = units;
    decisions = space.decisions().size();
    // Layout: start vector, anchor's embedding, tokens' embeddings, LSTM layers, classifiers,
    // attention.
    anchorEmbedding = units;
    int next = units + (plan.hasAnchors() ? units : 0);
    embeddings = new int[plan.kindSizes().length];
    for (int kind = 0; kind < embeddings.length; kind++) {
      embeddings[kind] = next;
      next += plan.kindSizes()[kind] * units;
    }
    layers = new LstmStack(depth, units, next, true);
    next = layers.end();
    classifiers = new Affine[embeddings.length];
    for (int kind = 0; kind < embeddings.length; kind++) {
      classifiers[kind] = new Affine(units, plan.kindSizes()[kind], next);
      next = classifiers[kind].end();
    }
    attention = plan.hasAnchors() ? new SkipAttention(units, next) : null;
    parameterCount = attention == null ? next : attention.end();
  }

  /** Returns how many weights it has. */
  public int parameterCount() {
    return parameterCount;
  }

  /** What one pass through the plan decided and computed, kept for its gradient. */
  public final class Episode {
    private final int[] choices = new int[decisions];
    private final LstmCell.Step[][] states = new LstmCell.Step[plan.steps().size()][];
    private final double[][] probabilities = new double[plan.steps().size()][];
    private final double[][][] anchorTanh = new double[plan.steps().size()][][];
    private double logProbability;

    private Episode() {}

    /** Returns what was decided. */
    public Architecture architecture() {
      return Architecture.of(choices);
    }

    /** log P(a_1..T), in nats. */
    public double logProbability() {
      return logProbability;
    }

    private double[] top(int step) {
      return states[step][layers.depth() - 1].output();
    }
  }

  /** Returns an architecture drawn from the policy. */
  public Episode sample(double[] parameters, RandomGenerator random) {
    return run(parameters, null, random);
  }

  /** Returns the pass that decides for {@code architecture}: its probability and its gradient. */
  public Episode replay(double[] parameters, Architecture architecture) {
    return run(parameters, architecture, null);
  }

  private Episode run(
      double[] parameters, @Nullable Architecture given, @Nullable RandomGenerator random) {
    Episode episode = new Episode();
    double[] x = new double[units];
    int input = 0;
    for (int t = 0; t < plan.steps().size(); t++) {
      System.arraycopy(parameters, input, x, 0, units);
      episode.states[t] = layers.forward(parameters, x, t == 0 ? null : episode.states[t - 1]);
      Step step = plan.steps().get(t);
      if (step instanceof Token token) {
        double[] p = new double[plan.kindSizes()[token.kind()]];
        classifiers[token.kind()].forward(parameters, episode.top(t), p);
        Softmax.probabilities(p, p);
        int choice =
            random == null
                ? requireNonNull(given, "nothing decides").choice(token.decision())
                : Softmax.sample(p, random);
        episode.probabilities[t] = p;
        episode.choices[token.decision()] = choice;
        episode.logProbability += Math.log(p[choice]);
      } else if (step instanceof Anchor anchor) {
        decideSkips(parameters, anchor, t, episode, given, random);
      }
      input = embedding(t, episode);
    }
    return episode;
  }

  private void decideSkips(
      double[] parameters,
      Anchor anchor,
      int t,
      Episode episode,
      @Nullable Architecture given,
      @Nullable RandomGenerator random) {
    int[] skips = anchor.decisions();
    double[] p = new double[skips.length];
    double[][] tanh = new double[skips.length][units];
    for (int j = 0; j < skips.length; j++) {
      p[j] =
          attention().probability(parameters, episode.top(anchorStep(j)), episode.top(t), tanh[j]);
      int bit =
          random == null
              ? requireNonNull(given, "nothing decides").choice(skips[j])
              : random.nextDouble() < p[j] ? 1 : 0;
      episode.choices[skips[j]] = bit;
      episode.logProbability += Math.log(bit == 1 ? p[j] : 1 - p[j]);
    }
    episode.probabilities[t] = p;
    episode.anchorTanh[t] = tanh;
  }

  private SkipAttention attention() {
    return requireNonNull(attention, "a plan with anchors has attention");
  }

  /** Returns the step at which the j-th anchor point stands. */
  private int anchorStep(int j) {
    int seen = 0;
    for (int t = 0; ; t++) {
      if (plan.steps().get(t) instanceof Anchor && seen++ == j) {
        return t;
      }
    }
  }

  /** Returns where the vector stands that the step after {@code t} reads. */
  private int embedding(int t, Episode episode) {
    return plan.steps().get(t) instanceof Token token
        ? embeddings[token.kind()] + episode.choices[token.decision()] * units
        : anchorEmbedding;
  }

  /**
   * Adds {@code scale} times the gradient of log P of the episode, taken at {@code parameters}, to
   * {@code gradient}.
   */
  public void addLogProbabilityGradient(
      double[] parameters, Episode episode, double scale, double[] gradient) {
    int steps = plan.steps().size();
    double[][] dTop = new double[steps][units];
    LstmStack.WayBack back = layers.wayBack(parameters);
    for (int t = steps - 1; t >= 0; t--) {
      Step step = plan.steps().get(t);
      if (step instanceof Token token) {
        double[] p = episode.probabilities[t];
        double[] dLogits = new double[p.length];
        for (int i = 0; i < p.length; i++) {
          dLogits[i] = scale * ((i == episode.choices[token.decision()] ? 1 : 0) - p[i]);
        }
        classifiers[token.kind()].backward(parameters, episode.top(t), dLogits, gradient, dTop[t]);
      } else if (step instanceof Anchor anchor) {
        for (int j = 0; j < anchor.decisions().length; j++) {
          int source = anchorStep(j);
          double bit = episode.choices[anchor.decisions()[j]];
          attention()
              .backward(
                  parameters,
                  episode.top(source),
                  episode.top(t),
                  episode.anchorTanh[t][j],
                  scale * (bit - episode.probabilities[t][j]),
                  gradient,
                  dTop[source],
                  dTop[t]);
        }
      }
      int input = t == 0 ? 0 : embedding(t - 1, episode);
      double[] dx = back.step(episode.states[t], dTop[t]);
      for (int u = 0; u < units; u++) {
        gradient[input + u] += dx[u];
      }
    }
    back.addParameterGradient(gradient);
  }
}
