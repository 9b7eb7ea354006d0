package org.reprise.reproduction.experiment;

import org.reprise.search.work.Workload;

/** The runs of an experiment as units of work. */
final class ExperimentWorkload implements Workload<Run> {
  private final Experiment experiment;

  ExperimentWorkload(Experiment experiment) {
    this.experiment = experiment;
  }

  @Override
  public Worker<Run> worker() {
    return this::execute;
  }

  private Run execute(int run) {
    try {
      return Run.execute(experiment, run);
    } catch (RuntimeException e) {
      throw new RunFailedException(
          "method "
              + experiment.cell(run).method().label()
              + " failed on "
              + experiment.cell(run).benchmark().name()
              + " with seed "
              + experiment.seed(run)
              + ": "
              + e.getMessage(),
          e);
    }
  }
}
