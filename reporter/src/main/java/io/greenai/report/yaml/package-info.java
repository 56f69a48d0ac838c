/**
 * Strict reading of the YAML that people write: every mistake is named with file, line, column, the
 * offending value and the nearest valid one.
 *
 * <p>Nothing in a file can instantiate a type, refer back to an anchor or grow without bound.
 */
@NullMarked
package io.greenai.report.yaml;

import org.jspecify.annotations.NullMarked;
