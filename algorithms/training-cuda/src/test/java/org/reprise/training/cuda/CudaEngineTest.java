package org.reprise.training.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.reprise.training.engine.Engine;
import org.reprise.training.engine.EngineProvider;

class CudaEngineTest {
  @Test
  void isTheEngineCuda() {
    assertThat(EngineProvider.named("cuda")).get().isInstanceOf(CudaEngine.class);
  }

  @Test
  void withoutADriverItSaysInOneLineWhatItLacks() {
    assumeTrue(Engine.CUDA.obstacle().isPresent(), "there is a GPU here");
    assertThat(Engine.CUDA.obstacle().get()).contains("NVIDIA driver").doesNotContain("\n");
  }
}
