/**
 * Aggregation: from slots of verified ledgers to exact totals of a period.
 *
 * <p>Sums are unbounded integers. Nothing is divided, averaged or rounded here.
 */
@NullMarked
package io.greenai.report.query;

import org.jspecify.annotations.NullMarked;
