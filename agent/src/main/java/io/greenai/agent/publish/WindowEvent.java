package io.greenai.agent.publish;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One posting of one window; off unless a recording asks for it. */
@Name("greenai.Window")
@Label("GreenAI posting")
@Category("GreenAI")
@Description("Energy booked to an account over a window")
@Enabled(false)
@StackTrace(false)
final class WindowEvent extends Event {

  @Label("Window")
  long seq;

  @Label("Account")
  String account = "";

  @Label("Model")
  String model = "";

  @Label("Phase")
  String phase = "";

  @Label("Energy in microjoules")
  long energyMicrojoules;

  @Label("CPU time in nanoseconds")
  long cpuNanos;

  @Label("Quality")
  String quality = "";
}
