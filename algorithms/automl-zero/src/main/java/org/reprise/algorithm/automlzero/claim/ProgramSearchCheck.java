package org.reprise.algorithm.automlzero.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reprise.algorithm.automlzero.ProgramExperiment;
import org.reprise.algorithm.automlzero.SearchTask;
import org.reprise.algorithm.automlzero.SearchTasks;
import org.reprise.algorithm.automlzero.claim.AcceptableCount.Count;
import org.reprise.algorithm.automlzero.search.EvaluationSettings;
import org.reprise.algorithm.automlzero.search.EvaluationSettings.Equivalence;
import org.reprise.algorithm.automlzero.search.ProgramEvaluator;
import org.reprise.algorithm.automlzero.search.ProgramSearch;
import org.reprise.algorithm.automlzero.search.ProgramSearch.Method;
import org.reprise.algorithm.automlzero.task.ImageTasks;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;
import org.reprise.search.RandomStreams;

/**
 * The claims about searches; argument {@code what} says which, {@code task} on which task.
 *
 * <ul>
 *   <li>{@code density}: log10 of the share of acceptable programs among random ones; a run is a
 *       million programs.
 *   <li>{@code ratio}: acceptable programs per evaluation of evolution over those of random search;
 *       a run is a million random programs and 40 experiments of 10,000 evaluations; {@code
 *       advantage}: its natural logarithm.
 *   <li>{@code unseen}: the smallest fitness on unseen tasks of programs that the selection
 *       accepted; a run is an accepted program.
 *   <li>{@code success}: share of seeds that reach {@code fitness} within {@code individuals}.
 *   <li>{@code cache}: training steps without over those with the equivalence cache.
 *   <li>{@code hurdle}: share of training steps that hurdles save.
 *   <li>{@code full}: fitness on held-out tasks, search with cache and hurdles less search with
 *       neither, at equal training steps.
 * </ul>
 */
public final class ProgramSearchCheck implements TargetCheck {
  private static final Set<String> SHARED = Set.of("density", "ratio", "advantage");

  private final Map<String, Count> counts = new HashMap<>();

  @Override
  public String name() {
    return "program-search";
  }

  @Override
  public Measurement measure(CheckContext context) {
    SearchTask task = SearchTasks.named(context.argument("task"));
    String what = context.argument("what");
    return switch (what) {
      case "density" -> density(context, task);
      case "ratio" -> advantage(context, task, false);
      case "advantage" -> advantage(context, task, true);
      case "unseen" -> unseen(context, task);
      case "success" -> success(context, task);
      case "cache" -> cache(context, task);
      case "hurdle" -> hurdle(context, task);
      case "full" -> full(context, task);
      default -> throw new IllegalArgumentException("nothing called '" + what + "' to measure");
    };
  }

  private Measurement density(CheckContext context, SearchTask task) {
    Count random = counted(context, task, Method.RANDOM);
    return new Measurement(
        Math.log10(random.atLeastHalf() / random.programs()),
        Math.log10(Math.E) * random.errorOfLog() * Math.sqrt(context.runs()),
        context.runs(),
        random.toString());
  }

  private Measurement advantage(CheckContext context, SearchTask task, boolean asLogarithm) {
    Count evolution = counted(context, task, Method.EVOLUTION);
    Count random = counted(context, task, Method.RANDOM);
    double ratio = evolution.share() / random.share();
    String detail =
        String.format(
            Locale.ROOT, "ratio %.2f: evolution %s, random search %s", ratio, evolution, random);
    if (!asLogarithm) {
      return Measurement.exact(ratio, detail);
    }
    double error = Math.hypot(evolution.errorOfLog(), random.errorOfLog());
    return new Measurement(
        Math.log(ratio), error * Math.sqrt(context.runs()), context.runs(), detail);
  }

  /** Returns the same count serves several targets. */
  private Count counted(CheckContext context, SearchTask task, Method method) {
    RandomStreams streams = streams(context).child(task.name()).child(method.name());
    String key = method + " " + task.name() + " " + context.runs() + " " + seed(streams);
    return counts.computeIfAbsent(
        key, missing -> new AcceptableCount(task, streams).of(method, context.runs()));
  }

  private static Measurement unseen(CheckContext context, SearchTask task) {
    long individuals = Long.parseLong(context.argument("individuals"));
    double smallest = 1;
    int experiments = 0;
    for (int accepted = 0; accepted < context.runs(); experiments++) {
      ProgramExperiment experiment =
          new ProgramExperiment(
              task, task.settings(), null, seed(context, "experiment", experiments));
      ProgramExperiment.Outcome outcome =
          experiment.run(Method.EVOLUTION, individuals, 1, null, progress -> {});
      if (outcome.selectFitness() > AcceptableCount.ACCEPTABLE) {
        accepted++;
        smallest = Math.min(smallest, outcome.testFitness());
      }
    }
    return Measurement.exact(
        smallest, context.runs() + " accepted in " + experiments + " experiments");
  }

  private static Measurement success(CheckContext context, SearchTask task) {
    double fitness = Double.parseDouble(context.argument("fitness"));
    long individuals = Long.parseLong(context.argument("individuals"));
    double[] reached = new double[context.runs()];
    List<Long> spent = new ArrayList<>();
    for (int i = 0; i < reached.length; i++) {
      ProgramSearch search =
          new ProgramExperiment(
                  task, task.settings().withSufficientFitness(fitness), null, seed(context, "", i))
              .search(Method.EVOLUTION);
      search.run(individuals, 1, null, progress -> {});
      reached[i] = search.best().fitness() >= fitness ? 1 : 0;
      spent.add(search.counters().programs());
    }
    return Measurement.meanOf(reached, "individuals " + spent);
  }

  private static Measurement cache(CheckContext context, SearchTask task) {
    long without = 0;
    long with = 0;
    for (int i = 0; i < context.runs(); i++) {
      without += steps(context, task, task.settings().evaluation().with(Equivalence.NONE), i);
      with += steps(context, task, task.settings().evaluation(), i);
    }
    return Measurement.exact((double) without / with, without + " against " + with + " steps");
  }

  /** Of the training steps that programs at the hurdle would have made, the share not made. */
  private static Measurement hurdle(CheckContext context, SearchTask task) {
    long individuals = Long.parseLong(context.argument("individuals"));
    // With the cache, as in the paper: known programs do not come to the hurdle.
    EvaluationSettings settings = task.settings().evaluation().withHurdle(true);
    double few = settings.hurdleFraction();
    double[] saved = new double[context.runs()];
    for (int i = 0; i < saved.length; i++) {
      ProgramSearch search =
          new ProgramExperiment(
                  task, task.settings().with(settings), images(task), seed(context, "", i))
              .search(Method.EVOLUTION);
      search.run(individuals, 1, null, progress -> {});
      ProgramEvaluator.Counters c = search.counters();
      double trained = c.programs() - c.sameCode() - c.sameErrors() - c.overCap();
      // Those that pass begin again, so the short training is lost on them.
      saved[i] = c.underHurdle() / trained - few;
    }
    return Measurement.meanOf(saved, "of the steps of programs that were trained");
  }

  private static long steps(
      CheckContext context, SearchTask task, EvaluationSettings evaluation, int run) {
    long individuals = Long.parseLong(context.argument("individuals"));
    ProgramSearch search =
        new ProgramExperiment(
                task, task.settings().with(evaluation), images(task), seed(context, "", run))
            .search(Method.EVOLUTION);
    search.run(individuals, 1, null, progress -> {});
    return search.counters().trainSteps();
  }

  private static Measurement full(CheckContext context, SearchTask task) {
    long budget = Long.parseLong(context.argument("steps"));
    EvaluationSettings plain = task.settings().evaluation().with(Equivalence.NONE);
    // The code's check, which costs training steps each time, so that the budget binds.
    EvaluationSettings full = plain.with(Equivalence.PER_TASK).withHurdle(true);
    double[] differences = new double[context.runs()];
    double sum = 0;
    for (int i = 0; i < differences.length; i++) {
      double basic = heldOut(context, task, plain, budget, i);
      differences[i] = heldOut(context, task, full, budget, i) - basic;
      sum += basic;
    }
    return Measurement.meanOf(
        differences, String.format(Locale.ROOT, "basic %.4f", sum / differences.length));
  }

  private static double heldOut(
      CheckContext context, SearchTask task, EvaluationSettings evaluation, long steps, int run) {
    ProgramExperiment experiment =
        new ProgramExperiment(
            task,
            task.settings().with(evaluation).withRoundSize(100),
            images(task),
            seed(context, "", run));
    ProgramSearch search = experiment.search(Method.EVOLUTION);
    search.run(Long.MAX_VALUE / 2, steps, 1, null, progress -> {});
    return experiment.testFitness(search.best().program());
  }

  private static ImageTasks.@Nullable Images images(SearchTask task) {
    return task.needsImages() ? ImageTasks.Images.builtIn() : null;
  }

  private static long seed(CheckContext context, String purpose, int run) {
    return seed(streams(context).child(purpose).child(run));
  }

  private static long seed(RandomStreams streams) {
    return streams.stream("seed").nextLong();
  }

  /** Streams of the targets' own seed, which is new whenever the rules were changed. */
  private static RandomStreams streams(CheckContext context) {
    String what = context.argument("what");
    RandomStreams own = RandomStreams.of(Long.parseLong(context.argument("seed")));
    // Density, ratio and advantage look at the same searches.
    return SHARED.contains(what) ? own : own.child(what);
  }
}
