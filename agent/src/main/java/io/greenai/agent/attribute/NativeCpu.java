package io.greenai.agent.attribute;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Ownership;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Books CPU time of native threads to those they work for. By default workers spin on after a call
 * for longer than most calls last, so most of this time may fall outside of any call; it belongs to
 * the model that woke them.
 */
final class NativeCpu {
  private final LastRuns lastRuns;
  private final Tallies tallies;
  private final Map<Long, Long> outsideNanos;

  /**
   * Books of one interval.
   *
   * @param outsideNanos what each calling thread burnt outside of calls
   */
  NativeCpu(LastRuns lastRuns, Tallies tallies, Map<Long, Long> outsideNanos) {
    this.lastRuns = lastRuns;
    this.tallies = tallies;
    this.outsideNanos = outsideNanos;
  }

  /** Books one thread; what has no model to go to is left for {@code jvm.other}. */
  void book(NativeThread thread) {
    long nanos = thread.cpuNanos();
    if (nanos == 0) {
      return;
    }
    if (thread.owner() instanceof Owner.OfModel owner) {
      bookSession(owner, nanos);
    } else if (thread.owner() instanceof Owner.OfCaller owner) {
      bookTeam(owner, nanos);
    } else if (thread.owner() instanceof Owner.OfPool owner) {
      Amounts active =
          lastRuns.lastActive(
              group -> owner.engine().isEmpty() || group.isModelOfEngine(owner.engine()));
      bookShares(active, nanos, Ownership.PROPORTIONAL);
    } else if (thread.owner() instanceof Owner.OfJvm owner) {
      tallies.of(Group.of(owner.account())).add(nanos, Ownership.EXACT);
    }
  }

  /** One model owns the workers; its phases and versions share them, the last one has the tail. */
  private void bookSession(Owner.OfModel owner, long nanos) {
    Predicate<Group> served = group -> group.sharesWorkersWith(owner.model());
    Amounts active = lastRuns.activeNow(served);
    if (active.isEmpty()) {
      Group last = lastRuns.lastOf(served);
      bookServing(last == null ? Group.of(owner.model()) : last, nanos, owner.ownership());
    } else {
      active
          .share(BigInteger.valueOf(nanos))
          .forEach((group, share) -> bookServing(group, share.longValueExact(), owner.ownership()));
    }
  }

  /** Of workers that may be another model's nobody knows what they burn waiting. */
  private void bookServing(Group group, long nanos, Ownership found) {
    if (found == Ownership.EXACT) {
      tallies.of(group).addOwnWorkers(nanos);
    } else {
      tallies.of(group).addNative(nanos, found);
    }
  }

  /** A team is its thread's: the models that the thread ran share it, the last one has the tail. */
  private void bookTeam(Owner.OfCaller owner, long nanos) {
    Amounts active = lastRuns.activeOn(owner.callerId());
    if (active.isEmpty()) {
      Group last = lastRuns.lastOn(owner.callerId());
      if (last != null) {
        bookWorker(last, nanos, owner.callerId(), owner.ownership());
      }
    } else {
      Set<String> names = new HashSet<>();
      active.groups().forEach(group -> names.add(requireNonNull(group.model()).name()));
      Ownership split = names.size() == 1 ? Ownership.EXACT : Ownership.PROPORTIONAL;
      Ownership found = owner.ownership().worse(split);
      active
          .share(BigInteger.valueOf(nanos))
          .forEach(
              (group, share) -> bookWorker(group, share.longValueExact(), owner.callerId(), found));
    }
  }

  /**
   * Books one of a team. While its thread computes outside of calls the team may be helping it, and
   * what it uses then is none that it surely spent waiting.
   */
  private void bookWorker(Group group, long nanos, long callerId, Ownership found) {
    if (found == Ownership.EXACT) {
      long helping = Math.min(nanos, outsideNanos.getOrDefault(callerId, 0L));
      tallies.of(group).addNative(helping, found);
      tallies.of(group).addOwnWorkers(nanos - helping);
    } else {
      tallies.of(group).addNative(nanos, found);
    }
  }

  private void bookShares(Amounts weights, long nanos, Ownership ownership) {
    if (!weights.isEmpty()) {
      weights
          .share(BigInteger.valueOf(nanos))
          .forEach(
              (group, share) -> tallies.of(group).addNative(share.longValueExact(), ownership));
    }
  }
}
