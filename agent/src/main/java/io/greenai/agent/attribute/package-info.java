/**
 * Attribution: readings of meters and CPU clocks in, postings out.
 *
 * <p>Pure arithmetic: no file, no clock, no thread. Integers only, but where {@link
 * io.greenai.agent.attribute.WorkerOwners} weighs evidence; every split is exact, so the postings
 * of a window sum to its meters to the microjoule. Start at {@link WindowBook}.
 *
 * <p>Records are immutable. {@link WindowBook} belongs to the one thread that samples.
 */
@NullMarked
package io.greenai.agent.attribute;

import org.jspecify.annotations.NullMarked;
