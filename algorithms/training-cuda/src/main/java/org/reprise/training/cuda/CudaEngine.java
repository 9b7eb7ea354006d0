package org.reprise.training.cuda;

import java.util.Optional;
import org.reprise.training.engine.EngineProvider;
import org.reprise.training.tensor.Operations;

/** The engine {@code cuda}: one NVIDIA GPU, through the driver's own library. */
public final class CudaEngine implements EngineProvider {
  @Override
  public String name() {
    return "cuda";
  }

  @Override
  public Optional<String> obstacle() {
    return CudaDevice.unavailable();
  }

  @Override
  public Operations open() {
    return opened(CudaOperations.WIDTH);
  }

  /**
   * Returns fresh operations that launch at most so many passes of networks together; fewer where
   * the device has not the memory.
   */
  public static Operations opened(int passes) {
    return CudaOperations.open(passes);
  }
}
