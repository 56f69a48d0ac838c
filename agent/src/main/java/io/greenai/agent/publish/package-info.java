/** What leaves the agent besides the ledger. */
@NullMarked
package io.greenai.agent.publish;

import org.jspecify.annotations.NullMarked;
