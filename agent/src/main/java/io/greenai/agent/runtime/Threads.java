package io.greenai.agent.runtime;

/** Starts the agent's threads: daemons that carry nothing of the application's. */
final class Threads {

  private Threads() {}

  /** Starts a thread whose name begins with {@code greenai-}, by which its CPU time is known. */
  static Thread start(String name, Runnable work) {
    Thread thread = new Thread(null, () -> runGuarded(name, work), name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
    return thread;
  }

  private static void runGuarded(String name, Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      Console.tell(name + " ended: " + e);
    }
  }
}
