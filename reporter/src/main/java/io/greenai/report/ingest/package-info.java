/**
 * From ledger files to slots: strict streaming reading, evidence of what was read, and windows
 * summed into UTC quarter hours. Integers only.
 */
@NullMarked
package io.greenai.report.ingest;

import org.jspecify.annotations.NullMarked;
