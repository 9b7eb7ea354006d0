package org.reprise.training.cuda;

/**
 * A call of the NVIDIA driver failed; the message names the call and says why in the driver's
 * words.
 */
public final class CudaException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int OUT_OF_MEMORY = 2;

  private final int result;

  CudaException(String call, int result, String words) {
    super(call + ": " + words);
    this.result = result;
  }

  /**
   * Returns whether the device had not enough memory left: with fewer networks at a time it may do.
   */
  public boolean outOfMemory() {
    return result == OUT_OF_MEMORY;
  }
}
