/**
 * What a report says, before anyone decides how it looks: typed figures with their quality and
 * origin, and the tables and texts around them.
 *
 * <p>Values are exact and in base units; rounding and choice of unit belong to rendering. Records
 * are immutable and safe for use by many threads.
 */
@NullMarked
package io.greenai.report.disclose.model;

import org.jspecify.annotations.NullMarked;
