package io.greenai.agent.attribute;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Domain;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that was read for one interval, about a second long. All figures are differences
 * between its end and its start.
 *
 * @param dtNanos length of the interval by the monotonic clock; negative counts as 0
 * @param meters what each meter counted, parts and wholes; an id may appear once
 * @param idle what an idle host would have used in this interval, per domain; where a domain is
 *     absent nothing is known to be idle and all its energy is active
 * @param callers the threads that were in a call of a model at some time in the interval, each once
 * @param nativeThreads other threads whose CPU time has a known owner; threads of no known owner
 *     are left out here and show in {@link CpuClocks#visibleTaskNanos()} only
 */
public record Sample(
    long dtNanos,
    List<MeterDelta> meters,
    Map<Domain, IdleEnergy> idle,
    CpuClocks cpu,
    List<Caller> callers,
    List<NativeThread> nativeThreads,
    Map<String, DeviceActivity> devices) {
  public Sample {
    requireNonNull(cpu, "cpu");
    dtNanos = Math.max(0, dtNanos);
    meters = List.copyOf(meters);
    callers = List.copyOf(callers);
    nativeThreads = List.copyOf(nativeThreads);
    Map<Domain, IdleEnergy> copy = new EnumMap<>(Domain.class);
    copy.putAll(idle);
    idle = Collections.unmodifiableMap(copy);
    devices = Map.copyOf(devices);
  }

  /** The sample of a host on which nothing is known of any accelerator. */
  public Sample(
      long dtNanos,
      List<MeterDelta> meters,
      Map<Domain, IdleEnergy> idle,
      CpuClocks cpu,
      List<Caller> callers,
      List<NativeThread> nativeThreads) {
    this(dtNanos, meters, idle, cpu, callers, nativeThreads, Map.of());
  }
}
