package io.greenai.agent.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;

/**
 * Defines the bridge next to {@code java.lang.Object}, where woven code finds it from any class
 * loader. Appending to the boot class path would do the same, but warns and switches off class data
 * sharing. What else the agent needs of the JDK's inside is opened to it alone: its look-up, for
 * the clocks of carriers.
 */
final class BridgeInstaller {

  /** The build turns this name into {@code java/lang/GreenAiBridge.class}. */
  private static final String CLASS_FILE = "io/greenai/agent/boot/Bridge.class";

  private BridgeInstaller() {}

  /**
   * To be called before any class that names the bridge is loaded.
   *
   * @throws IllegalStateException where the agent's jar is not the built one
   */
  static void install(Instrumentation instrumentation) throws IOException, IllegalAccessException {
    Module java = Object.class.getModule();
    Set<Module> agent = Set.of(BridgeInstaller.class.getModule());
    instrumentation.redefineModule(
        java,
        Set.of(),
        Map.of(),
        Map.of("java.lang", agent, "java.lang.invoke", agent),
        Set.of(),
        Map.of());
    try (InputStream in = BridgeInstaller.class.getClassLoader().getResourceAsStream(CLASS_FILE)) {
      if (in == null) {
        throw new IllegalStateException(
            "the agent's jar lacks " + CLASS_FILE + "; use greenai.jar as it was built");
      }
      MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
          .defineClass(in.readAllBytes());
    }
  }
}
