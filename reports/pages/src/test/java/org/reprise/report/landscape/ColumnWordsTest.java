package org.reprise.report.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnWordsTest {
  @Test
  void whatGoesWithoutSayingIsNotSaid() {
    assertThat(ColumnWords.of("cifar10/valid/accuracy/12/mean", "cifar10"))
        .isEqualTo("valid accuracy, 12 epochs");
    assertThat(ColumnWords.of("cifar10/valid/accuracy/1/mean", "cifar100"))
        .isEqualTo("cifar10 valid accuracy, 1 epoch");
    assertThat(ColumnWords.of("cifar10/-/train_seconds/6/0", "cifar10"))
        .isEqualTo("training time, 6 epochs");
    assertThat(ColumnWords.of("-/-/params/0/-", "cifar10")).isEqualTo("parameters");
  }

  @Test
  void anAxisHasItsUnit() {
    assertThat(ColumnWords.withUnit("cifar10/valid/accuracy/12/mean", "cifar10"))
        .isEqualTo("valid accuracy, 12 epochs (%)");
    assertThat(ColumnWords.withUnit("cifar10/-/train_seconds/6/0", "cifar10"))
        .isEqualTo("training time, 6 epochs (s)");
    assertThat(ColumnWords.withUnit("-/-/latency_ms/0/-", "cifar10")).isEqualTo("latency (ms)");
    assertThat(ColumnWords.withUnit("-/-/params/0/-", "cifar10")).isEqualTo("parameters");
    assertThat(ColumnWords.withUnit("mlp after 150", "cifar10")).isEqualTo("mlp after 150");
  }

  @Test
  void aListIsShortenedToItsEpochs() {
    String six =
        IntStream.rangeClosed(1, 6)
            .mapToObj(epochs -> "fashion14/valid/accuracy/" + epochs + "/0")
            .collect(Collectors.joining(", "));
    assertThat(ColumnWords.all(six)).isEqualTo("fashion14 valid accuracy, 1 to 6 epochs, seed 0");
    assertThat(ColumnWords.all("c10/valid/accuracy/12/mean, c10/valid/accuracy/200/mean"))
        .isEqualTo("c10 valid accuracy, 12 and 200 epochs, mean over seeds");
    assertThat(ColumnWords.all("c10/valid/accuracy/12/one"))
        .isEqualTo("c10 valid accuracy, 12 epochs");
    assertThat(ColumnWords.all("a/valid/accuracy/1/one, b/test/my_loss/2/one"))
        .isEqualTo("a valid accuracy, 1 epoch; b test my loss, 2 epochs");
    String many =
        IntStream.of(4, 12, 36, 108, 150, 200)
            .mapToObj(epochs -> "c10/valid/accuracy/" + epochs + "/0")
            .collect(Collectors.joining(", "));
    assertThat(ColumnWords.all(many))
        .isEqualTo("c10 valid accuracy, 4, 12, … 200 epochs (6 lengths), seed 0");
    assertThat(ColumnWords.all("mean of two")).isEqualTo("mean of two");
  }

  @Test
  void aPredictorKeepsItsName() {
    assertThat(ColumnWords.of("mlp after 150", "cifar10")).isEqualTo("mlp after 150");
  }
}
