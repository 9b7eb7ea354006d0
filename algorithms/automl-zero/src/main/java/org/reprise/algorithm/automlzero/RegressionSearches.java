package org.reprise.algorithm.automlzero;

import static org.reprise.algorithm.automlzero.program.Op.MATRIX_GAUSSIAN;
import static org.reprise.algorithm.automlzero.program.Op.SCALAR_CONST;
import static org.reprise.algorithm.automlzero.program.Op.SCALAR_DIFF;
import static org.reprise.algorithm.automlzero.program.Op.SCALAR_PRODUCT;
import static org.reprise.algorithm.automlzero.program.Op.SCALAR_SUM;
import static org.reprise.algorithm.automlzero.program.Op.SCALAR_VECTOR_PRODUCT;
import static org.reprise.algorithm.automlzero.program.Op.VECTOR_GAUSSIAN;
import static org.reprise.algorithm.automlzero.program.Op.VECTOR_INNER_PRODUCT;
import static org.reprise.algorithm.automlzero.program.Op.VECTOR_SUM;

import java.util.List;
import org.reprise.algorithm.automlzero.program.AddressSpace;
import org.reprise.algorithm.automlzero.program.NamedPrograms;
import org.reprise.algorithm.automlzero.program.Op;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.search.MutationKind;
import org.reprise.algorithm.automlzero.search.ProgramSpace;
import org.reprise.algorithm.automlzero.search.ProgramSpace.Function;
import org.reprise.algorithm.automlzero.search.SearchSettings;
import org.reprise.algorithm.automlzero.task.RegressionTasks;
import org.reprise.algorithm.automlzero.task.RegressionTasks.Family;

/** Searches for regression: the published scripts and figure 4 of the paper. */
final class RegressionSearches {
  private static final List<MutationKind> FIXED_SIZE =
      List.of(
          MutationKind.ALTER_PARAMETER,
          MutationKind.RANDOMIZE_INSTRUCTION,
          MutationKind.RANDOMIZE_FUNCTION);
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

  private RegressionSearches() {}

  static SearchTask linear() {
    ProgramSpace space =
        new ProgramSpace(
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
        SearchTasks.settings(space, FIXED_SIZE, null, 1000, 0.9, false),
        Family.LINEAR,
        new Sizes(4, 100, 10, 1000, 100),
        NamedPrograms.LINEAR);
  }

  static SearchTask linearFigure4() {
    return regression(
        "linear-figure4",
        "linear regression, 8 features, 3 tasks of 1,000 examples; sizes 5/1/4",
        "paper, figure 4",
        10_000,
        SearchTasks.settings(figure4Linear(true), FIXED_SIZE, null, 1000, 0.9, false),
        Family.LINEAR,
        new Sizes(8, 1000, 3, 1000, 100),
        NamedPrograms.LINEAR);
  }

  static SearchTask linearLearning() {
    return regression(
        "linear-learning",
        "as linear-figure4 with Setup and Predict given: only Learn is searched",
        "paper, figure 4",
        10_000,
        SearchTasks.settings(figure4Linear(false), FIXED_SIZE, linearStart(), 1000, 0.9, false),
        Family.LINEAR,
        new Sizes(8, 1000, 3, 1000, 100),
        NamedPrograms.LINEAR);
  }

  private static ProgramSpace figure4Linear(boolean whole) {
    return new ProgramSpace(
        new AddressSpace(4, 3, 1),
        OutputKind.SCALAR,
        whole ? Function.fixed(5, SCALAR_CONST) : Function.fixed(1),
        whole ? Function.fixed(1, VECTOR_INNER_PRODUCT) : Function.fixed(1),
        Function.fixed(4, LINEAR_LEARN_OPS));
  }

  /** Setup and Predict of linear regression, Learn with nothing in it. */
  private static Program linearStart() {
    Program linear = NamedPrograms.LINEAR.program();
    return new Program(linear.setup(), linear.predict(), SearchTasks.nothing(4));
  }

  static SearchTask affine() {
    ProgramSpace space =
        new ProgramSpace(
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
        SearchTasks.settings(space, FIXED_SIZE, null, 1000, 0.9, false),
        Family.AFFINE,
        new Sizes(8, 1000, 3, 1000, 100),
        NamedPrograms.AFFINE);
  }

  static SearchTask affineLearning() {
    ProgramSpace space =
        new ProgramSpace(
            new AddressSpace(5, 3, 1),
            OutputKind.SCALAR,
            Function.fixed(1),
            Function.fixed(2),
            Function.fixed(6, AFFINE_LEARN_OPS));
    Program affine = NamedPrograms.AFFINE.program();
    Program start = new Program(affine.setup(), affine.predict(), SearchTasks.nothing(6));
    return regression(
        "affine-learning",
        "as affine with Setup and Predict given: only Learn is searched",
        "paper, figure 4",
        10_000,
        SearchTasks.settings(space, FIXED_SIZE, start, 1000, 0.9, false),
        Family.AFFINE,
        new Sizes(8, 1000, 3, 1000, 100),
        NamedPrograms.AFFINE);
  }

  static SearchTask twoLayer() {
    ProgramSpace space =
        new ProgramSpace(
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
        SearchTasks.settings(
            space, mutations, NamedPrograms.DAMAGED_NEURAL_NET.program(), 1000, 1.0, true),
        Family.TWO_LAYER,
        new Sizes(4, 1000, 1, 1000, 1),
        NamedPrograms.NEURAL_NET);
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
}
