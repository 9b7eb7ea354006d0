package org.reprise.training.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reprise.space.InvalidInputException;

class CudaDeviceTest {
  private static final Path KERNELS = Path.of("src/test/cpp/test_kernels.cu");

  @AfterEach
  void forgetTheDriver() {
    System.clearProperty(DriverLibrary.PROPERTY);
  }

  @Test
  void withoutADriverOneLineSaysSo() {
    System.setProperty(DriverLibrary.PROPERTY, "/nowhere/libcuda.so.1");
    String reason =
        "no NVIDIA driver found: this system has no library /nowhere/libcuda.so.1 that could be"
            + " loaded; install the driver of your GPU";
    assertThat(CudaDevice.unavailable()).contains(reason);
    assertThatThrownBy(CudaDevice::open)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(reason);
  }

  @Test
  void whatTheDriverDoesNotHaveIsSaidInOneLine() {
    SimulatedDriver driver = SimulatedDriver.use(KERNELS);
    assertThat(CudaDevice.unavailable()).isEmpty();
    driver.machine(0, 12_040, 80);
    assertThat(CudaDevice.unavailable()).contains("the NVIDIA driver (CUDA 12.4) finds no GPU");
    driver.machine(1, 11_020, 80);
    assertThat(CudaDevice.unavailable())
        .contains(
            "the NVIDIA driver is too old: it supports CUDA 11.2; accepted is CUDA 11.4 or later"
                + " (driver 470 or later)");
    driver.machine(1, 12_040, 75);
    assertThat(CudaDevice.unavailable())
        .contains("simulated device has compute capability 7.5; the kernels need 8.0 or higher");
    assertThatThrownBy(CudaDevice::open).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void factsComeFromTheDriver() {
    try (CudaDevice device = open()) {
      assertThat(device.name()).isEqualTo("simulated device");
      assertThat(device.computeCapability()).isEqualTo("8.0");
      assertThat(device.multiprocessors()).isEqualTo(4);
      assertThat(device.memory()).isEqualTo(1L << 31);
      assertThat(device.driverVersion()).isEqualTo("12.4");
      long before = device.freeMemory();
      long address = device.allocate(4096);
      assertThat(device.freeMemory()).isEqualTo(before - 4096);
      device.free(address);
      assertThat(device.freeMemory()).isEqualTo(before);
    }
  }

  @Test
  void whatIsUploadedComesBackAndInOrder() {
    try (CudaDevice device = open()) {
      long a = device.allocate(16);
      long b = device.allocate(16);
      float[] values = {1, 2, 3, 4};
      device.upload(a, values, 4);
      // The array is free again: what was uploaded stays.
      values[0] = 9;
      device.copy(a, b, 16);
      device.fill(a, Float.floatToRawIntBits(-1.5f), 2);
      assertThat(read(device, b, 4)).containsExactly(1, 2, 3, 4);
      assertThat(read(device, a, 4)).containsExactly(-1.5f, -1.5f, 3, 4);

      device.upload(a, new int[] {Float.floatToRawIntBits(7), 0, 5}, 2);
      assertThat(read(device, a, 4)).containsExactly(7, 0, 3, 4);

      ByteBuffer bytes = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
      bytes.putFloat(8).putFloat(6).flip();
      device.upload(a + 8, bytes, 8);
      assertThat(read(device, a, 4)).containsExactly(7, 0, 8, 6);
    }
  }

  @Test
  void moreThanFitsThePageLockedMemoryIsCopiedInParts() {
    try (CudaDevice device = open()) {
      int count = Staging.WORDS + 3;
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = i % 1_000_003;
      }
      long address = device.allocate(4L * count);
      long small = device.allocate(4);
      device.upload(small, new float[] {5}, 1);
      device.upload(address, values, count);
      assertThat(read(device, address, count)).isEqualTo(values);
      assertThat(read(device, small, 1)).containsExactly(5);
    }
  }

  @Test
  void aBlockSumsARow() {
    try (CudaDevice device = open()) {
      int rows = 5;
      int columns = 700;
      float[] values = new float[rows * columns];
      for (int i = 0; i < values.length; i++) {
        values[i] = i % 17 - 8;
      }
      long from = device.allocate(4L * values.length);
      long to = device.allocate(4L * rows);
      device.upload(from, values, values.length);
      TestArguments arguments = new TestArguments(device);
      arguments.set(from, to, columns, 0);
      arguments.launch("row_sums", rows);
      float[] expected = new float[rows];
      for (int i = 0; i < values.length; i++) {
        expected[i / columns] += values[i];
      }
      // Sums of small integers are exact in any order.
      assertThat(read(device, to, rows)).containsExactly(expected);
    }
  }

  @Test
  void arithmeticIsThatOfJava() {
    try (CudaDevice device = open()) {
      int count = 100;
      Random random = new Random(4);
      float[] x = new float[count];
      for (int i = 0; i < count; i++) {
        x[i] = (float) (10 * random.nextGaussian());
      }
      long from = device.allocate(4L * count);
      long to = device.allocate(32L * count);
      device.upload(from, x, count);
      TestArguments arguments = new TestArguments(device);
      arguments.set(from, to, count, 0);
      arguments.launch("arithmetic", 1);
      float[] y = read(device, to, 8 * count);
      for (int i = 0; i < count; i++) {
        assertThat(Arrays.copyOfRange(y, 8 * i, 8 * i + 8))
            .containsExactly(
                (float) Math.sqrt(Math.abs(x[i])),
                Math.fma(x[i], x[i], -1f),
                x[i] * x[i] - 1,
                Math.min(x[i], 0.5f),
                Math.max(x[i], 0.5f),
                (float) Math.rint(x[i]),
                Math.abs(x[i]),
                1 / x[i]);
      }
    }
  }

  @Test
  void aCaptureIsReplayedOnWhatIsThereThen() {
    try (CudaDevice device = open()) {
      int count = 300;
      long from = device.allocate(4L * count);
      long to = device.allocate(4L * count);
      TestArguments arguments = new TestArguments(device);
      arguments.set(from, to, count, 2);
      device.fill(from, Float.floatToRawIntBits(1), count);
      device.fill(to, Float.floatToRawIntBits(-1), count);

      device.beginCapture();
      arguments.launch("affine", 2);
      device.copy(to, from, 4L * count);
      device.fill(to, 0, count / 2);
      long graph = device.endCapture();

      // Nothing was done so far.
      assertThat(read(device, to, count)).containsOnly(-1);
      device.replay(graph);
      device.replay(graph);
      // 1 becomes 3 and 3 becomes 7.
      assertThat(read(device, from, count)).containsOnly(7);
      float[] result = read(device, to, count);
      assertThat(result[149]).isZero();
      assertThat(result[150]).isEqualTo(7);
      device.destroy(graph);
      assertThatThrownBy(() -> device.replay(graph))
          .isInstanceOf(CudaException.class)
          .hasMessageContaining("cuGraphLaunch: CUDA_ERROR_INVALID_HANDLE");
    }
  }

  @Test
  void aCaptureTakesNothingThatWaits() {
    try (CudaDevice device = open()) {
      long address = device.allocate(4);
      device.beginCapture();
      assertThatThrownBy(() -> device.upload(address, new float[1], 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("upload during a capture");
      assertThatThrownBy(() -> device.download(address, new float[1], 1))
          .hasMessage("download during a capture");
      assertThatThrownBy(device::synchronize).hasMessage("synchronize during a capture");
      device.destroy(device.endCapture());
      device.upload(address, new float[] {3}, 1);
      assertThat(read(device, address, 1)).containsExactly(3);
    }
  }

  @Test
  void aDeviceGoesFromThreadToThread() {
    try (CudaDevice device = open()) {
      long address = device.allocate(4);
      CompletableFuture.runAsync(() -> device.fill(address, 42, 1)).join();
      assertThat(Float.floatToRawIntBits(read(device, address, 1)[0])).isEqualTo(42);
    }
  }

  @Test
  void closingGivesEverythingBack() {
    SimulatedDriver driver = SimulatedDriver.use(KERNELS);
    CudaDevice device = CudaDevice.open(TestArguments.CODE);
    assertThat(device.allocate(8)).isNotEqualTo(device.allocate(8));
    assertThat(driver.allocations()).isEqualTo(2);
    device.close();
    device.close();
    assertThat(driver.allocations()).isZero();
    assertThatThrownBy(() -> device.allocate(8)).hasMessage("the device was closed");
  }

  @Test
  void errorsNameTheCallAndSayWhy() {
    try (CudaDevice device = open()) {
      assertThatThrownBy(() -> device.allocate(1L << 40))
          .isInstanceOfSatisfying(CudaException.class, e -> assertThat(e.outOfMemory()).isTrue())
          .hasMessageContaining("cuMemAlloc(1099511627776 bytes): CUDA_ERROR_OUT_OF_MEMORY");
      assertThatThrownBy(() -> device.function("no_such_kernel"))
          .hasMessageContaining("cuModuleGetFunction(no_such_kernel): CUDA_ERROR_NOT_FOUND");
      long function = device.function("affine");
      assertThatThrownBy(() -> device.launch(function, 1, 70_000, device.allocate(4)))
          .hasMessageContaining("cuLaunchKernel(affine, 1 x 70000 blocks)");
      assertThatThrownBy(() -> device.free(12345)).isInstanceOf(IllegalArgumentException.class);
    }
    PtxCode broken = new PtxCode("nonsense", 80);
    assertThatThrownBy(() -> CudaDevice.open(broken))
        .isInstanceOf(CudaException.class)
        .hasMessage(
            "cuModuleLoadDataEx: CUDA_ERROR_INVALID_PTX, a PTX JIT compilation failed (ptxas"
                + " application ptx input, line 1; fatal: Missing .version directive)");
  }

  @Test
  void theReasonIsEmptyWhereADeviceIs() {
    SimulatedDriver driver = SimulatedDriver.use(KERNELS);
    driver.machine(1, 13_000, 90);
    assertThat(CudaDevice.unavailable()).isEqualTo(Optional.empty());
  }

  private static CudaDevice open() {
    SimulatedDriver.use(KERNELS);
    return CudaDevice.open(TestArguments.CODE);
  }

  private static float[] read(CudaDevice device, long address, int count) {
    float[] values = new float[count];
    device.download(address, values, count);
    return values;
  }
}
