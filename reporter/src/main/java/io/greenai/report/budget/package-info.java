/** Carbon budgets: what a lead may spend, read from YAML and held against a footprint. */
@NullMarked
package io.greenai.report.budget;

import org.jspecify.annotations.NullMarked;
