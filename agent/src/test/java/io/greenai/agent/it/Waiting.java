package io.greenai.agent.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Tests whose JVMs mostly wait for windows to end, and measure nothing that a neighbour on the
 * processor could bend: they run several at a time, before the others.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("waiting")
@interface Waiting {}
