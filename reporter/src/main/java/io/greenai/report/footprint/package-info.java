/**
 * From energy to impacts: pure arithmetic over totals, sites and factors, without any I/O.
 *
 * <p>Numbers are exact decimals or carry 34 significant digits; rounding belongs to display. Three
 * kinds of energy are three types, so that a factor can only meet the one that it is defined for.
 */
@NullMarked
package io.greenai.report.footprint;

import org.jspecify.annotations.NullMarked;
