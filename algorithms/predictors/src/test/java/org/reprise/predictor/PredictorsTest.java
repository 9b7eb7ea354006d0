package org.reprise.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NatsBenchSize;

class PredictorsTest {
  private static final NasBench201 SPACE = new NasBench201();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlp:epochs=2",
        "mlp:encoding=one-hot:members=1:epochs=2",
        "gcn:stages=one:hidden=8:linear=4:epochs=2",
        "gcn:threshold=75:hidden=8:linear=4:epochs=2",
        "blocks:width=8:epochs=2",
        "blocks:network=lstm:members=2:width=8:epochs=2"
      })
  void everyPredictorIsFoundByItsText(String text) {
    SplittableRandom random = new SplittableRandom(1);
    List<Architecture> cells = Stream.generate(() -> SPACE.sample(random)).limit(40).toList();
    Predictor predictor = Predictors.parse(text, SPACE, ScoreSource.NONE);
    double[] accuracies = cells.stream().mapToDouble(c -> 70.0 + c.choice(0) * 5).toArray();
    predictor.fit(cells, accuracies, random);
    assertThat(predictor.predict(cells)).hasSize(40).doesNotContain(Double.NaN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "forest | no predictor 'forest'; there are: blocks, gcn, mlp",
        "mlp:members | predictor 'mlp:members': 'members' is not written as parameter=value",
        "mlp:members=0 | predictor mlp: parameter members does not accept '0'; accepted: a whole"
            + " number from 1 to 1000",
        "mlp:encoding=x | predictor mlp: space nasbench201 has no encoding 'x'; accepted:"
            + " published, one-hot, path, truncated-path, path-by-position"
      })
  void whatIsWrongIsSaidInOneLine(String text, String message) {
    assertThatThrownBy(() -> Predictors.parse(text, SPACE, ScoreSource.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }

  @Test
  void aSpaceThatAPredictorCannotReadIsRefused() {
    assertThatThrownBy(() -> Predictors.parse("gcn", new NatsBenchSize(), ScoreSource.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "predictor gcn cannot be used on nats-bench-size: its architectures have no graph of a"
                + " cell");
  }
}
