/** Wires the agent: wakes it, opens the books, samples once a second, closes the books. */
@NullMarked
package io.greenai.agent.runtime;

import org.jspecify.annotations.NullMarked;
