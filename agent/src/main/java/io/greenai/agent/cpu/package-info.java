/**
 * CPU clocks of the host, of this process and of its threads, and who owns which native thread.
 *
 * <p>Everything here reads {@code /proc} and nothing else: no thread dump, no safepoint. Clocks
 * that are read on every sample keep their file open and parse in place. A class is for one thread
 * (the sampler) unless it says otherwise. CPU time is in nanoseconds throughout.
 */
@NullMarked
package io.greenai.agent.cpu;

import org.jspecify.annotations.NullMarked;
