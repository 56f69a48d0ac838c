/**
 * Prints XHTML as PDF/A-3a and PDF/UA-1, with the same bytes for the same input. The only package
 * that knows Flying Saucer and OpenPDF.
 */
@NullMarked
package io.greenai.report.render.pdf;

import org.jspecify.annotations.NullMarked;
