/**
 * Meters: the sources of energy readings, the idle power of their domains and the inventory of the
 * host that they stand in.
 *
 * <p>{@link io.greenai.agent.meter.MeterDiscovery} chooses the meters of a run. With {@code
 * meter=auto}, the default, it looks at all sources in the order of {@code MeterSources}; names
 * with {@code +} or commas between them are looked at in their own order, and the power model after
 * them; {@code meter=scripted:FILE} gives meters with known truth, for tests and demonstrations:
 * the form of such a file is in docs/operations.md, "Scripted meters".
 *
 * <p>Energy is in microjoules, power in milliwatts or microwatts, time in nanoseconds, all of them
 * integers. A meter is for one thread, the sampler's.
 */
@NullMarked
package io.greenai.agent.meter;

import org.jspecify.annotations.NullMarked;
