package io.greenai.agent.attribute;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Ownership;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;

/**
 * Books CPU time of native threads to those they work for. By default workers spin on after a call
 * for longer than most calls last, so most of this time may fall outside of any call; it belongs to
 * the model that woke them.
 */
final class NativeCpu {
  private final LastRuns lastRuns;
  private final Tallies tallies;

  NativeCpu(LastRuns lastRuns, Tallies tallies) {
    this.lastRuns = lastRuns;
    this.tallies = tallies;
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
    String name = owner.model().name();
    Amounts active = lastRuns.activeNow(group -> group.isModelNamed(name));
    if (active.isEmpty()) {
      Group last = lastRuns.lastOf(group -> group.isModelNamed(name));
      tallies.of(last == null ? Group.of(owner.model()) : last).addOwnWorkers(nanos);
    } else {
      active
          .share(BigInteger.valueOf(nanos))
          .forEach((group, share) -> tallies.of(group).addOwnWorkers(share.longValueExact()));
    }
  }

  /** A team is its thread's: the models that the thread ran share it, the last one has the tail. */
  private void bookTeam(Owner.OfCaller owner, long nanos) {
    Amounts active = lastRuns.activeOn(owner.callerId());
    if (active.isEmpty()) {
      Group last = lastRuns.lastOn(owner.callerId());
      if (last != null) {
        bookWorkers(last, nanos, owner.ownership());
      }
    } else {
      Set<String> names = new HashSet<>();
      active.groups().forEach(group -> names.add(requireNonNull(group.model()).name()));
      Ownership split = names.size() == 1 ? Ownership.EXACT : Ownership.PROPORTIONAL;
      Ownership found = owner.ownership().worse(split);
      active
          .share(BigInteger.valueOf(nanos))
          .forEach((group, share) -> bookWorkers(group, share.longValueExact(), found));
    }
  }

  private void bookWorkers(Group group, long nanos, Ownership found) {
    if (found == Ownership.EXACT) {
      tallies.of(group).addOwnWorkers(nanos);
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
