/**
 * The ledger: append-only, hash-chained JSON Lines in which an agent books energy and from which a
 * reporter reads it.
 *
 * <p>Integers only. Energy is in microjoules, time in nanoseconds, uncertainty in parts per million
 * (standard uncertainty, k = 1). Records are immutable and safe for use by many threads.
 */
@NullMarked
package io.greenai.ledger;

import org.jspecify.annotations.NullMarked;
