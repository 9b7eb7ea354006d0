package org.reprise.training.cuda;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where launches go: into a queue, which starts when a number is read, or, within {@link #record},
 * into a {@link LaunchProgram} that is replayed later.
 */
abstract class CudaRecorder {
  final CudaDevice device;
  final CudaMemory memory;
  final LaunchQueue queue;
  private @Nullable LaunchProgram program;
  private @Nullable StepNumbers stepNumbers;

  CudaRecorder(CudaDevice device, CudaMemory memory) {
    this.device = device;
    this.memory = memory;
    this.queue = new LaunchQueue(device);
  }

  /**
   * Where a recorded step finds the numbers that change from step to step.
   *
   * @param rates learning rate of each step
   * @param counter how many steps were done
   */
  record StepNumbers(CudaBuffer rates, CudaBuffer counter) {}

  /**
   * Records what {@code work} asks for instead of doing it. Tensors that are given their numbers by
   * the caller, or zeros, get them now and once; all others get theirs whenever the program runs.
   */
  <T> Recorded<T> record(@Nullable StepNumbers numbers, Supplier<T> work) {
    queue.flush();
    LaunchProgram recorded = new LaunchProgram();
    program = recorded;
    stepNumbers = numbers;
    try {
      T result = work.get();
      return new Recorded<>(recorded, result);
    } finally {
      program = null;
      stepNumbers = null;
    }
  }

  /** A program, and what the recorded work returned. */
  record Recorded<T>(LaunchProgram program, T result) {}

  /** Gives back what was made while a program was recorded. */
  final void release(LaunchProgram recorded) {
    recorded.made.forEach(memory::give);
    recorded.made.clear();
  }

  final void launch(Launch launch) {
    if (program == null) {
      queue.add(launch);
    } else {
      program.launches.add(launch);
    }
  }

  final void release(CudaBuffer buffer) {
    if (buffer.program == null) {
      memory.give(buffer);
    }
  }

  /** Room that lives as long as the program that is being recorded, or until it is released. */
  final CudaBuffer room(int size) {
    CudaBuffer buffer = memory.take(size, program);
    if (program != null) {
      program.made.add(buffer);
    }
    return buffer;
  }

  /** These numbers, in memory that outlives a program that is being recorded. */
  final CudaBuffer kept(float[] values) {
    CudaBuffer buffer = memory.take(values.length, null);
    upload(buffer, values);
    return buffer;
  }

  final void upload(CudaBuffer buffer, float[] values) {
    // What waits may still read what stood there.
    queue.flush();
    device.upload(buffer.address, values, values.length);
  }

  /** Numbers of a buffer, when all that was asked for is done. */
  final double[] numbers(CudaBuffer buffer, int from, int count) {
    if (program != null) {
      throw new IllegalStateException("a recorded step cannot read its numbers");
    }
    queue.flush();
    float[] values = new float[count];
    device.download(buffer.address + (long) from * Float.BYTES, values, count);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = values[i];
    }
    return numbers;
  }

  /** Where the step that is being recorded finds its numbers, if it is one. */
  final @Nullable StepNumbers stepNumbers() {
    return stepNumbers;
  }

  /** Steps whose numbers change with time are told them from outside and cannot be replayed. */
  final void immediate(String what) {
    if (program != null) {
      throw new IllegalStateException("a step of " + what + " cannot be recorded");
    }
  }

  /** Returns how many buffers are lent. */
  final int lentBuffers() {
    return memory.lent();
  }
}
