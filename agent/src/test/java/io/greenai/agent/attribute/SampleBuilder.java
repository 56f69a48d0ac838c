package io.greenai.agent.attribute;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Samples of one second, with times in milliseconds. */
final class SampleBuilder {
  static final long MS = 1_000_000;

  private final List<MeterDelta> meters = new ArrayList<>();
  private final Map<Domain, IdleEnergy> idle = new EnumMap<>(Domain.class);
  private final List<Caller> callers = new ArrayList<>();
  private final List<NativeThread> nativeThreads = new ArrayList<>();
  private final Map<String, DeviceActivity> devices = new HashMap<>();
  private CpuClocks cpu = new CpuClocks(0, 0, 0, Quality.MEASURED);

  static SampleBuilder sample() {
    return new SampleBuilder();
  }

  static ModelKey model(String name) {
    return model(name, Phase.INFERENCE);
  }

  static ModelKey model(String name, Phase phase) {
    return new ModelKey(name, "1", phase, "onnxruntime", "cpu");
  }

  static MeterDeclaration meter(String id, Domain domain, MeterRole role, Quality quality) {
    return new MeterDeclaration(id, domain, role, Boundary.PACKAGE, quality, "test", 50_000);
  }

  /** Of a virtual thread in native code, some of it read. */
  static ModelUse pinnedUse(ModelKey model, long wallMs, long measuredWallMs, long cpuMs) {
    Stretches stretches = new Stretches();
    stretches.addRead(measuredWallMs * MS, cpuMs * MS);
    return new ModelUse(
        model, wallMs * MS, measuredWallMs * MS, cpuMs * MS, cpuMs * MS, 1000 * MS, stretches);
  }

  /** Time in calls, none of it measured by a clock in the call, last at the end of the interval. */
  static ModelUse use(ModelKey model, long wallMs) {
    return lastAt(1000, model, wallMs);
  }

  static ModelUse measuredUse(ModelKey model, long wallMs, long measuredWallMs, long cpuMs) {
    Stretches stretches = new Stretches();
    stretches.addRead(measuredWallMs * MS, cpuMs * MS);
    return new ModelUse(
        model, wallMs * MS, measuredWallMs * MS, cpuMs * MS, 0, 1000 * MS, stretches);
  }

  static ModelUse lastAt(long lastMs, ModelKey model, long wallMs) {
    return new ModelUse(model, wallMs * MS, 0, 0, 0, lastMs * MS, new Stretches());
  }

  SampleBuilder energy(Domain domain, long microjoules) {
    return reading(
        meter("rapl:" + domain.id(), domain, MeterRole.PART, Quality.MEASURED), microjoules);
  }

  SampleBuilder reading(MeterDeclaration meter, long microjoules) {
    meters.add(new MeterDelta(meter, microjoules));
    return this;
  }

  SampleBuilder idle(Domain domain, long microjoules) {
    return idle(domain, microjoules, Quality.MEASURED);
  }

  SampleBuilder idle(Domain domain, long microjoules, Quality quality) {
    idle.put(domain, new IdleEnergy(microjoules, quality));
    return this;
  }

  SampleBuilder device(String meterId, long microjoules, DeviceActivity activity) {
    devices.put(meterId, activity);
    return reading(meter(meterId, Domain.GPU, MeterRole.PART, Quality.MEASURED), microjoules);
  }

  /** A process whose tasks all live on. */
  SampleBuilder cpu(long hostMs, long processMs) {
    return cpu(hostMs, processMs, processMs);
  }

  SampleBuilder cpu(long hostMs, long processMs, long visibleMs) {
    return cpu(new CpuClocks(hostMs * MS, processMs * MS, visibleMs * MS, Quality.MEASURED));
  }

  SampleBuilder cpu(CpuClocks clocks) {
    cpu = clocks;
    return this;
  }

  SampleBuilder caller(long id, long cpuMs, ModelUse... uses) {
    callers.add(new Caller(id, cpuMs * MS, false, 1000 * MS, List.of(uses)));
    return this;
  }

  SampleBuilder virtualCaller(long id, ModelUse... uses) {
    callers.add(new Caller(id, Caller.NO_CLOCK, false, 1000 * MS, List.of(uses)));
    return this;
  }

  SampleBuilder endedCaller(long id, long seenMs, ModelUse... uses) {
    callers.add(new Caller(id, Caller.NO_CLOCK, true, seenMs * MS, List.of(uses)));
    return this;
  }

  SampleBuilder worker(ModelKey model, long cpuMs) {
    return thread(new Owner.OfModel(model), cpuMs);
  }

  SampleBuilder jvm(Account account, long cpuMs) {
    return thread(new Owner.OfJvm(account), cpuMs);
  }

  SampleBuilder thread(Owner owner, long cpuMs) {
    nativeThreads.add(new NativeThread(owner, cpuMs * MS));
    return this;
  }

  Sample build() {
    return new Sample(1000 * MS, meters, idle, cpu, callers, nativeThreads, devices);
  }
}
