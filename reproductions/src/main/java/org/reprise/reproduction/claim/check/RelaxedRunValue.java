package org.reprise.reproduction.claim.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.EdgeOperation;
import org.reprise.training.relaxation.ChoiceCosts;
import org.reprise.training.relaxation.RelaxedRun;
import org.reprise.training.table.BuiltInBenchmark;

/** A number that a search by gradients on {@code nb201-fashion} is judged by. */
enum RelaxedRunValue {
  /** Accuracy of the mixture less that of the derived cell in the same network, in points. */
  GAP {
    @Override
    double of(RelaxedRun run, ToDoubleFunction<Architecture> truth) {
      return 100 * (run.gap().mixture() - run.gap().derived());
    }
  },
  /** The other way round. */
  NO_GAP {
    @Override
    double of(RelaxedRun run, ToDoubleFunction<Architecture> truth) {
      return -GAP.of(run, truth);
    }
  },
  /** True accuracy of the answer. */
  ACCURACY {
    @Override
    double of(RelaxedRun run, ToDoubleFunction<Architecture> truth) {
      return truth.applyAsDouble(run.answer());
    }
  },
  /** The same less the mean of all cells, which is what one random cell brings. */
  ABOVE_RANDOM {
    @Override
    double of(RelaxedRun run, ToDoubleFunction<Architecture> truth) {
      SearchSpace space = BuiltInBenchmark.NB201_FASHION.space();
      double mean =
          space
              .keys()
              .mapToDouble(key -> truth.applyAsDouble(space.fromKey(key)))
              .average()
              .orElseThrow();
      return truth.applyAsDouble(run.answer()) - mean;
    }
  },
  /** True accuracy of the cell derived after epoch 5 less that of the answer. */
  LOST_SINCE_EPOCH_5 {
    @Override
    double of(RelaxedRun run, ToDoubleFunction<Architecture> truth) {
      return truth.applyAsDouble(run.derived().get(EARLY - 1)) - truth.applyAsDouble(run.answer());
    }
  },
  /** By how much the mean probability of 3x3 convolutions falls from epoch 20 to the end. */
  CONVOLUTION_FALLS {
    @Override
    double of(RelaxedRun run, ToDoubleFunction<Architecture> truth) {
      return -rise(run, EdgeOperation.CONV_3X3);
    }
  },
  /** By how much the mean probability of 3x3 convolutions rises from the start to the end. */
  CONVOLUTION_RISES {
    @Override
    double of(RelaxedRun run, ToDoubleFunction<Architecture> truth) {
      int convolution = EdgeOperation.CONV_3X3.ordinal();
      return run.mass(convolution, run.epochs()) - run.mass(convolution, 0);
    }
  },
  /** Mean probability of 3x3 convolutions in the end. */
  CONVOLUTIONS {
    @Override
    double of(RelaxedRun run, ToDoubleFunction<Architecture> truth) {
      return run.mass(EdgeOperation.CONV_3X3.ordinal(), run.epochs());
    }
  },
  /** By how much the mean probability of skip connections rises from epoch 20 to the end. */
  SKIP_RISES {
    @Override
    double of(RelaxedRun run, ToDoubleFunction<Architecture> truth) {
      return rise(run, EdgeOperation.SKIP_CONNECT);
    }
  },
  /** How many of the derived edges are none or a skip connection. */
  EMPTY_EDGES {
    @Override
    double of(RelaxedRun run, ToDoubleFunction<Architecture> truth) {
      return Arrays.stream(run.answer().choices())
          .mapToObj(EdgeOperation::of)
          .filter(o -> o == EdgeOperation.NONE || o == EdgeOperation.SKIP_CONNECT)
          .count();
    }
  },
  /** Parameters of the answer's network. */
  PARAMETERS {
    @Override
    double of(RelaxedRun run, ToDoubleFunction<Architecture> truth) {
      return ChoiceCosts.Resource.PARAMETERS.of(
          BuiltInBenchmark.load().network().apply(run.answer()));
    }
  },
  /** Accuracy of the derived cell with the weights of the search, in percent. */
  INHERITED_ACCURACY {
    @Override
    double of(RelaxedRun run, ToDoubleFunction<Architecture> truth) {
      return 100 * run.gap().derived();
    }
  };

  private static final int EARLY = 5;
  private static final int PEAK = 20;

  private static double rise(RelaxedRun run, EdgeOperation operation) {
    int number = operation.ordinal();
    return run.mass(number, run.epochs()) - run.mass(number, PEAK);
  }

  /** Returns the number of a run, given true accuracies in percent. */
  abstract double of(RelaxedRun run, ToDoubleFunction<Architecture> truth);

  /**
   * Returns the one called {@code text}.
   *
   * @throws IllegalArgumentException if there is none
   */
  static RelaxedRunValue named(String text) {
    return Arrays.stream(values())
        .filter(value -> value.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no value '"
                        + text
                        + "'; accepted: "
                        + Arrays.stream(values())
                            .map(RelaxedRunValue::text)
                            .collect(Collectors.joining(", "))));
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
