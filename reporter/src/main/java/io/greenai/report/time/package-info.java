/** Civil and fiscal time: which instants a report's period runs between. */
@NullMarked
package io.greenai.report.time;

import org.jspecify.annotations.NullMarked;
