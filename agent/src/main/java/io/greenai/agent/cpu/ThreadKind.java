package io.greenai.agent.cpu;

import io.greenai.ledger.Account;
import java.util.List;

/**
 * What a thread is by the name that the kernel has for it, which keeps 15 bytes of the name given.
 *
 * <p>Names of HotSpot's threads: sources of OpenJDK 17 to 25 ({@code share/gc/*}, {@code
 * compileBroker.cpp}, {@code vmThread.cpp}).
 */
public enum ThreadKind {
  /** Works for the garbage collector. */
  GC,
  /** Compiles, or looks after compiled code. */
  JIT,
  /** Runs the virtual machine's operations, and with the serial collector the collection itself. */
  VM_THREAD,
  /** Belongs to this agent. */
  AGENT,
  /** Works for JFR, and so for whoever records. */
  JFR,
  /** Carries a {@link ThreadTag}: a worker of the pool that the tag stands for. */
  TAGGED,
  /** A Java thread, a native thread or another thread of the virtual machine. */
  OTHER;

  private static final List<String> GC_PREFIXES =
      List.of(
          "GC Thread#",
          "G1 ",
          "ZWorker",
          "ZDriver",
          "ZDirector",
          "ZStat",
          "ZUncommitter",
          "ZUnmapper",
          "XWorker",
          "XDriver",
          "XDirector",
          "XStat",
          "XUncommitter",
          "XUnmapper",
          "RuntimeWorker#",
          "Shenandoah");

  private static final List<String> JIT_PREFIXES =
      List.of("C1 CompilerThre", "C2 CompilerThre", "JVMCI", "TruffleCompiler", "Sweeper thread");

  private static final String JFR_PREFIX = "JFR ";

  /** The prefix of every thread that this agent starts. */
  public static final String AGENT_PREFIX = "greenai-";

  /** Classifies by name. */
  public static ThreadKind of(String comm) {
    if (comm.startsWith(ThreadTag.PREFIX)) {
      return TAGGED;
    }
    if (comm.startsWith(AGENT_PREFIX)) {
      return AGENT;
    }
    if (comm.startsWith(JFR_PREFIX)) {
      return JFR;
    }
    if (comm.equals("VM Thread")) {
      return VM_THREAD;
    }
    if (startsWithAny(comm, GC_PREFIXES)) {
      return GC;
    }
    return startsWithAny(comm, JIT_PREFIXES) ? JIT : OTHER;
  }

  /**
   * The account for a thread that works for no model.
   *
   * @param collectorHasThreads whether this process has any thread of kind {@link #GC}; without one
   *     the serial collector is at work, and it runs on the VM thread
   * @param recordsForAgent whether JFR is at work for this agent alone
   */
  public Account account(boolean collectorHasThreads, boolean recordsForAgent) {
    return switch (this) {
      case GC -> Account.JVM_GC;
      case JIT -> Account.JVM_JIT;
      case AGENT -> Account.JVM_AGENT;
      case JFR -> recordsForAgent ? Account.JVM_AGENT : Account.JVM_OTHER;
      case VM_THREAD -> collectorHasThreads ? Account.JVM_OTHER : Account.JVM_GC;
      case TAGGED, OTHER -> Account.JVM_OTHER;
    };
  }

  private static boolean startsWithAny(String comm, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (comm.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
