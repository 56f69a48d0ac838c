/**
 * Which methods a model's calls burn their CPU time in, sampled by JFR. Off unless asked for; no
 * figure of the ledger rests on it.
 */
@NullMarked
package io.greenai.agent.hotspot;

import org.jspecify.annotations.NullMarked;
