package org.reprise.reproduction.claim.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.reprise.reproduction.result.ResultJson;
import org.reprise.space.Architecture;
import org.reprise.training.relaxation.DiscretisationGap;
import org.reprise.training.relaxation.RelaxedRun;

/** A search by gradients as one line of JSON, from which it is read as it was. */
final class RelaxedRunText {
  private RelaxedRunText() {}

  /** Architectures by their choices. */
  private record Line(
      List<double[][]> probabilities,
      List<int[]> derived,
      int[] answer,
      double mixtureAccuracy,
      double derivedAccuracy) {}

  static String write(RelaxedRun run) {
    try {
      return ResultJson.MAPPER.writeValueAsString(
          new Line(
              run.probabilities(),
              run.derived().stream().map(Architecture::choices).toList(),
              run.answer().choices(),
              run.gap().mixture(),
              run.gap().derived()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static RelaxedRun read(String text) {
    try {
      Line line = ResultJson.MAPPER.readValue(text, Line.class);
      return new RelaxedRun(
          line.probabilities(),
          line.derived().stream().map(Architecture::of).toList(),
          Architecture.of(line.answer()),
          new DiscretisationGap(line.mixtureAccuracy(), line.derivedAccuracy()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept search cannot be read: " + e.getMessage(), e);
    }
  }
}
