package org.reprise.algorithm.automlzero.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reprise.algorithm.automlzero.Experiment;
import org.reprise.algorithm.automlzero.SearchTask;
import org.reprise.algorithm.automlzero.SearchTasks;
import org.reprise.algorithm.automlzero.search.EvaluationSettings;
import org.reprise.algorithm.automlzero.search.EvaluationSettings.Equivalence;
import org.reprise.algorithm.automlzero.search.Evaluator;
import org.reprise.algorithm.automlzero.search.ProgramSearch;
import org.reprise.algorithm.automlzero.search.ProgramSearch.Method;
import org.reprise.algorithm.automlzero.search.SearchSettings;
import org.reprise.algorithm.automlzero.task.ImageTasks;
import org.reprise.search.target.CheckContext;
import org.reprise.search.target.Measurement;
import org.reprise.search.target.TargetCheck;

/**
 * The claims about searches; argument {@code what} says which, {@code task} on which task.
 *
 * <ul>
 *   <li>{@code density}: log10 of the share of acceptable programs among random ones; a run is a
 *       million programs.
 *   <li>{@code advantage}: natural logarithm of the ratio of acceptable programs per evaluation,
 *       evolution against random search; a run is a million programs of each.
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
  private static final int MILLION = 1_000_000;

  /** What the original's demo accepts. */
  private static final double ACCEPTABLE = 0.9999;

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
      case "advantage" -> advantage(context, task);
      case "unseen" -> unseen(context, task);
      case "success" -> success(context, task);
      case "cache" -> cache(context, task);
      case "hurdle" -> hurdle(context, task);
      case "full" -> full(context, task);
      default -> throw new IllegalArgumentException("nothing called '" + what + "' to measure");
    };
  }

  private static Measurement density(CheckContext context, SearchTask task) {
    Count random = count(context, task, Method.RANDOM, MILLION);
    // Half a success stands for none; the error of log k is 1/√k.
    double successes = Math.max(0.5, random.successes);
    double error = Math.log10(Math.E) / Math.sqrt(successes);
    return new Measurement(
        Math.log10(successes / random.programs),
        error * Math.sqrt(context.runs()),
        context.runs(),
        random.toString());
  }

  private static Measurement advantage(CheckContext context, SearchTask task) {
    // Evolution in experiments of 10,000 evaluations, as in the paper.
    Count evolution = count(context, task, Method.EVOLUTION, 10_000);
    Count random = count(context, task, Method.RANDOM, MILLION);
    double a = Math.max(0.5, evolution.successes);
    double b = Math.max(0.5, random.successes);
    double ratio = a / evolution.programs / (b / random.programs);
    double error = Math.sqrt(1 / a + 1 / b);
    return new Measurement(
        Math.log(ratio),
        error * Math.sqrt(context.runs()),
        context.runs(),
        String.format(
            Locale.ROOT, "ratio %.2f: evolution %s, random search %s", ratio, evolution, random));
  }

  /** Acceptable programs among all. */
  private record Count(long successes, long programs) {
    @Override
    public String toString() {
      return successes + " of " + programs;
    }
  }

  /** Experiments of {@code each} evaluations until a million for each run is spent. */
  private static Count count(CheckContext context, SearchTask task, Method method, int each) {
    long budget = (long) context.runs() * MILLION;
    long programs = 0;
    long successes = 0;
    SearchSettings settings = task.settings().withSufficientFitness(ACCEPTABLE);
    for (int i = 0; programs < budget; i++) {
      Experiment experiment =
          new Experiment(task, settings, null, seed(context, method + " experiment", i));
      ProgramSearch search = experiment.search(method);
      search.run(each, 1, null, progress -> {});
      programs += search.counters().programs();
      if (search.best().fitness() >= ACCEPTABLE
          && experiment.selectFitness(search.best().program()) > ACCEPTABLE) {
        successes++;
      }
    }
    return new Count(successes, programs);
  }

  private static Measurement unseen(CheckContext context, SearchTask task) {
    double smallest = 1;
    int experiments = 0;
    for (int accepted = 0; accepted < context.runs(); experiments++) {
      Experiment experiment =
          new Experiment(task, task.settings(), null, seed(context, "experiment", experiments));
      Experiment.Outcome outcome =
          experiment.run(Method.EVOLUTION, task.individuals(), 1, null, progress -> {});
      if (outcome.selectFitness() > ACCEPTABLE) {
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
          new Experiment(
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
          new Experiment(task, task.settings().with(settings), images(task), seed(context, "", i))
              .search(Method.EVOLUTION);
      search.run(individuals, 1, null, progress -> {});
      Evaluator.Counters c = search.counters();
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
        new Experiment(task, task.settings().with(evaluation), images(task), seed(context, "", run))
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
    Experiment experiment =
        new Experiment(
            task,
            task.settings().with(evaluation).withRoundSize(100),
            images(task),
            seed(context, "", run));
    ProgramSearch search = experiment.search(Method.EVOLUTION);
    search.run(Long.MAX_VALUE / 2, steps, 1, null, progress -> {});
    return experiment.testFitness(search.best().program());
  }

  private static ImageTasks.Images images(SearchTask task) {
    return task.needsImages() ? ImageTasks.Images.builtIn() : null;
  }

  private static long seed(CheckContext context, String purpose, int run) {
    return context.streams().child(purpose).child(run).stream("seed").nextLong();
  }
}
