/**
 * The entry to the agent: the only classes that the application's class path sees. They are
 * compiled for Java 8, so that an older JVM is told why nothing is measured instead of being
 * aborted.
 */
package io.greenai.agent;
