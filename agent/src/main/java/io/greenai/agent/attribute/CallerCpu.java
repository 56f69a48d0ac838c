package io.greenai.agent.attribute;

import io.greenai.ledger.Account;
import io.greenai.ledger.Ownership;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Books CPU time of the Java threads that call models. Readings inside calls only say how a
 * thread's CPU time divides; how much there is to divide, a clock read from outside says.
 */
final class CallerCpu {
  private final CallRatios ratios;
  private final Tallies tallies;

  CallerCpu(CallRatios ratios, Tallies tallies) {
    this.ratios = ratios;
    this.tallies = tallies;
  }

  /**
   * Books the calls of a live thread. Its own clock is the ceiling of all its calls together: what
   * it burnt outside them is never a model's.
   */
  void bookLive(Caller caller) {
    claims(caller)
        .cappedAt(BigInteger.valueOf(caller.cpuNanos()))
        .forEach((group, nanos) -> tallies.of(group).addCaller(nanos.longValueExact()));
  }

  /**
   * Books the calls of live threads without a clock. A virtual thread borrows the CPU of carriers,
   * which are tasks of this process, so the ceiling of them all is what the tasks used less what is
   * known to be another's. What was read of calls that were pinned to their carriers comes first,
   * for it is exact; the rest goes by what was read of carriers that a thread may have left, by the
   * read calls, or by time.
   */
  void bookClockless(Iterable<Caller> callers, long ceilingNanos) {
    Amounts pinned = new Amounts();
    Amounts loose = new Amounts();
    for (Caller caller : callers) {
      for (ModelUse use : caller.uses()) {
        long cpuNanos = ratios.cpuNanos(use);
        long pinnedNanos = use.pinnedPartOf(cpuNanos);
        pinned.add(Group.of(use.model()), pinnedNanos);
        loose.add(Group.of(use.model()), cpuNanos - pinnedNanos);
      }
    }
    BigInteger ceiling = BigInteger.valueOf(Math.max(0, ceilingNanos));
    Amounts sure = pinned.cappedAt(ceiling);
    book(sure, Ownership.EXACT);
    book(loose.cappedAt(ceiling.subtract(sure.total())), Ownership.ESTIMATED);
  }

  /**
   * Books CPU time that no surviving task shows. The calls of the threads that ended in the
   * interval come first. The rest was burnt by these threads, by teams that died with them, or by
   * others; it goes to the models by their time in calls, against the time that the threads were
   * seen outside of calls, which is {@code jvm.other}'s. Where no calling thread ended all of it
   * is.
   */
  void bookEnded(Iterable<Caller> callers, long unseenNanos) {
    Amounts claims = new Amounts();
    Amounts presence = new Amounts();
    for (Caller caller : callers) {
      claims.addAll(claims(caller));
      long inCalls = 0;
      for (ModelUse use : caller.uses()) {
        presence.add(Group.of(use.model()), use.wallNanos());
        inCalls += use.wallNanos();
      }
      presence.add(Group.of(Account.JVM_OTHER), Math.max(0, caller.seenNanos() - inCalls));
    }
    Amounts own = claims.cappedAt(BigInteger.valueOf(unseenNanos));
    book(own, Ownership.ESTIMATED);
    if (!presence.isEmpty()) {
      BigInteger rest = BigInteger.valueOf(unseenNanos).subtract(own.total());
      book(
          presence.share(rest).only(group -> group.account() == Account.MODEL),
          Ownership.ESTIMATED);
    }
  }

  /** CPU time of all calls of {@code callers}, before any ceiling. */
  long claimedNanos(Iterable<Caller> callers) {
    long nanos = 0;
    for (Caller caller : callers) {
      nanos += claims(caller).total().longValueExact();
    }
    return nanos;
  }

  /** CPU time that each of these live threads used outside of calls, by its id. */
  Map<Long, Long> outsideNanos(Iterable<Caller> live) {
    Map<Long, Long> outside = new HashMap<>();
    for (Caller caller : live) {
      long inCalls = claimedNanos(List.of(caller));
      outside.put(caller.id(), Math.max(0, caller.cpuNanos() - inCalls));
    }
    return outside;
  }

  private Amounts claims(Caller caller) {
    Amounts claims = new Amounts();
    for (ModelUse use : caller.uses()) {
      claims.add(Group.of(use.model()), ratios.cpuNanos(use));
    }
    return claims;
  }

  private void book(Amounts amounts, Ownership ownership) {
    amounts.forEach((group, nanos) -> tallies.of(group).add(nanos.longValueExact(), ownership));
  }
}
