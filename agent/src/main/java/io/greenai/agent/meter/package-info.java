/**
 * Meters: the sources of energy readings, the idle power of their domains and the inventory of the
 * host that they stand in.
 *
 * <p>{@link io.greenai.agent.meter.MeterDiscovery} chooses the meters of a run. With {@code
 * meter=auto}, the default, it looks at all sources in the order of {@code MeterSources}; names
 * with {@code +} or commas between them are looked at in their own order, and the power model after
 * them; {@code meter=scripted:FILE} gives meters with known truth, for tests and demonstrations.
 *
 * <h2>The scripted meter file</h2>
 *
 * <p>UTF-8 text, one {@code key = value} a line, {@code #} begins a comment. Before the first
 * section:
 *
 * <ul>
 *   <li>{@code epoch}: where second 0 of the script lies. {@code open} (default): when the meters
 *       are opened. {@code unix}: 1970-01-01T00:00:00Z, or any other instant written like that.
 *       With a fixed instant the counters are a function of the wall clock, so that all processes
 *       of a host read one and the same meter whenever they start.
 * </ul>
 *
 * <p>Each meter is a section {@code [id]} with these keys:
 *
 * <ul>
 *   <li>{@code domain}: {@code cpu}, {@code dram}, {@code gpu} or {@code rest}; required.
 *   <li>{@code watts}: constant power, up to 6 decimals, 0 to 5000; or
 *   <li>{@code point = SECONDS MICROJOULES}, repeated: the counter runs linearly from point to
 *       point, in order of time, and stands still before the first and after the last.
 *   <li>{@code role}: {@code part} (default) or {@code whole}.
 *   <li>{@code boundary}: {@code package} (default), {@code device}, {@code board} or {@code wall}.
 *   <li>{@code quality}: {@code measured}, {@code modelled} or {@code assumed} (default: a script
 *       measures nothing).
 *   <li>{@code uncertainty.ppm}: standard uncertainty, default 0.
 *   <li>{@code idle.watts}: the idle power of this meter's domain, as part of the truth.
 *   <li>{@code wrap.microjoules}: the raw counter starts over at this value.
 *   <li>{@code fail.seconds = FROM TO}: reads fail in this interval of the script.
 * </ul>
 *
 * <pre>
 * epoch = unix
 *
 * [scripted:package-0]
 * domain = cpu
 * watts = 10
 * idle.watts = 4
 * </pre>
 *
 * <p>There may be several, of any domain. A whole of boundary {@code board} or {@code wall} leaves
 * the rest of the machine beside the parts, unless the file has a part of domain {@code rest}; one
 * that counts less than its parts for a window is dropped. What the id of a meter of domain {@code
 * gpu} has after its last colon is the device that models name, as in {@code scripted:gpu0}.
 *
 * <p>Energy is in microjoules, power in milliwatts or microwatts, time in nanoseconds, all of them
 * integers. A meter is for one thread, the sampler's.
 */
@NullMarked
package io.greenai.agent.meter;

import org.jspecify.annotations.NullMarked;
