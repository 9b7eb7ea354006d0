package org.reprise.reproduction.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.reprise.space.InvalidInputException;

class FailuresTest {
  @Test
  void disksMemoryAndInstallationsAreOfTheMachine() {
    assertThat(Failures.isOfMachine(new UncheckedIOException(new IOException("disk")))).isTrue();
    assertThat(Failures.isOfMachine(new IllegalStateException(new OutOfMemoryError()))).isTrue();
    assertThat(Failures.isOfMachine(new UnsatisfiedLinkError("natives"))).isTrue();
  }

  @Test
  void inputAndDefectsAreNot() {
    assertThat(Failures.isOfMachine(new IllegalStateException("a defect"))).isFalse();
    assertThat(Failures.isOfMachine(new StackOverflowError())).isFalse();
    assertThat(
            Failures.isOfMachine(
                new InvalidInputException("no such file", new IOException("no such file"))))
        .isFalse();
  }

  @Test
  void whatCannotTravelSendsItsWords() {
    Throwable failure =
        new IllegalStateException("a defect") {
          private static final long serialVersionUID = 1L;
          private final Thread held = Thread.currentThread();

          @Override
          public String toString() {
            return "defect of " + (held == null ? "nobody" : "a thread");
          }
        };
    assertThat(Failures.decode(Failures.encode(failure))).hasMessage("defect of a thread");
    assertThat(Failures.decode(Failures.encode(new InvalidInputException("wrong"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("wrong");
  }
}
