/**
 * Holds the agent's books against the truth: workloads that measure themselves run under the built
 * agent, and what its ledger says of each model is compared with what they measured.
 */
@NullMarked
package io.greenai.benchmarks.accuracy;

import org.jspecify.annotations.NullMarked;
