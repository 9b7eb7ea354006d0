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
import java.util.stream.Collectors;
import org.reprise.algorithm.automlzero.program.AddressSpace;
import org.reprise.algorithm.automlzero.program.Instruction;
import org.reprise.algorithm.automlzero.program.NamedPrograms;
import org.reprise.algorithm.automlzero.program.Op;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.search.EvaluationSettings;
import org.reprise.algorithm.automlzero.search.MutationKind;
import org.reprise.algorithm.automlzero.search.SearchSettings;
import org.reprise.algorithm.automlzero.search.SearchSpace;
import org.reprise.algorithm.automlzero.search.SearchSpace.Function;
import org.reprise.algorithm.automlzero.task.ImageTasks;
import org.reprise.algorithm.automlzero.task.RegressionTasks;
import org.reprise.algorithm.automlzero.task.RegressionTasks.Family;
import org.reprise.space.InvalidInputException;

/** The settings of the paper and of its published scripts, by name. */
public final class SearchTasks {
  private static final List<MutationKind> FIXED_SIZE =
      List.of(
          MutationKind.ALTER_PARAMETER,
          MutationKind.RANDOMIZE_INSTRUCTION,
          MutationKind.RANDOMIZE_FUNCTION);
  private static final List<MutationKind> GROWING =
      List.of(
          MutationKind.ALTER_PARAMETER,
          MutationKind.RANDOMIZE_FUNCTION,
          MutationKind.INSERT_INSTRUCTION,
          MutationKind.REMOVE_INSTRUCTION);
  private static final Op[] LINEAR_OPS = {
    SCALAR_CONST,
    VECTOR_INNER_PRODUCT,
    SCALAR_DIFF,
    SCALAR_PRODUCT,
    SCALAR_VECTOR_PRODUCT,
    VECTOR_SUM
  };
  private static final Op[] LINEAR_LEARN_OPS = {
    SCALAR_DIFF, SCALAR_PRODUCT, SCALAR_VECTOR_PRODUCT, VECTOR_SUM
  };
  private static final Op[] AFFINE_LEARN_OPS = {
    SCALAR_SUM, SCALAR_DIFF, SCALAR_PRODUCT, SCALAR_VECTOR_PRODUCT, VECTOR_SUM
  };
  private static final List<Op> RANDOM_AND_CONSTANT =
      List.of(
          SCALAR_CONST,
          SCALAR_GAUSSIAN,
          SCALAR_UNIFORM,
          VECTOR_GAUSSIAN,
          VECTOR_UNIFORM,
          MATRIX_GAUSSIAN,
          MATRIX_UNIFORM);

  private static final List<SearchTask> ALL =
      List.of(
          linear(),
          linearFigure4(),
          linearLearning(),
          affine(),
          affineLearning(),
          twoLayer(),
          projectedBinary(),
          projectedBinaryLarge(),
          multiClass());

  private SearchTasks() {}

  /** All settings. */
  public static List<SearchTask> all() {
    return ALL;
  }

  /** The settings with this name. */
  public static SearchTask named(String name) {
    return ALL.stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "task '"
                        + name
                        + "': accepted are "
                        + ALL.stream().map(SearchTask::name).collect(Collectors.joining(", "))));
  }

  private static SearchTask linear() {
    SearchSpace space =
        new SearchSpace(
            new AddressSpace(4, 3, 1),
            OutputKind.SCALAR,
            Function.fixed(10, LINEAR_OPS),
            Function.fixed(2, LINEAR_OPS),
            Function.fixed(8, LINEAR_OPS));
    return regression(
        "linear",
        "linear regression, 4 features, 10 tasks of 100 examples; six operations anywhere",
        "run_demo.sh",
        1_000_000,
        settings(space, FIXED_SIZE, null, 1000, 0.9, false),
        Family.LINEAR,
        new Sizes(4, 100, 10, 1000, 100),
        NamedPrograms.LINEAR);
  }

  private static SearchTask linearFigure4() {
    return regression(
        "linear-figure4",
        "linear regression, 8 features, 3 tasks of 1,000 examples; sizes 5/1/4",
        "paper, figure 4",
        10_000,
        settings(figure4Linear(true), FIXED_SIZE, null, 1000, 0.9, false),
        Family.LINEAR,
        new Sizes(8, 1000, 3, 1000, 100),
        NamedPrograms.LINEAR);
  }

  private static SearchTask linearLearning() {
    return regression(
        "linear-learning",
        "as linear-figure4 with Setup and Predict given: only Learn is searched",
        "paper, figure 4",
        10_000,
        settings(figure4Linear(false), FIXED_SIZE, linearStart(), 1000, 0.9, false),
        Family.LINEAR,
        new Sizes(8, 1000, 3, 1000, 100),
        NamedPrograms.LINEAR);
  }

  private static SearchSpace figure4Linear(boolean whole) {
    return new SearchSpace(
        new AddressSpace(4, 3, 1),
        OutputKind.SCALAR,
        whole ? Function.fixed(5, SCALAR_CONST) : Function.fixed(1),
        whole ? Function.fixed(1, VECTOR_INNER_PRODUCT) : Function.fixed(1),
        Function.fixed(4, LINEAR_LEARN_OPS));
  }

  /** Setup and Predict of linear regression, Learn with nothing in it. */
  private static Program linearStart() {
    Program linear = NamedPrograms.LINEAR.program();
    return new Program(linear.setup(), linear.predict(), nothing(4));
  }

  private static SearchTask affine() {
    SearchSpace space =
        new SearchSpace(
            new AddressSpace(5, 3, 1),
            OutputKind.SCALAR,
            Function.fixed(6, SCALAR_CONST),
            Function.fixed(2, VECTOR_INNER_PRODUCT, SCALAR_SUM),
            Function.fixed(6, AFFINE_LEARN_OPS));
    return regression(
        "affine",
        "affine regression, 8 features, 3 tasks of 1,000 examples; sizes 6/2/6",
        "paper, figure 4",
        10_000,
        settings(space, FIXED_SIZE, null, 1000, 0.9, false),
        Family.AFFINE,
        new Sizes(8, 1000, 3, 1000, 100),
        NamedPrograms.AFFINE);
  }

  private static SearchTask affineLearning() {
    SearchSpace space =
        new SearchSpace(
            new AddressSpace(5, 3, 1),
            OutputKind.SCALAR,
            Function.fixed(1),
            Function.fixed(2),
            Function.fixed(6, AFFINE_LEARN_OPS));
    Program affine = NamedPrograms.AFFINE.program();
    Program start = new Program(affine.setup(), affine.predict(), nothing(6));
    return regression(
        "affine-learning",
        "as affine with Setup and Predict given: only Learn is searched",
        "paper, figure 4",
        10_000,
        settings(space, FIXED_SIZE, start, 1000, 0.9, false),
        Family.AFFINE,
        new Sizes(8, 1000, 3, 1000, 100),
        NamedPrograms.AFFINE);
  }

  private static SearchTask twoLayer() {
    SearchSpace space =
        new SearchSpace(
            new AddressSpace(5, 9, 2),
            OutputKind.SCALAR,
            new Function(List.of(VECTOR_GAUSSIAN, MATRIX_GAUSSIAN), 2, 6, 7),
            Function.fixed(5),
            Function.fixed(11));
    List<MutationKind> mutations =
        List.of(
            MutationKind.ALTER_PARAMETER,
            MutationKind.INSERT_INSTRUCTION,
            MutationKind.REMOVE_INSTRUCTION,
            MutationKind.TRADE_INSTRUCTION);
    return regression(
        "two-layer",
        "two-layer network regression, 4 features: repair a network without its initialisation",
        "run_integration_test_nonlinear.sh",
        100_000,
        settings(space, mutations, NamedPrograms.DAMAGED_NEURAL_NET.program(), 1000, 1.0, true),
        Family.TWO_LAYER,
        new Sizes(4, 1000, 1, 1000, 1),
        NamedPrograms.NEURAL_NET);
  }

  private static SearchTask projectedBinary() {
    return projectedBinary(
        "projected-binary",
        "two classes of an image data set, 16 projected features, 10 tasks of 1,500 examples",
        1500,
        300);
  }

  private static SearchTask projectedBinaryLarge() {
    return projectedBinary(
        "projected-binary-large",
        "as projected-binary with 8,000 examples; needs 4,500 images of each class",
        8000,
        1000);
  }

  private static SearchTask projectedBinary(String name, String description, int train, int valid) {
    SearchSpace space =
        new SearchSpace(
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
    Program start = new Program(nothing(1), nothing(1), nothing(1));
    return new SearchTask(
        name,
        description,
        "run_baseline.sh (there CIFAR-10)",
        true,
        50_000,
        settings(space, GROWING, start, 100, 0.9, true),
        (images, streams) ->
            ImageTasks.binary(images, ImageTasks.searchPairs(), 16, train, valid, 10, streams),
        (images, streams) ->
            ImageTasks.binary(images, ImageTasks.selectionPairs(), 16, train, valid, 10, streams),
        (images, streams) ->
            ImageTasks.binary(images, ImageTasks.selectionPairs(), 16, train, valid, 30, streams),
        NamedPrograms.NEURAL_NET);
  }

  private static SearchTask multiClass() {
    SearchSpace space =
        new SearchSpace(
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
    Program start = new Program(nothing(1), nothing(1), nothing(1));
    return new SearchTask(
        "multi-class",
        "all classes of an image data set, 16 projected features, 5 tasks of 2,000 examples",
        "paper, section 4.3 (settings not published)",
        true,
        50_000,
        settings(space, GROWING, start, 100, 0.9, false),
        (images, streams) -> ImageTasks.multiClass(images, 16, 2000, 500, 5, streams),
        (images, streams) -> ImageTasks.multiClass(images, 16, 8000, 1000, 5, streams),
        (images, streams) -> ImageTasks.multiClass(images, 16, 8000, 1000, 10, streams),
        NamedPrograms.MULTI_CLASS);
  }

  private static List<Instruction> nothing(int size) {
    return java.util.Collections.nCopies(size, Instruction.NOTHING);
  }

  /** Sizes of regression tasks: those searched, and those selected and tested on. */
  private record Sizes(int features, int train, int tasks, int finalTrain, int finalTasks) {}

  private static SearchTask regression(
      String name,
      String description,
      String source,
      long individuals,
      SearchSettings settings,
      Family family,
      Sizes sizes,
      NamedPrograms reference) {
    SearchTask.TaskMaker last =
        (images, streams) ->
            RegressionTasks.create(
                family, sizes.features, sizes.finalTrain, 100, sizes.finalTasks, streams);
    return new SearchTask(
        name,
        description,
        source,
        false,
        individuals,
        settings,
        (images, streams) ->
            RegressionTasks.create(family, sizes.features, sizes.train, 100, sizes.tasks, streams),
        last,
        last,
        reference);
  }

  private static SearchSettings settings(
      SearchSpace space,
      List<MutationKind> mutations,
      Program start,
      int population,
      double mutateProbability,
      boolean capped) {
    return new SearchSettings(
        space,
        mutations,
        start,
        population,
        10,
        mutateProbability,
        1,
        10_000,
        Math.max(1, population / 20),
        Double.POSITIVE_INFINITY,
        EvaluationSettings.DEFAULT,
        capped);
  }
}
