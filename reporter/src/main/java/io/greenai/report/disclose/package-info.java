/**
 * What a report says: footprints, budgets and evidence put into the documents that are rendered.
 */
@NullMarked
package io.greenai.report.disclose;

import org.jspecify.annotations.NullMarked;
