package org.reprise.training.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.training.tensor.Operations;

class SelfTestTest {
  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"LANES", "ND4J"})
  void bothEnginesOfThisModuleLearn(Engine engine) {
    try (Operations operations = engine.open()) {
      SelfTest test = SelfTest.run(operations);
      assertThat(test.passed())
          .describedAs("loss from %f to %f", test.firstLoss(), test.lastLoss())
          .isTrue();
    }
  }
}
