/**
 * Completeness: what ledgers cover of what was to run, and what the hours in between may have used.
 *
 * <p>All arithmetic is in slots, UTC quarter hours, so that it is exact and no change of clocks
 * disturbs it.
 */
@NullMarked
package io.greenai.report.coverage;

import org.jspecify.annotations.NullMarked;
