/**
 * Meters: the sources of energy readings, the idle power of their domains and the inventory of the
 * host that they stand in.
 *
 * <p>{@link io.greenai.agent.meter.MeterDiscovery} chooses the meters of a run:
 *
 * <ul>
 *   <li>{@code meter=auto} (default): the powercap zones of the kernel where they are readable,
 *       else the power model; a note says what was chosen and what would make it better.
 *   <li>{@code meter=powercap}, {@code meter=model}: that one; where powercap cannot be read, the
 *       power model steps in with a note.
 *   <li>{@code meter=scripted:FILE}: meters with known truth, for tests and demonstrations.
 * </ul>
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
 * <p>Energy is in microjoules, power in milliwatts, time in nanoseconds, all of them integers. A
 * meter is for one thread, the sampler's.
 */
@NullMarked
package io.greenai.agent.meter;

import org.jspecify.annotations.NullMarked;
