/** The commands: what they read, what they print and how they exit. */
@NullMarked
package io.greenai.report.cli;

import org.jspecify.annotations.NullMarked;
