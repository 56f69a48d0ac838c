/**
 * A fleet that never was: hosts in three zones, agents with models, what they did quarter-hour by
 * quarter-hour, the ledgers they would have kept, and the truth to hold a report against.
 *
 * <p>{@link io.greenai.fleet.Fleet} says who there is, {@link io.greenai.fleet.HostDay} what
 * happened on a host, {@link io.greenai.fleet.AgentRun} writes what one agent saw of it, {@link
 * io.greenai.fleet.Mishaps} decides what goes wrong, {@link io.greenai.fleet.Truth} keeps count of
 * what a correct reader must find.
 */
@NullMarked
package io.greenai.fleet;

import org.jspecify.annotations.NullMarked;
