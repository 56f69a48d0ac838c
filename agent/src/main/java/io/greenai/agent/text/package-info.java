/** Words: what somebody who wrote a name that nobody knows may have meant. */
@NullMarked
package io.greenai.agent.text;

import org.jspecify.annotations.NullMarked;
