package io.greenai.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM enters the agent.
 *
 * <p>This class does as little as it can: it checks whether to stay out, and registers a
 * transformer that compares names. It throws nothing, logs nothing but one line on stderr, and
 * touches neither logging nor file systems nor JMX, which the application may want to set up
 * itself.
 */
public final class GreenAiAgent {

  private static final int OLDEST_JAVA = 17;

  /** Set by the first agent in a JVM; visible to a second copy in another class loader. */
  private static final String ATTACHED = "greenai.attached";

  private GreenAiAgent() {}

  /** Called by the JVM before {@code main}, with what follows {@code =} in {@code -javaagent}. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    try {
      if (isJdkTool()) {
        return;
      }
      start(arguments == null ? "" : arguments, instrumentation, false);
    } catch (Throwable e) {
      say("not started: " + e);
    }
  }

  /** Called by the JVM when the agent is loaded into a running application. */
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    try {
      start(arguments == null ? "" : arguments, instrumentation, true);
    } catch (Throwable e) {
      say("not started: " + e);
    }
  }

  /** {@code java -jar greenai.jar doctor | attach PID | pause PID | resume PID | version}. */
  public static void main(String[] arguments) throws Throwable {
    if (javaVersion() < OLDEST_JAVA) {
      say("Java " + javaVersion() + " is too old; run it with Java 17 or newer");
      return;
    }
    try {
      AgentClassLoader.of(jar())
          .loadClass("io.greenai.agent.runtime.Main")
          .getMethod("main", File.class, String[].class)
          .invoke(null, jar(), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void start(String arguments, Instrumentation instrumentation, boolean late)
      throws Exception {
    if (javaVersion() < OLDEST_JAVA) {
      say("not started: Java " + javaVersion() + " is too old, the agent needs 17 or newer");
      return;
    }
    if (isSwitchedOff(arguments)) {
      return;
    }
    if (System.getProperty(ATTACHED) != null) {
      if (late) {
        Gate.command(arguments);
      } else {
        say("not started: another copy of the agent is in this JVM already");
      }
      return;
    }
    System.setProperty(ATTACHED, "true");
    Gate.install(jar(), arguments, instrumentation, late);
  }

  private static boolean isSwitchedOff(String arguments) {
    for (String argument : arguments.split(",")) {
      if (argument.trim().startsWith("enabled=")) {
        return argument.trim().equalsIgnoreCase("enabled=false");
      }
    }
    String property = System.getProperty("greenai.enabled");
    String value = property != null ? property : System.getenv("GREENAI_ENABLED");
    return "false".equalsIgnoreCase(value);
  }

  /** {@code jcmd}, {@code keytool} and the like name their module; applications do not. */
  private static boolean isJdkTool() {
    String module = System.getProperty("jdk.module.main");
    return module != null && (module.startsWith("jdk.") || module.startsWith("java."));
  }

  private static int javaVersion() {
    String version = System.getProperty("java.specification.version", "0");
    return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
  }

  private static File jar() throws Exception {
    return new File(GreenAiAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void say(String line) {
    System.err.println("greenai: " + line);
  }
}
