package io.greenai.report.query;

import static java.math.BigInteger.ZERO;

import io.greenai.ledger.Account;
import io.greenai.report.ingest.AccountKey;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.ingest.RunSlot;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * CPU time that processes without books used on a host. Every ledger of the host tells it in its
 * own way, because what keeps another ledger is to each of them another process. So in each quarter
 * hour the run speaks that covers it longest (of equally long ones the one with the smaller id),
 * and what the processes of the others used is taken off.
 */
final class OtherCpu {
  private final Map<Long, Slot> slots = new HashMap<>();

  private static final class Slot {
    private String run = "";
    private long bookedNanos = -1;
    private BigInteger other = ZERO;
    private BigInteger own = ZERO;
    private BigInteger all = ZERO;

    private void add(RunSlot told) {
      BigInteger processes = ZERO;
      BigInteger others = ZERO;
      for (Map.Entry<AccountKey, LoadSums> account : told.accounts().entrySet()) {
        if (account.getKey().account().isOfProcess()) {
          processes = processes.add(account.getValue().cpuNanos());
        } else if (account.getKey().account() == Account.HOST_OTHER) {
          others = others.add(account.getValue().cpuNanos());
        }
      }
      all = all.add(processes);
      if (told.bookedNanos() > bookedNanos
          || (told.bookedNanos() == bookedNanos && told.run().id().compareTo(run) < 0)) {
        run = told.run().id();
        bookedNanos = told.bookedNanos();
        other = others;
        own = processes;
      }
    }

    private BigInteger used() {
      return other.subtract(all.subtract(own)).max(ZERO);
    }
  }

  void add(RunSlot slot) {
    slots.computeIfAbsent(slot.slot(), one -> new Slot()).add(slot);
  }

  BigInteger nanos() {
    return slots.values().stream().map(Slot::used).reduce(ZERO, BigInteger::add);
  }
}
