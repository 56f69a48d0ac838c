/**
 * Emission factors and their kin as data: every value with its unit, boundary, vintage, source and
 * licence, from tables whose bytes are pinned by hash.
 */
@NullMarked
package io.greenai.report.factor;

import org.jspecify.annotations.NullMarked;
