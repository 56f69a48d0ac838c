/**
 * Turns a report document into one self-contained HTML file and one tagged PDF, both from the same
 * template and the same data.
 */
@NullMarked
package io.greenai.report.render;

import org.jspecify.annotations.NullMarked;
