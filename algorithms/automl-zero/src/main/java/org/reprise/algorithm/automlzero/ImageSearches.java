package org.reprise.algorithm.automlzero;

import static org.reprise.algorithm.automlzero.program.Op.MATRIX_GAUSSIAN;
import static org.reprise.algorithm.automlzero.program.Op.MATRIX_SUM;
import static org.reprise.algorithm.automlzero.program.Op.MATRIX_UNIFORM;
import static org.reprise.algorithm.automlzero.program.Op.MATRIX_VECTOR_PRODUCT;
import static org.reprise.algorithm.automlzero.program.Op.SCALAR_CONST;
import static org.reprise.algorithm.automlzero.program.Op.SCALAR_DIFF;
import static org.reprise.algorithm.automlzero.program.Op.SCALAR_GAUSSIAN;
import static org.reprise.algorithm.automlzero.program.Op.SCALAR_PRODUCT;
import static org.reprise.algorithm.automlzero.program.Op.SCALAR_SUM;
import static org.reprise.algorithm.automlzero.program.Op.SCALAR_UNIFORM;
import static org.reprise.algorithm.automlzero.program.Op.SCALAR_VECTOR_PRODUCT;
import static org.reprise.algorithm.automlzero.program.Op.VECTOR_DIFF;
import static org.reprise.algorithm.automlzero.program.Op.VECTOR_GAUSSIAN;
import static org.reprise.algorithm.automlzero.program.Op.VECTOR_HEAVISIDE;
import static org.reprise.algorithm.automlzero.program.Op.VECTOR_INNER_PRODUCT;
import static org.reprise.algorithm.automlzero.program.Op.VECTOR_MAX;
import static org.reprise.algorithm.automlzero.program.Op.VECTOR_OUTER_PRODUCT;
import static org.reprise.algorithm.automlzero.program.Op.VECTOR_PRODUCT;
import static org.reprise.algorithm.automlzero.program.Op.VECTOR_SUM;
import static org.reprise.algorithm.automlzero.program.Op.VECTOR_UNIFORM;

import java.util.List;
import org.reprise.algorithm.automlzero.SearchTask.TaskMaker;
import org.reprise.algorithm.automlzero.program.AddressSpace;
import org.reprise.algorithm.automlzero.program.NamedPrograms;
import org.reprise.algorithm.automlzero.program.Op;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.search.MutationKind;
import org.reprise.algorithm.automlzero.search.ProgramSpace;
import org.reprise.algorithm.automlzero.search.ProgramSpace.Function;
import org.reprise.algorithm.automlzero.task.ImageTasks;

/** Searches for classifiers of images (paper, sections 4.2 and 4.3). */
final class ImageSearches {
  private static final List<MutationKind> GROWING =
      List.of(
          MutationKind.ALTER_PARAMETER,
          MutationKind.RANDOMIZE_FUNCTION,
          MutationKind.INSERT_INSTRUCTION,
          MutationKind.REMOVE_INSTRUCTION);
  private static final List<Op> RANDOM_AND_CONSTANT =
      List.of(
          SCALAR_CONST,
          SCALAR_GAUSSIAN,
          SCALAR_UNIFORM,
          VECTOR_GAUSSIAN,
          VECTOR_UNIFORM,
          MATRIX_GAUSSIAN,
          MATRIX_UNIFORM);

  private ImageSearches() {}

  static SearchTask projectedBinary() {
    return projectedBinary(
        "projected-binary",
        "two classes of an image data set, 16 projected features, 10 tasks of 1,500 examples",
        1500,
        300);
  }

  static SearchTask projectedBinaryLarge() {
    return projectedBinary(
        "projected-binary-large",
        "as projected-binary with 8,000 examples; needs 4,500 images of each class",
        8000,
        1000);
  }

  private static SearchTask projectedBinary(String name, String description, int train, int valid) {
    ProgramSpace space =
        new ProgramSpace(
            new AddressSpace(5, 9, 2),
            OutputKind.SCALAR,
            new Function(RANDOM_AND_CONSTANT, 1, 1, 7),
            new Function(
                List.of(
                    SCALAR_SUM,
                    MATRIX_VECTOR_PRODUCT,
                    VECTOR_MAX,
                    VECTOR_INNER_PRODUCT,
                    VECTOR_SUM),
                1,
                1,
                11),
            new Function(
                List.of(
                    SCALAR_SUM,
                    SCALAR_DIFF,
                    SCALAR_PRODUCT,
                    SCALAR_VECTOR_PRODUCT,
                    VECTOR_SUM,
                    VECTOR_HEAVISIDE,
                    VECTOR_PRODUCT,
                    VECTOR_OUTER_PRODUCT,
                    MATRIX_SUM),
                1,
                1,
                23));
    Program start =
        new Program(SearchTasks.nothing(1), SearchTasks.nothing(1), SearchTasks.nothing(1));
    return new SearchTask(
        name,
        description,
        "run_baseline.sh (there CIFAR-10)",
        true,
        50_000,
        SearchTasks.settings(space, GROWING, start, 100, 0.9, true),
        TaskMaker.ofImages(
            (images, streams) ->
                ImageTasks.binary(images, ImageTasks.searchPairs(), 16, train, valid, 10, streams)),
        TaskMaker.ofImages(
            (images, streams) ->
                ImageTasks.binary(
                    images, ImageTasks.selectionPairs(), 16, train, valid, 10, streams)),
        TaskMaker.ofImages(
            (images, streams) ->
                ImageTasks.binary(
                    images, ImageTasks.selectionPairs(), 16, train, valid, 30, streams)),
        NamedPrograms.NEURAL_NET);
  }

  static SearchTask multiClass() {
    ProgramSpace space =
        new ProgramSpace(
            new AddressSpace(5, 9, 2),
            OutputKind.VECTOR,
            new Function(RANDOM_AND_CONSTANT, 1, 1, 7),
            new Function(List.of(MATRIX_VECTOR_PRODUCT, VECTOR_MAX, VECTOR_SUM), 1, 1, 11),
            new Function(
                List.of(
                    SCALAR_PRODUCT,
                    SCALAR_VECTOR_PRODUCT,
                    VECTOR_SUM,
                    VECTOR_DIFF,
                    VECTOR_HEAVISIDE,
                    VECTOR_PRODUCT,
                    VECTOR_OUTER_PRODUCT,
                    MATRIX_SUM),
                1,
                1,
                23));
    Program start =
        new Program(SearchTasks.nothing(1), SearchTasks.nothing(1), SearchTasks.nothing(1));
    return new SearchTask(
        "multi-class",
        "all classes of an image data set, 16 projected features, 5 tasks of 2,000 examples",
        "paper, section 4.3 (settings not published)",
        true,
        50_000,
        SearchTasks.settings(space, GROWING, start, 100, 0.9, false),
        TaskMaker.ofImages(
            (images, streams) -> ImageTasks.multiClass(images, 16, 2000, 500, 5, streams)),
        TaskMaker.ofImages(
            (images, streams) -> ImageTasks.multiClass(images, 16, 8000, 1000, 5, streams)),
        TaskMaker.ofImages(
            (images, streams) -> ImageTasks.multiClass(images, 16, 8000, 1000, 10, streams)),
        NamedPrograms.MULTI_CLASS);
  }
}
