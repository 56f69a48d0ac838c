package io.greenai.agent.attribute;

import io.greenai.ledger.Account;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import java.util.List;
import java.util.Set;

/** Splits CPU time interval by interval, remembering what the next interval needs. */
final class CpuBook {
  private final ProcessClock processClock = new ProcessClock();
  private final HostClock hostClock = new HostClock();
  private final CallRatios ratios = new CallRatios();
  private final LastRuns lastRuns = new LastRuns();

  CpuSplit split(Sample sample) {
    CpuClocks cpu = sample.cpu();
    List<Caller> callers = sample.callers();
    ratios.learn(callers);
    lastRuns.note(callers);

    Tallies groups = new Tallies();
    CallerCpu calls = new CallerCpu(ratios, groups);
    List<Caller> live = callers.stream().filter(Caller::hasClock).toList();
    NativeCpu natives = new NativeCpu(lastRuns, groups, calls.outsideNanos(live));
    sample.nativeThreads().forEach(natives::book);

    live.forEach(calls::bookLive);
    long othersNanos =
        live.stream().mapToLong(Caller::cpuNanos).sum()
            + sample.nativeThreads().stream().mapToLong(NativeThread::cpuNanos).sum();
    calls.bookClockless(
        callers.stream().filter(caller -> !caller.ended() && !caller.hasClock()).toList(),
        cpu.visibleTaskNanos() - othersNanos);
    List<Caller> ended = callers.stream().filter(Caller::ended).toList();
    ProcessClock.Reading process = processClock.advance(cpu, calls.claimedNanos(ended));
    calls.bookEnded(ended, process.unseenNanos());
    ended.forEach(caller -> lastRuns.forgetCaller(caller.id()));

    groups
        .of(Group.of(Account.JVM_OTHER))
        .add(Math.max(0, process.nanos() - groups.nanos()), Ownership.EXACT);
    long hostNanos = hostClock.advance(cpu.hostBusyNanos(), process.nanos());
    return new CpuSplit(hostNanos, process.nanos(), groups);
  }

  void forgetAllBut(Set<ModelKey> models) {
    ratios.forgetAllBut(models);
    lastRuns.forgetAllBut(models);
  }
}
