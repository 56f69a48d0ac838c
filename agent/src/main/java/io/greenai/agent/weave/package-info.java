/**
 * Which methods of which libraries are woven, as data ({@link io.greenai.agent.weave.Hooks}), and
 * the one place that weaves them. Advice lives in {@code weave.advice}; it is inlined into library
 * code and never loaded by the agent.
 */
@NullMarked
package io.greenai.agent.weave;

import org.jspecify.annotations.NullMarked;
