/** Tables that other programs write, read row by row, with file and line in every complaint. */
@NullMarked
package io.greenai.report.csv;

import org.jspecify.annotations.NullMarked;
