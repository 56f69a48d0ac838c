/**
 * The agent's settings: one dotted key, found in agent arguments, properties, environment or file.
 */
@NullMarked
package io.greenai.agent.config;

import org.jspecify.annotations.NullMarked;
