package io.greenai.agent.runtime;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.CpuClocks;
import io.greenai.agent.attribute.IdleEnergy;
import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.attribute.Sample;
import io.greenai.agent.config.AgentConfig;
import io.greenai.agent.cpu.TaskClocks;
import io.greenai.agent.cpu.TaskSample;
import io.greenai.agent.cpu.TaskSnapshot;
import io.greenai.agent.meter.IdlePower;
import io.greenai.agent.meter.KnownIdle;
import io.greenai.agent.meter.MeterDiscovery;
import io.greenai.agent.meter.MeterSet;
import io.greenai.agent.meter.MeterSettings;
import io.greenai.agent.scope.ModelRegistry;
import io.greenai.agent.scope.NativePools;
import io.greenai.agent.scope.ThreadScopes;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Gap;
import io.greenai.ledger.MeterRole;
import java.time.Instant;
import java.util.EnumMap;
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
  private final Map<String, IdlePower> idlePower;
  private final Accelerators accelerators;
  private final MeterReadings readings;
  private final HostClocks clocks;
  private final ThreadScopes threads;
  private final NativePools pools;
  private final TaskClocks tasks;
  private final NativeOwners owners;
  private long lastNanos;

  private SampleReader(
      MeterSettings settings,
      MeterSet meters,
      ThreadScopes threads,
      ModelRegistry models,
      NativePools pools,
      TaskClocks tasks,
      boolean mayUseJfr) {
    this.meters = meters;
    this.idlePower = IdlePower.all(settings, meters);
    this.accelerators = new Accelerators(meters, models, idlePower);
    this.owners = new NativeOwners(pools, threads, models, mayUseJfr);
    this.threads = threads;
    this.pools = pools;
    this.tasks = tasks;
    tasks.sample();
    this.clocks = new HostClocks();
    this.readings = new MeterReadings(meters.meters());
    lastNanos = System.nanoTime();
  }

  /** Opens the meters and takes the baseline of all clocks. */
  static SampleReader open(
      AgentConfig config,
      ThreadScopes threads,
      ModelRegistry models,
      NativePools pools,
      TaskClocks tasks) {
    MeterSettings settings = settings(config);
    MeterSet meters = MeterDiscovery.open(settings);
    meters.notes().forEach(Console::tell);
    return new SampleReader(settings, meters, threads, models, pools, tasks, config.jfr());
  }

  static MeterSettings settings(AgentConfig config) {
    return new MeterSettings(
        config.meter(),
        config.powercapRoot(),
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

  /** Everything since the last sample; meters that fail are told as gaps. */
  Sample read(Consumer<Gap> gaps) {
    List<MeterDelta> energy = readings.advance(gaps);
    long now = System.nanoTime();
    long dtNanos = now - lastNanos;
    lastNanos = now;
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
    learnIdle(energy, dtNanos, cpu.hostBusyNanos());
    Sample sample =
        new Sample(
            dtNanos,
            energy,
            idle(dtNanos),
            new CpuClocks(
                cpu.hostBusyNanos(),
                cpu.processNanos(),
                snapshot.available() ? visibleNanos : cpu.processNanos(),
                cpu.quality()),
            callers,
            owners.of(snapshot, callers),
            accelerators.advance(energy, dtNanos, now));
    pools.expunge();
    return sample;
  }

  /** Forgets what has passed since the last sample. */
  void rebase() {
    tasks.sample();
    threads.sample(tid -> Caller.NO_CLOCK);
    clocks.advance();
    readings.advance(gap -> {});
    accelerators.advance(List.of(), 0, System.nanoTime());
    lastNanos = System.nanoTime();
  }

  void close() {
    meters.close();
    tasks.close();
  }

  private void learnIdle(List<MeterDelta> energy, long dtNanos, long hostBusyNanos) {
    Map<Domain, Long> byDomain = new EnumMap<>(Domain.class);
    for (MeterDelta delta : energy) {
      if (delta.meter().role() == MeterRole.PART) {
        byDomain.merge(delta.meter().domain(), delta.energyMicrojoules(), Long::sum);
      }
    }
    byDomain.forEach(
        (domain, microjoules) -> {
          IdlePower power = idlePower.get(domain.id());
          if (power != null) {
            power.observe(microjoules, dtNanos, hostBusyNanos, clocks.hostCpus());
          }
        });
  }

  private Map<Domain, IdleEnergy> idle(long dtNanos) {
    Map<Domain, IdleEnergy> idle = new EnumMap<>(Domain.class);
    for (Domain domain : Domain.values()) {
      IdlePower power = idlePower.get(domain.id());
      if (power != null) {
        power.current().ifPresent(known -> idle.put(domain, energy(known, dtNanos)));
      }
    }
    return idle;
  }

  static IdleEnergy energy(KnownIdle idle, long dtNanos) {
    return new IdleEnergy(Microjoules.of(idle.milliwatts(), dtNanos), idle.quality());
  }
}
