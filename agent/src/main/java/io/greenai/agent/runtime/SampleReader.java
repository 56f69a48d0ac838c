package io.greenai.agent.runtime;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.CpuClocks;
import io.greenai.agent.attribute.Sample;
import io.greenai.agent.config.AgentConfig;
import io.greenai.agent.cpu.HostCpuClock;
import io.greenai.agent.cpu.TaskClocks;
import io.greenai.agent.cpu.TaskSample;
import io.greenai.agent.cpu.TaskSnapshot;
import io.greenai.agent.meter.IdlePower;
import io.greenai.agent.meter.MeterDiscovery;
import io.greenai.agent.meter.MeterSet;
import io.greenai.agent.meter.MeterSettings;
import io.greenai.agent.meter.MeterSite;
import io.greenai.agent.scope.ModelRegistry;
import io.greenai.agent.scope.NativePools;
import io.greenai.agent.scope.ThreadScopes;
import io.greenai.ledger.Gap;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything that a sample is made of: meters, CPU clocks of host, process and threads, and
 * what the threads did for models. For the sampler's thread.
 */
final class SampleReader {

  private final MeterSet meters;
  private final HostCpuClock hostCpu;
  private final Accelerators accelerators;
  private final DomainIdle idle;
  private final MeterReadings readings;
  private final HostClocks clocks;
  private final Suspension suspension = Suspension.ofThisHost();
  private final ThreadScopes threads;
  private final NativePools pools;
  private final TaskClocks tasks;
  private final NativeOwners owners;
  private long lastNanos;

  private SampleReader(
      MeterSite site,
      MeterSet meters,
      ThreadScopes threads,
      ModelRegistry models,
      NativePools pools,
      TaskClocks tasks,
      long windowNanos,
      boolean mayUseJfr) {
    this.meters = meters;
    this.hostCpu = site.hostCpu();
    Map<String, IdlePower> idlePower = IdlePower.all(site.settings(), meters);
    this.idle = new DomainIdle(idlePower);
    this.accelerators = new Accelerators(meters, models, idlePower);
    this.owners = new NativeOwners(pools, threads, models, mayUseJfr);
    this.threads = threads;
    this.pools = pools;
    this.tasks = tasks;
    tasks.sample();
    this.clocks = new HostClocks(hostCpu);
    this.readings = new MeterReadings(meters, windowNanos, System::nanoTime);
    lastNanos = System.nanoTime();
  }

  /** Opens the meters and takes the baseline of all clocks. */
  static SampleReader open(
      AgentConfig config,
      ThreadScopes threads,
      ModelRegistry models,
      NativePools pools,
      TaskClocks tasks) {
    MeterSite site = MeterSite.ofThisHost(settings(config), Threads::start);
    MeterSet meters = MeterDiscovery.open(site);
    meters.notes().forEach(Console::tell);
    return new SampleReader(
        site, meters, threads, models, pools, tasks, config.window().toNanos(), config.jfr());
  }

  static MeterSettings settings(AgentConfig config) {
    return new MeterSettings(
        config.meter(),
        config.powercapRoot(),
        config.prometheus(),
        config.prometheusMetric(),
        orNull(config.idleMilliwatts()),
        orNull(config.gpuIdleMilliwatts()));
  }

  private static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  MeterSet meters() {
    return meters;
  }

  /** The monotonic instant that the last sample, or the baseline, is of. */
  long sampledNanos() {
    return lastNanos;
  }

  /**
   * Everything since the last sample; meters that fail are told as gaps.
   *
   * @param last whether the books end or pause with it
   */
  Sample read(boolean last, Consumer<Gap> gaps) {
    MeterInterval energy = last ? readings.end(gaps) : readings.advance(gaps);
    long now = System.nanoTime();
    long dtNanos = now - lastNanos;
    lastNanos = now;
    boolean suspended = suspension.advance(gaps);
    HostClocks.Advance cpu = clocks.advance();
    TaskSnapshot snapshot = tasks.sample();
    Map<Integer, Long> taskCpuNanos = new HashMap<>();
    long visibleNanos = 0;
    for (TaskSample task : snapshot.tasks()) {
      visibleNanos += task.cpuNanos();
      if (!task.ended()) {
        taskCpuNanos.put(task.tid(), task.cpuNanos());
      }
    }
    List<Caller> callers = threads.sample(tid -> taskCpuNanos.getOrDefault(tid, Caller.NO_CLOCK));
    long overlooked = threads.drainOverlooked();
    if (overlooked > 0) {
      gaps.accept(new Gap(Instant.now(), dtNanos, "threads-overlooked: " + overlooked, 0));
    }
    Sample sample =
        new Sample(
            dtNanos,
            energy.deltas(),
            idle.of(energy, dtNanos, suspended, clocks.isQuiet(cpu, dtNanos)),
            new CpuClocks(
                cpu.hostBusyNanos(),
                cpu.processNanos(),
                snapshot.available() ? visibleNanos : cpu.processNanos(),
                cpu.quality()),
            callers,
            owners.of(snapshot, callers, dtNanos),
            accelerators.advance(energy.deltas(), dtNanos, suspended, now));
    pools.expunge();
    return sample;
  }

  /** Forgets what has passed since the last sample, but not which meters began to fail. */
  void rebase(Consumer<Gap> gaps) {
    tasks.sample();
    threads.sample(tid -> Caller.NO_CLOCK);
    clocks.advance();
    accelerators.rebase(System.nanoTime());
    suspension.advance(gap -> {});
    meters.beginAnew();
    readings.rebase(gaps);
    lastNanos = System.nanoTime();
  }

  void close() {
    meters.close();
    tasks.close();
    hostCpu.close();
  }
}
