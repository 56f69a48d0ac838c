package io.greenai.agent.attribute;

import io.greenai.ledger.Account;
import io.greenai.ledger.Ownership;
import java.math.BigInteger;

/**
 * Splits by CPU time. The energy of a group was found as its CPU time was, in the same proportions.
 */
record CpuShares(CpuSplit cpu) implements ActiveShares {
  private static final Group PROCESS = Group.of(Account.JVM_OTHER);
  private static final Group OTHERS = Group.of(Account.HOST_OTHER);
  private static final Group IDLE = Group.of(Account.HOST_IDLE);

  @Override
  public void share(BigInteger active, Booking booking) {
    if (cpu.hostNanos() == 0) {
      booking.book(IDLE, active, Ownership.EXACT);
      return;
    }
    Amounts host = new Amounts();
    host.add(PROCESS, cpu.processNanos());
    host.add(OTHERS, cpu.hostOtherNanos());
    Amounts shares = host.share(active);
    booking.book(OTHERS, shares.get(OTHERS), Ownership.EXACT);
    if (cpu.processNanos() > 0) {
      cpu.weights().share(shares.get(PROCESS)).forEach((group, part) -> book(group, part, booking));
    }
  }

  private void book(Group group, BigInteger energy, Booking booking) {
    cpu.groups()
        .of(group)
        .share(energy)
        .forEach((ownership, part) -> booking.book(group, part, ownership));
  }
}
