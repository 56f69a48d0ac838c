/**
 * Asks grid services for intensities and keeps every answer as evidence, in files that {@link
 * io.greenai.report.factor.series} reads. Nothing else in this program uses the network.
 */
@NullMarked
package io.greenai.report.factor.live;

import org.jspecify.annotations.NullMarked;
