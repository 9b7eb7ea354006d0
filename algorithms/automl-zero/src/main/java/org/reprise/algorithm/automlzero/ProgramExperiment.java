package org.reprise.algorithm.automlzero;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.search.Individual;
import org.reprise.algorithm.automlzero.search.ProgramEvaluator;
import org.reprise.algorithm.automlzero.search.ProgramSearch;
import org.reprise.algorithm.automlzero.search.Progress;
import org.reprise.algorithm.automlzero.search.SearchSettings;
import org.reprise.algorithm.automlzero.task.ImageTasks;
import org.reprise.search.RandomStreams;
import org.reprise.space.InvalidInputException;

/**
 * A search on its own tasks, then the candidate's fitness on tasks for selection, then on tasks
 * that were never looked at (paper, section 3: T_search, T_select and the final test).
 */
public final class ProgramExperiment {
  private final SearchTask task;
  private final SearchSettings settings;
  private final ImageTasks.@Nullable Images images;
  private final RandomStreams streams;

  /**
   * What came out.
   *
   * @param selectFitness the candidate's mean fitness on the selection tasks
   * @param testFitness the candidate's mean fitness on the unseen tasks
   */
  public record Outcome(
      ProgramSearch search, Individual candidate, double selectFitness, double testFitness) {}

  /**
   * An experiment.
   *
   * @param settings the task's own settings, or changed ones
   * @param images needed where the task says so; otherwise null
   * @param seed decides everything: tasks, choices and noise
   */
  public ProgramExperiment(
      SearchTask task, SearchSettings settings, ImageTasks.@Nullable Images images, long seed) {
    if (task.needsImages() && images == null) {
      throw new InvalidInputException(
          "task '" + task.name() + "' is made from images, but none are given");
    }
    this.task = task;
    this.settings = settings;
    this.images = images;
    this.streams = RandomStreams.of(seed).child("automl-zero").child(task.name());
  }

  /** Returns a search by this method that has not begun. */
  public ProgramSearch search(ProgramSearch.Method method) {
    return new ProgramSearch(
        method,
        settings,
        task.search().make(images, streams.child("search tasks")),
        streams.child(method.name()));
  }

  /** Evaluates on the tasks of the search, as the search's settings say. */
  public ProgramEvaluator evaluator() {
    return new ProgramEvaluator(
        task.search().make(images, streams.child("search tasks")),
        settings.evaluation(),
        settings.capped());
  }

  /** Searches, selects and tests. */
  public Outcome run(
      ProgramSearch.Method method,
      long individuals,
      int threads,
      @Nullable Path checkpoint,
      Consumer<Progress> listener) {
    ProgramSearch search = search(method);
    search.run(individuals, threads, checkpoint, listener);
    Individual candidate = search.best();
    return new Outcome(
        search, candidate, selectFitness(candidate.program()), testFitness(candidate.program()));
  }

  /** Returns the fitness on the tasks of the search, evaluated in full. */
  public double searchFitness(Program program) {
    return ProgramEvaluator.plain(task.search().make(images, streams.child("search tasks")))
        .evaluate(program, 1);
  }

  /** Returns the fitness on the selection tasks. */
  public double selectFitness(Program program) {
    return ProgramEvaluator.plain(task.select().make(images, streams.child("selection tasks")))
        .evaluate(program, 2);
  }

  /** Returns the fitness on the unseen tasks. */
  public double testFitness(Program program) {
    return ProgramEvaluator.plain(task.test().make(images, streams.child("test tasks")))
        .evaluate(program, 3);
  }
}
