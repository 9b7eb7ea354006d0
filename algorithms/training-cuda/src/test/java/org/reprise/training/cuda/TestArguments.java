package org.reprise.training.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The arguments of the kernels in {@code test_kernels.cu}, on the device. */
final class TestArguments {
  /** PTX that the simulated driver accepts: it looks at the first directive alone. */
  static final PtxCode CODE = PtxCode.of(".version 7.0\n.target sm_80\n");

  private static final int BYTES = 24;

  private final CudaDevice device;
  private final long table;

  TestArguments(CudaDevice device) {
    this.device = device;
    table = device.allocate(BYTES);
  }

  void set(long from, long to, int count, float factor) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES).order(ByteOrder.nativeOrder());
    bytes.putLong(from).putLong(to).putInt(count).putFloat(factor).flip();
    device.upload(table, bytes, BYTES);
  }

  void launch(String kernel, int blocks) {
    device.launch(device.function(kernel), blocks, 1, table);
  }
}
