package org.reprise.cli.experiment;

import java.util.List;
import org.reprise.space.InvalidInputException;

/**
 * A ground of the results that are kept in the repository.
 *
 * @param name of its page
 * @param protocol by which it is searched; the table is one that it fits
 */
record ResultsGround(String name, String protocol) {
  /** All, in the order in which they are run. */
  static final List<ResultsGround> ALL =
      List.of(
          new ResultsGround("nb201-fashion", "nb201-fashion"),
          new ResultsGround("nb201-fashion-random-seed", "nb201-fashion-random-seed"),
          new ResultsGround("mobile-fashion", "mobile-fashion"),
          new ResultsGround("nasbench201-cifar10", "nasbench201-queries"),
          new ResultsGround("nasbench201-cifar100", "nasbench201-cifar100-queries"),
          new ResultsGround("nasbench-macro", "nasbench-macro"),
          new ResultsGround("nasbench101-sample", "nasbench101-sample-queries"));

  /**
   * Returns the grounds of these names, all if none is named.
   *
   * @throws InvalidInputException if one is not known
   */
  static List<ResultsGround> of(List<String> names) {
    for (String name : names) {
      if (ALL.stream().noneMatch(ground -> ground.name().equals(name))) {
        throw new InvalidInputException(
            "--grounds: no ground is called '"
                + name
                + "'; there are: "
                + String.join(", ", ALL.stream().map(ResultsGround::name).toList()));
      }
    }
    return names.isEmpty()
        ? ALL
        : ALL.stream().filter(ground -> names.contains(ground.name())).toList();
  }
}
