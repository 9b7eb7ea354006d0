package org.reprise.training.cuda;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reprise.training.tensor.Recording;

/**
 * Where launches go: into a queue, which starts when a number is read, or, within {@link #record},
 * into a {@link LaunchProgram} that is replayed later.
 */
abstract class CudaRecorder {
  final CudaDevice device;
  final CudaMemory memory;
  final LaunchQueue queue;
  // What recorded work makes: what it gives back the next may use, which runs after it.
  private final CudaMemory passing;
  private final List<RecordedWork> unclosed = new ArrayList<>();
  private @Nullable LaunchProgram program;
  private @Nullable StepNumbers stepNumbers;
  private CudaMemory making;

  CudaRecorder(CudaDevice device, CudaMemory memory) {
    this.device = device;
    this.memory = memory;
    this.passing = memory.another();
    this.making = memory;
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
    if (program != null) {
      throw new IllegalStateException("a recording within a recording");
    }
    queue.flush();
    LaunchProgram recorded = new LaunchProgram();
    program = recorded;
    stepNumbers = numbers;
    try {
      T result = work.get();
      return new Recorded<>(recorded, result);
    } catch (RuntimeException | Error e) {
      release(recorded);
      throw e;
    } finally {
      program = null;
      stepNumbers = null;
    }
  }

  /** Records work that has a device to itself, as the interface of operations describes it. */
  public final Recording record(Runnable work) {
    if (unclosed.stream().anyMatch(RecordedWork::ran)) {
      throw new IllegalStateException("recordings that ran are closed before another is made");
    }
    LaunchProgram recorded;
    making = passing;
    try {
      recorded =
          record(
                  null,
                  () -> {
                    work.run();
                    return true;
                  })
              .program();
    } finally {
      making = memory;
    }
    List<CudaBuffer> lasting = new ArrayList<>();
    for (CudaBuffer buffer : recorded.released) {
      if (buffer.lender == passing) {
        passing.give(buffer);
      } else {
        lasting.add(buffer);
      }
    }
    RecordedWork done = new RecordedWork(this, recorded, lasting);
    unclosed.add(done);
    return done;
  }

  /** A recording is closed, and what it used gone. */
  final void forget(RecordedWork closed, List<CudaBuffer> used) {
    unclosed.remove(closed);
    used.forEach(CudaRecorder::give);
  }

  /** A program, and what the recorded work returned. */
  record Recorded<T>(LaunchProgram program, T result) {}

  /** Gives back what was released while a program was recorded. */
  final void release(LaunchProgram recorded) {
    recorded.released.forEach(CudaRecorder::give);
    recorded.released.clear();
  }

  final void launch(Launch launch) {
    if (program == null) {
      queue.add(launch);
    } else {
      program.launches.add(launch);
    }
  }

  final void release(CudaBuffer buffer) {
    if (program == null) {
      give(buffer);
    } else {
      program.released.add(buffer);
    }
  }

  private static void give(CudaBuffer buffer) {
    Objects.requireNonNull(buffer.lender, "a part is not given back").give(buffer);
  }

  /** Room for numbers that will be computed. */
  final CudaBuffer room(int size) {
    return making.take(size);
  }

  /** These numbers, in memory that nothing else uses however often a recording runs. */
  final CudaBuffer kept(float[] values) {
    CudaBuffer buffer = memory.take(values.length);
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
    finish();
    float[] values = new float[count];
    device.download(buffer.address + (long) from * Float.BYTES, values, count);
    return doubles(values);
  }

  /** The first numbers of several buffers, likewise. */
  final List<float[]> numbers(List<CudaBuffer> buffers, int[] counts) {
    finish();
    return device.download(buffers.stream().mapToLong(b -> b.address).toArray(), counts);
  }

  private void finish() {
    if (program != null) {
      throw new IllegalStateException("a recorded step cannot read its numbers");
    }
    queue.flush();
  }

  private static double[] doubles(float[] values) {
    double[] numbers = new double[values.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values[i];
    }
    return numbers;
  }

  /** Gives memory that nobody uses back to the device. */
  final void trimMemory() {
    queue.flush();
    device.synchronize();
    memory.trim();
    // Recordings use what they gave back.
    if (unclosed.isEmpty()) {
      passing.trim();
    }
  }

  /** Gives back what is its own. */
  final void closeRecorder() {
    queue.close();
    passing.close();
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
    return memory.lent() + passing.lent();
  }
}
