/**
 * The journal and the close: when sources were first seen, what was decided on them, and what was
 * frozen.
 */
@NullMarked
package io.greenai.report.close;

import org.jspecify.annotations.NullMarked;
