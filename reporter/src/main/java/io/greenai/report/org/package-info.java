/**
 * The reporting organisation: its sites, which services run where, and the accounting policies it
 * chose.
 */
@NullMarked
package io.greenai.report.org;

import org.jspecify.annotations.NullMarked;
