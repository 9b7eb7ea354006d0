package org.reprise.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnContentTest {
  @ParameterizedTest
  @CsvSource({
    "cifar10/valid/accuracy/200/mean, validation",
    "cifar10/test/accuracy/200/777, test",
    "cifar10/test/loss/200/one, test loss",
    "cifar10/-/perplexity/0/one, perplexity",
    "cifar10/train/accuracy/12/mean, training",
    "cifar100/valid/accuracy/12/mean, validation (cifar100)",
    "cifar10-valid/valid/accuracy/12/777, validation (cifar10-valid)",
    "(cifar10/test/accuracy/200/1 + cifar10/test/accuracy/200/2) * 0.5, test",
    "cifar10/test/accuracy/200/1 + cifar10/valid/accuracy/200/2, what it is called",
    "made up, what it is called",
  })
  void headingsSayWhatAColumnHolds(String columns, String heading) {
    assertThat(ColumnContent.of(columns, "cifar10", "what it is called")).isEqualTo(heading);
  }
}
