/**
 * Small charts as inline SVG: rectangles, lines and text only, so that one drawing serves the
 * browser and the PDF. Every value is written beside its mark; shades differ in lightness and stay
 * apart in grey print and for colour-blind readers.
 */
@NullMarked
package io.greenai.report.render.chart;

import org.jspecify.annotations.NullMarked;
