/**
 * Applications with a known truth: they call models and measure by themselves, independently of any
 * agent, what the calls and the native threads behind them cost.
 */
@NullMarked
package io.greenai.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
