/**
 * Which model each thread is working for: models, nested scopes per thread, and what the calls of a
 * model add up to. Written by the application's threads inside woven calls, read by the sampler
 * once a second.
 */
@NullMarked
package io.greenai.agent.scope;

import org.jspecify.annotations.NullMarked;
