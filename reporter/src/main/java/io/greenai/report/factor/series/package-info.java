/**
 * Carbon intensities per quarter-hour, hour or half-hour, read from files that grid services hand
 * out. Average signals only: a marginal one says what a change would do, not what was emitted.
 */
@NullMarked
package io.greenai.report.factor.series;

import org.jspecify.annotations.NullMarked;
