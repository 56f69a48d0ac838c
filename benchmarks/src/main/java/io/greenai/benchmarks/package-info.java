/** JMH benchmarks of the agent. Figures are quoted with error, machine and JDK, or not at all. */
@NullMarked
package io.greenai.benchmarks;

import org.jspecify.annotations.NullMarked;
