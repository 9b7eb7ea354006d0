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
        .isEqualTo("train seconds, 6 epochs");
    assertThat(ColumnWords.of("-/-/params/0/-", "cifar10")).isEqualTo("params");
  }

  @Test
  void aPredictorKeepsItsName() {
    assertThat(ColumnWords.of("mlp after 150", "cifar10")).isEqualTo("mlp after 150");
  }
}
