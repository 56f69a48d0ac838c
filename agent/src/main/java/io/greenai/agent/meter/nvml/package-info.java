/**
 * NVIDIA boards, through the management library (NVML) that comes with their driver.
 *
 * <p>{@link io.greenai.agent.meter.nvml.NvmlSource} looks for the driver among the files of the
 * host and touches JNA only where it is there. The library may take long, or for ever where a board
 * has fallen off its bus: all of its calls are made on one daemon thread, and the sampler waits for
 * that no longer than 100 ms.
 */
@NullMarked
package io.greenai.agent.meter.nvml;

import org.jspecify.annotations.NullMarked;
