/** What a closed report states that is something else now, by how much and why. */
@NullMarked
package io.greenai.report.disclose.restate;

import org.jspecify.annotations.NullMarked;
