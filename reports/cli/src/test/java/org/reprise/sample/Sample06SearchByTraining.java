package org.reprise.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageParts;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.FunctionOracle;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.layerwise.LayerwiseSpace;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.StandAloneTraining;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.standalone.TrainingResult;
import org.reprise.training.tensor.Operations;

/**
 * Sample 6: a search without a table: each evaluation trains a network. The controller of Zoph and
 * Le writes networks of three layers with skip connections, decided at anchor points; a few images
 * and one epoch stand for a real training.
 */
class Sample06SearchByTraining {
  private static final LayerwiseSpace SPACE = new LayerwiseSpace(3);
  private static final ImageParts IMAGES = few(BuiltInImages.load());

  private static ImageParts few(ImageParts all) {
    return new ImageParts(
        all.training().range("training", 0, 32),
        all.validation().range("validation", 0, 50),
        all.test().range("test", 0, 50));
  }

  /** Validation accuracy in percent of the network, trained with weights of its own seed. */
  private static double train(Architecture network) {
    try (Operations operations = Engine.preferred().open()) {
      TrainingResult result =
          new StandAloneTraining(IMAGES, TrainingProtocol.of(1, 32))
              .train(
                  SPACE.network(network, IMAGES.training().shape(), 10),
                  operations,
                  RandomStreams.of(SPACE.key(network)),
                  epoch -> {})
              .result();
      return 100 * result.curve().get(0).validationAccuracy();
    }
  }

  private static History search() {
    Ledger ledger =
        new Ledger(
            new FunctionOracle(SPACE, Sample06SearchByTraining::train, 0), Budget.evaluations(4));
    assertThatThrownBy(
            () ->
                Method.parse("nas-rl:replicas=1:children=2")
                    .create()
                    .search(ledger, RandomStreams.of(1).stream("search")))
        .isInstanceOf(BudgetExhausted.class);
    return ledger.history();
  }

  @Test
  void trainsWhatTheControllerWrites() {
    History history = search();
    assertThat(history.size()).isEqualTo(4);
    assertThat(history.validationAccuracy(0)).isEqualTo(train(history.architecture(0)));
    boolean skips = false;
    for (int i = 0; i < history.size(); i++) {
      skips |= history.architecture(i).choice(LayerwiseSpace.skip(0, 2)) == 1;
    }
    assertThat(skips).as("some network reads its first layer in its last").isTrue();
  }
}
