package org.reprise.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.space.InvalidInputException;

/** Queries as text. */
class QueryTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"cifar10/test/accuracy/200/mean", "-/-/params/0/-", "fashion14/valid/loss/6/2"})
  void isReadAsItIsWritten(String text) {
    assertThat(Query.parse(text)).hasToString(text);
  }

  @Test
  void namesEveryPart() {
    assertThat(Query.parse("cifar100/valid/accuracy/12/777"))
        .isEqualTo(new Query("cifar100", "valid", "accuracy", 12, SeedChoice.one("777")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cifar10/test/accuracy/200", "cifar10/test/accuracy/many/mean", ""})
  void anythingElseIsRefusedWithTheForm(String text) {
    assertThatThrownBy(() -> Query.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("dataset/split/metric/epochs/seed");
  }
}
