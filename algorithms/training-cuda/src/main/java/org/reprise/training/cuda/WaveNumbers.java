package org.reprise.training.cuda;

import org.reprise.training.table.TrainingBenchmark;

/**
 * What the networks of a wave share.
 *
 * @param device that trains them
 * @param benchmark the task
 * @param images on the device
 * @param rates learning rate of each step
 * @param counter steps done, an integer
 * @param judged batches evaluated since the first image that is judged, an integer
 * @param judgedAtOnce images of such a batch
 */
record WaveNumbers(
    CudaDevice device,
    TrainingBenchmark benchmark,
    DeviceImages images,
    CudaBuffer rates,
    CudaBuffer counter,
    CudaBuffer judged,
    int judgedAtOnce) {}
