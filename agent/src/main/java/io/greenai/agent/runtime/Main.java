package io.greenai.agent.runtime;

import io.greenai.agent.config.AgentConfig;
import io.greenai.agent.meter.Finding;
import java.io.File;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import net.bytebuddy.agent.ByteBuddyAgent;

/** {@code java -jar greenai.jar}: looks at this host, or reaches the agent of a running JVM. */
public final class Main {

  private static final int USAGE = 64;

  private static final String ATTACHED =
      "sessions that were there are booked from now on: their callers exactly, their workers as an"
          + " estimate; the process tells on its stderr what share is exact";

  private Main() {}

  /** Runs a command; the exit code is 0, 1 on a finding or error, 64 for wrong usage. */
  public static void main(File jar, String[] arguments) {
    System.exit(run(jar, List.of(arguments), System.out, System.err));
  }

  static int run(File jar, List<String> arguments, PrintStream out, PrintStream err) {
    String command = arguments.isEmpty() ? "" : arguments.get(0);
    List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    return switch (command) {
      case "doctor" -> doctor(rest, out);
      case "attach" -> reach(jar, rest, "", out, err);
      case "pause", "resume" -> reach(jar, rest, "command=" + command, out, err);
      case "version" -> {
        out.println("greenai agent " + Headers.version());
        yield 0;
      }
      default -> usage(err);
    };
  }

  private static int usage(PrintStream err) {
    err.println("usage: java -jar greenai.jar doctor [key=value,...]");
    err.println("       java -jar greenai.jar attach PID [key=value,...]");
    err.println("       java -jar greenai.jar pause PID | resume PID");
    err.println("       java -jar greenai.jar version");
    return USAGE;
  }

  private static int doctor(List<String> arguments, PrintStream out) {
    AgentConfig config =
        AgentConfig.of(String.join(",", arguments), System.getProperties(), System.getenv());
    List<Finding> findings = Doctor.examine(config);
    for (Finding finding : findings) {
      out.println(
          (finding.good() ? "ok     " : "CHECK  ") + finding.subject() + ": " + finding.text());
    }
    return findings.stream().allMatch(Finding::good) ? 0 : 1;
  }

  private static int reach(
      File jar, List<String> arguments, String command, PrintStream out, PrintStream err) {
    if (arguments.isEmpty() || !arguments.get(0).matches("\\d{1,10}")) {
      return usage(err);
    }
    String pid = arguments.get(0);
    String text =
        command.isEmpty() ? String.join(",", arguments.subList(1, arguments.size())) : command;
    try {
      ByteBuddyAgent.attach(jar, pid, text);
    } catch (RuntimeException e) {
      err.println(
          "process "
              + pid
              + " cannot be reached: "
              + rootCause(e)
              + "; run this as the same user, with a JDK, and without"
              + " -XX:+DisableAttachMechanism there");
      return 1;
    }
    out.println((command.isEmpty() ? "attached to " : command + " handed to ") + pid);
    if (command.isEmpty()) {
      out.println(ATTACHED);
    }
    return 0;
  }

  private static String rootCause(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString().toLowerCase(Locale.ROOT).contains("no such process")
        ? "there is no such process"
        : cause.toString();
  }
}
