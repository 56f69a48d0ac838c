package io.greenai.agent.runtime;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Creates the agent's threads: daemons that carry nothing of the application's. Some live as long
 * as the JVM, and it is a thread of the application that happens to create them: what they kept of
 * it, such as the class loader of a web application, could never be unloaded.
 */
final class Threads {

  private Threads() {}

  /** Starts a thread whose name begins with {@code greenai-}, by which its CPU time is known. */
  static Thread start(String name, Runnable work) {
    Thread thread = create(name, work);
    thread.start();
    return thread;
  }

  /**
   * A thread in the JVM's outermost group, not yet started. Without the privileged action it would
   * keep the protection domains of all its creator's callers, and so their class loaders.
   */
  @SuppressWarnings("removal")
  static Thread create(String name, Runnable work) {
    PrivilegedAction<Thread> creation = () -> bare(name, work);
    try {
      return AccessController.doPrivileged(creation);
    } catch (LinkageError e) { // a Java in which threads keep no domains, and nothing is privileged
      return creation.run();
    }
  }

  private static Thread bare(String name, Runnable work) {
    Thread thread = new Thread(outermostGroup(), () -> runGuarded(name, work), name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }

  private static ThreadGroup outermostGroup() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    for (ThreadGroup parent = group.getParent(); parent != null; parent = group.getParent()) {
      group = parent;
    }
    return group;
  }

  private static void runGuarded(String name, Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      Console.tell(name + " ended: " + e);
    }
  }
}
