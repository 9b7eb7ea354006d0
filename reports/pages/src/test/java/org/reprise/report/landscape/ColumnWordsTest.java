package org.reprise.report.landscape;

import static org.assertj.core.api.Assertions.assertThat;

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
  void aPredictorKeepsItsName() {
    assertThat(ColumnWords.of("mlp after 150", "cifar10")).isEqualTo("mlp after 150");
  }
}
