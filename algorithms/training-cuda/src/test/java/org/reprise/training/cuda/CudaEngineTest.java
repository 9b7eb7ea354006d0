package org.reprise.training.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.InvalidInputException;
import org.reprise.training.cuda.check.DeviceCheck;
import org.reprise.training.engine.Engine;
import org.reprise.training.engine.EngineProvider;
import org.reprise.training.tensor.Operations;

class CudaEngineTest {
  @TempDir private Path folder;
  private @Nullable String library;

  @BeforeEach
  void keepLibrary() {
    library = System.getProperty(DriverLibrary.PROPERTY);
  }

  @AfterEach
  void restoreLibrary() {
    if (library == null) {
      System.clearProperty(DriverLibrary.PROPERTY);
    } else {
      System.setProperty(DriverLibrary.PROPERTY, library);
    }
  }

  @Test
  void isTheEngineCuda() {
    assertThat(EngineProvider.named("cuda")).get().isInstanceOf(CudaEngine.class);
  }

  @Test
  void withoutADriverItSaysInOneLineWhatItLacks() {
    System.setProperty(DriverLibrary.PROPERTY, "no-such-driver");
    assertThatThrownBy(Engine.CUDA::open)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("engine cuda: no NVIDIA driver found")
        .hasMessageNotContaining("\n");
  }

  @Test
  void withADriverItComputesOnItsDevice() {
    SimulatedDriver.use();
    assertThat(Engine.CUDA.obstacle()).isEmpty();
    try (Operations operations = Engine.CUDA.open()) {
      assertThat(operations).isInstanceOf(CudaOperations.class);
      assertThat(operations.machine()).containsKeys("device", "device memory", "driver");
    }
  }

  /** What runs on a card passes on the simulated one. */
  @Test
  void theCheckOfADevicePasses() {
    SimulatedDriver.use();
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int code = DeviceCheck.run(out, "short-self-test", folder.toString(), folder.toString(), "300");
    assertThat(said.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("PASS short-self-test: "));
    assertThat(code).isZero();
  }
}
