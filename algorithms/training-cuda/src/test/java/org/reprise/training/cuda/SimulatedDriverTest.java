package org.reprise.training.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The simulated device finds the mistakes that a card would let pass, or answer with a wrong
 * number.
 */
class SimulatedDriverTest {
  private static final Path KERNELS = Path.of("src/test/cpp/test_kernels.cu");

  private SimulatedDriver driver;
  private CudaDevice device;
  private TestArguments arguments;
  private long from;
  private long to;

  @BeforeEach
  void open() {
    driver = SimulatedDriver.use(KERNELS);
    device = CudaDevice.open(TestArguments.CODE);
    arguments = new TestArguments(device);
    from = device.allocate(1024);
    to = device.allocate(1024);
  }

  @AfterEach
  void close() {
    if (device != null) {
      device.close();
      assertThat(driver.allocations()).isZero();
    }
  }

  @Test
  void memoryThatNobodyWroteIsNotANumber() {
    arguments.set(from, to, 256, 2);
    arguments.launch("affine", 1);
    assertThat(read(256)).containsOnly(Float.NaN);
  }

  @Test
  void aMissingBarrierLeavesPoison() {
    device.upload(from, ramp(256), 256);
    arguments.set(from, to, 256, 1);
    arguments.launch("reverse", 1);
    assertThat(read(256)[0]).isEqualTo(255);
    assertThat(read(256)[255]).isEqualTo(0);

    arguments.set(from, to, 256, 0);
    arguments.launch("reverse", 1);
    assertThat(read(256)).contains(Float.NaN);
  }

  @Test
  void aBarrierForHalfTheThreadsIsAnError() {
    arguments.set(from, to, 0, 0);
    arguments.launch("half_a_barrier", 1);
    assertThatThrownBy(device::synchronize)
        .isInstanceOf(CudaException.class)
        .hasMessageContaining("kernel half_a_barrier, block (0, 0)")
        .hasMessageContaining("which 128 threads of its block never reach");
  }

  @Test
  void twoBarriersAreNotOne() {
    arguments.set(from, to, 0, 0);
    arguments.launch("two_barriers", 1);
    assertThatThrownBy(device::synchronize)
        .isInstanceOf(CudaException.class)
        .hasMessageMatching(".*waits at the barrier of line \\d+, thread \\d+ at that of line.*");
    // A kernel that was left in its middle spoils none that comes later.
    device.upload(from, ramp(256), 256);
    arguments.set(from, to, 256, 1);
    arguments.launch("row_sums", 1);
    assertThat(read(1)[0]).isEqualTo(255 * 128);
  }

  @Test
  void anOrderOfBlocksIsNoneToRelyOn() {
    float[] last = new float[8];
    for (int seed = 0; seed < last.length; seed++) {
      driver.order(seed);
      arguments.set(from, to, 0, 0);
      arguments.launch("last_block", 64);
      last[seed] = read(1)[0];
    }
    assertThat(Arrays.stream(toDoubles(last)).distinct().count()).isGreaterThan(1);
  }

  @Test
  void anAccessOutsideAllMemoryIsAnError() {
    arguments.set(from, to, 256, 0);
    arguments.launch("write_at", 1);
    assertThatThrownBy(device::synchronize)
        .isInstanceOf(CudaException.class)
        .hasMessageContaining("CUDA_ERROR_ILLEGAL_ADDRESS")
        .hasMessageContaining("kernel write_at, block (0, 0), thread 17")
        .hasMessageContaining("an access 0 bytes behind an allocation of 1024 bytes");
  }

  @Test
  void theMarginOfAnAllocationIsWatched() {
    arguments.set(from, to, -1, 0);
    arguments.launch("write_at", 1);
    assertThatThrownBy(device::synchronize)
        .isInstanceOf(CudaException.class)
        .hasMessageContaining("something was written before an allocation of 1024 bytes");
  }

  @Test
  void memoryThatWasFreedIsGone() {
    long gone = device.allocate(64);
    device.free(gone);
    arguments.set(from, gone, 3, 0);
    arguments.launch("write_at", 1);
    assertThatThrownBy(device::synchronize)
        .hasMessageContaining("an access 12 bytes into an allocation of 64 bytes that was freed");
  }

  @Test
  void anIndexOutsideASharedArrayIsAnError() {
    arguments.set(from, to, 1, 0);
    arguments.launch("one_too_high", 1);
    assertThatThrownBy(device::synchronize)
        .hasMessageContaining("kernel one_too_high, block (0, 0), thread 255")
        .hasMessageContaining("an index outside its array in line");
  }

  @Test
  void copiesStayInsideAnAllocation() {
    assertThatThrownBy(() -> device.upload(to, ramp(257), 257))
        .isInstanceOf(CudaException.class)
        .hasMessageContaining("an upload of 1028 bytes leaves its allocation");
    assertThatThrownBy(() -> device.download(to + 4, new float[256], 256))
        .hasMessageContaining("a download of 1024 bytes leaves its allocation");
    assertThatThrownBy(() -> device.fill(to, 0, 257)).hasMessageContaining("a fill of 1028 bytes");
    assertThatThrownBy(() -> device.copy(from, to + 512, 1024))
        .hasMessageContaining("a copy's target of 1024 bytes leaves its allocation");
  }

  private float[] read(int count) {
    float[] values = new float[count];
    device.download(to, values, count);
    return values;
  }

  private static double[] toDoubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  private static float[] ramp(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    return values;
  }
}
