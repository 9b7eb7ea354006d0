package org.reprise.algorithm.automlzero;

import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.reprise.algorithm.automlzero.program.NamedPrograms;
import org.reprise.algorithm.automlzero.search.SearchSettings;
import org.reprise.algorithm.automlzero.task.ImageTasks;
import org.reprise.algorithm.automlzero.task.TaskSet;
import org.reprise.search.RandomStreams;

/**
 * A problem with the settings to search it: the tasks that the search sees, those that a candidate
 * is selected on, and those that nobody sees before the end.
 *
 * @param name what a command line calls it
 * @param source where the settings come from
 * @param needsImages whether the tasks are made from an image data set
 * @param individuals how long a search lasts unless told otherwise
 * @param reference the algorithm of a person to compare with
 */
public record SearchTask(
    String name,
    String description,
    String source,
    boolean needsImages,
    long individuals,
    SearchSettings settings,
    TaskMaker search,
    TaskMaker select,
    TaskMaker test,
    NamedPrograms reference) {

  /** Makes tasks from streams of random numbers, and from images where they are needed. */
  @FunctionalInterface
  public interface TaskMaker {
    /** Returns the tasks; {@code images} may be null where none are needed. */
    TaskSet make(ImageTasks.@Nullable Images images, RandomStreams streams);

    /** Returns what makes tasks from images, which must be there. */
    static TaskMaker ofImages(BiFunction<ImageTasks.Images, RandomStreams, TaskSet> maker) {
      return (images, streams) ->
          maker.apply(Objects.requireNonNull(images, "the task is made from images"), streams);
    }
  }
}
