package org.reprise.training.cuda;

import java.nio.charset.StandardCharsets;
import org.reprise.space.InvalidInputException;

/**
 * What the driver says of the first device, before anything is opened on it.
 *
 * @param device the driver's handle
 * @param name as the maker calls it
 * @param capability the compute capability: 90 is 9.0
 * @param memory in bytes
 * @param driver the CUDA version that the driver supports: 12040 is 12.4
 */
record DeviceFacts(
    int device, String name, int capability, int multiprocessors, long memory, int driver) {
  private static final int NO_DEVICE = 100;

  /**
   * Starts the driver and returns the facts of its first device.
   *
   * @throws InvalidInputException in one line, if there is no driver or no device, or one of them
   *     is too old for this code
   */
  static DeviceFacts find(PtxCode code) {
    int driver = DriverLibrary.load();
    int started = Driver.cuInit(0);
    int[] value = new int[1];
    if (started == NO_DEVICE
        || (started == 0 && Driver.cuDeviceGetCount(value) == 0 && value[0] == 0)) {
      throw new InvalidInputException(
          "the NVIDIA driver (CUDA %s) finds no GPU".formatted(DriverLibrary.text(driver)));
    }
    if (started != 0) {
      throw new InvalidInputException(
          "the NVIDIA driver (CUDA %s) does not start: %s"
              .formatted(DriverLibrary.text(driver), Driver.describe(started)));
    }
    Driver.check("cuDeviceGet", Driver.cuDeviceGet(value, 0));
    DeviceFacts facts = of(value[0], driver);
    if (facts.capability < code.capability()) {
      throw new InvalidInputException(
          "%s has compute capability %s; the kernels need %s or higher"
              .formatted(facts.name, text(facts.capability), text(code.capability())));
    }
    return facts;
  }

  /** Returns "9.0" for 90. */
  static String text(int capability) {
    return capability / 10 + "." + capability % 10;
  }

  private static DeviceFacts of(int device, int driver) {
    byte[] name = new byte[256];
    Driver.check("cuDeviceGetName", Driver.cuDeviceGetName(name, name.length, device));
    long[] bytes = new long[1];
    Driver.check("cuDeviceTotalMem", Driver.cuDeviceTotalMem_v2(bytes, device));
    return new DeviceFacts(
        device,
        new String(name, StandardCharsets.UTF_8).split("\0", 2)[0],
        10 * attribute(device, Driver.CAPABILITY_MAJOR)
            + attribute(device, Driver.CAPABILITY_MINOR),
        attribute(device, Driver.MULTIPROCESSORS),
        bytes[0],
        driver);
  }

  private static int attribute(int device, int attribute) {
    int[] value = new int[1];
    Driver.check("cuDeviceGetAttribute", Driver.cuDeviceGetAttribute(value, attribute, device));
    return value[0];
  }
}
