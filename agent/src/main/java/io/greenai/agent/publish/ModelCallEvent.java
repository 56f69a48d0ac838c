package io.greenai.agent.publish;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One call of a model; off unless a recording asks for it. */
@Name("greenai.ModelCall")
@Label("Model call")
@Category("GreenAI")
@Description("A completed call of a model")
@Enabled(false)
@StackTrace(false)
final class ModelCallEvent extends Event {

  @Label("Model")
  String model = "";

  @Label("Phase")
  String phase = "";

  @Label("Nanoseconds")
  long durationNanos;

  @Label("Failed")
  boolean failed;
}
