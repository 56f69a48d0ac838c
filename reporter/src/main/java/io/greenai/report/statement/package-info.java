/**
 * What cloud providers state about the same machines: emissions and billed hours. Evidence to hold
 * our figures against, never an input of them.
 */
@NullMarked
package io.greenai.report.statement;

import org.jspecify.annotations.NullMarked;
