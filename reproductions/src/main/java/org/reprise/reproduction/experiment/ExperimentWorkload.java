package org.reprise.reproduction.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.reprise.reproduction.result.ResultJson;
import org.reprise.search.work.Parcel;
import org.reprise.search.work.PortableWorkload;

/** The runs of an experiment as units of work. Runs come back as the line that is kept of them. */
final class ExperimentWorkload implements PortableWorkload<Run> {
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

  @Override
  public Parcel parcel() {
    return ExperimentParcel.of(experiment);
  }

  @Override
  public byte[] encode(Run run) {
    try {
      return ResultJson.MAPPER.writeValueAsBytes(run);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a run that cannot be written down", e);
    }
  }

  @Override
  public Run decode(byte[] bytes) {
    try {
      return ResultJson.MAPPER.readValue(bytes, Run.class);
    } catch (IOException e) {
      throw new UncheckedIOException("a run came back damaged", e);
    }
  }
}
