package io.greenai.benchmarks;

import io.greenai.agent.boot.Bridge;
import io.greenai.agent.scope.Calls;
import io.greenai.agent.scope.ModelNaming;
import io.greenai.agent.scope.ModelRegistry;
import io.greenai.agent.scope.NativePools;
import io.greenai.agent.scope.ThreadScopes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What weaving adds to one call of a model: entry, exit and items, around 5 us of work (about the
 * smallest ONNX model there is) or around nothing. With the books closed a woven call is three
 * volatile reads.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class WovenCallBenchmark {

  /** About 5 us on current machines; see {@link Blackhole#consumeCPU}. */
  private static final long WORK = 2_000;

  private final Object model = new Object();

  /** The books of one JVM. */
  @State(Scope.Benchmark)
  public static class OpenBooks {
    @Setup
    public void open() {
      Bridge.install(
          new Calls(
              new ThreadScopes(() -> -1),
              new ModelRegistry(new ModelNaming(List.of())),
              new NativePools(),
              (tag, tids) -> {},
              line -> {}));
    }

    @TearDown
    public void close() {
      Bridge.install(null);
    }
  }

  @Benchmark
  public void workAlone() {
    Blackhole.consumeCPU(WORK);
  }

  @Benchmark
  public void workInWovenCall(OpenBooks books) {
    @Nullable Object call = Bridge.enter(model, Bridge.INFERENCE);
    Blackhole.consumeCPU(WORK);
    Bridge.exit(call, null);
    Bridge.items(call, 1);
  }

  @Benchmark
  public void emptyWovenCall(OpenBooks books) {
    @Nullable Object call = Bridge.enter(model, Bridge.INFERENCE);
    Bridge.exit(call, null);
    Bridge.items(call, 1);
  }

  @Benchmark
  public void emptyWovenCallWithBooksClosed() {
    @Nullable Object call = Bridge.enter(model, Bridge.INFERENCE);
    Bridge.exit(call, null);
    Bridge.items(call, 1);
  }
}
