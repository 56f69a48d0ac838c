/**
 * Hot spots: which methods inside models' calls were sampled, from the files that agents write
 * beside their ledgers. They lie outside the hash chain and are advice: no figure rests on them.
 */
@NullMarked
package io.greenai.report.hotspot;

import org.jspecify.annotations.NullMarked;
