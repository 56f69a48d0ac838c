/**
 * Advice: code that is inlined into library methods. It may use the library's types and {@link
 * io.greenai.agent.boot.Bridge}, nothing else of the agent. It ends a call before it looks at
 * anything that could fail, so that a failure costs a detail and not the call. No signature names a
 * type of the library: Byte Buddy would look for it where only the agent's classes are.
 */
@NullMarked
package io.greenai.agent.weave.advice;

import org.jspecify.annotations.NullMarked;
