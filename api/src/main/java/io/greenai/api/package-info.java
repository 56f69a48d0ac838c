/**
 * Names an application's own code as a model, so that the GreenAI agent books energy to it. Without
 * the agent everything here does nothing, in some nanoseconds. Nothing here throws.
 */
@NullMarked
package io.greenai.api;

import org.jspecify.annotations.NullMarked;
