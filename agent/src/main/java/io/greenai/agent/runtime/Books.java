package io.greenai.agent.runtime;

import io.greenai.agent.boot.Bridge;
import io.greenai.agent.config.AgentConfig;
import io.greenai.agent.cpu.CallerTid;
import io.greenai.agent.cpu.TaskClocks;
import io.greenai.agent.scope.Calls;
import io.greenai.agent.scope.ModelRegistry;
import io.greenai.agent.scope.NativePools;
import io.greenai.agent.scope.ThreadScopes;
import org.jspecify.annotations.Nullable;

/** The books of this JVM: what its calls tell, and the sampler that turns it into windows. */
final class Books {

  private static final long LAST_WINDOW_MILLIS = 5_000;

  private final AgentConfig config;
  private final ThreadScopes threads = new ThreadScopes(CallerTid::current);
  private final ModelRegistry models;
  private final NativePools pools = new NativePools();
  private final TaskClocks tasks = TaskClocks.ofThisProcess();
  private final Calls calls;
  private final Sampler sampler;
  private @Nullable Thread samplerThread;

  /** Takes the baseline of all meters and clocks, so that nothing is lost once calls are told. */
  Books(AgentConfig config) {
    this.config = config;
    models = new ModelRegistry(config.naming());
    calls = new Calls(threads, models, pools, tasks::recordFinal, Console::tell);
    sampler =
        new Sampler(
            SampleReader.open(config, threads, models, pools, tasks),
            new ModelActivities(models),
            this::publisher,
            config.window());
  }

  /** Has calls told to these books, and starts the sampler on its own thread. */
  synchronized void open() {
    if (samplerThread != null) {
      return;
    }
    Bridge.install(calls);
    samplerThread = Threads.start("greenai-sampler", this::run);
    try {
      Runtime.getRuntime().addShutdownHook(Threads.create("greenai-close", this::close));
    } catch (IllegalStateException e) {
      Console.tell("the JVM is going down; the last window is not written");
    }
  }

  void pause() {
    Bridge.install(null);
    sampler.pause();
  }

  void resume() {
    threads.restart();
    sampler.resume();
    Bridge.install(calls);
  }

  private void run() {
    sampler.run();
    calls.listen(null);
  }

  private WindowPublisher publisher(SampleReader reader) {
    return WindowPublisher.open(config, reader, calls);
  }

  /**
   * At the JVM's end: what has been measured is written. It takes a tenth of a second; the deadline
   * is for hosts without a free CPU and for disks that stall.
   */
  private void close() {
    Bridge.install(null);
    sampler.stop();
    Thread running = samplerThread;
    if (running != null) {
      try {
        running.join(LAST_WINDOW_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
