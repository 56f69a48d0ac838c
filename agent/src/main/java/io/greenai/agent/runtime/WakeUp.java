package io.greenai.agent.runtime;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;

/**
 * The first class of the agent proper. It names the bridge nowhere, so that the bridge can be
 * defined before the JVM links a class that does.
 */
public final class WakeUp {

  private WakeUp() {}

  /**
   * Wakes the agent; the gate calls this by name.
   *
   * @param arguments those of the agent
   * @return the transformer that the gate hands classes to
   */
  public static ClassFileTransformer start(String arguments, Instrumentation instrumentation)
      throws Exception {
    BridgeInstaller.install(instrumentation);
    return AgentCore.start(arguments, instrumentation);
  }
}
