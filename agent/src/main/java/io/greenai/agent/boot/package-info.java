/**
 * The only code of the agent that woven classes see. JDK types only. In the built jar {@link
 * io.greenai.agent.boot.Bridge} is {@code java.lang.GreenAiBridge}, which any class loader finds,
 * without a change to the boot class path.
 */
@NullMarked
package io.greenai.agent.boot;

import org.jspecify.annotations.NullMarked;
