package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.attribute.CpuClocks;
import io.greenai.agent.attribute.IdleEnergy;
import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.attribute.Sample;
import io.greenai.agent.attribute.WindowBook;
import io.greenai.agent.cpu.HostCpuClock;
import io.greenai.agent.cpu.ProcessCpuClock;
import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Time of a machine's CPUs, from where the fixtures of prometheus/procfs (testdata, {@code
 * proc/stat} and {@code proc/26231/stat}) have it: user, nice, system, idle, iowait, irq, softirq,
 * stolen, guest and nice guests, in ticks of 10 ms.
 */
class HostClocksTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir Path root;

  private Machine machine;

  @BeforeEach
  void aMachine() {
    machine = new Machine(root);
    machine.file("proc/self/mountinfo", "22 1 0:21 / /proc rw - proc proc rw");
    stat(301_854, 612, 0, 0, 0);
    process(1_677, 44);
  }

  @Test
  void theTimeOfGuestsIsTheUsersAlready() throws IOException {
    HostClocks clocks = clocks();
    stat(301_854 + 250, 612 + 50, 0, 250, 50);

    assertThat(clocks.advance().hostBusyNanos()).isEqualTo(3 * SECOND);
  }

  @Test
  void whatTheHypervisorGaveToOthersIsNotBusy() throws IOException {
    HostClocks clocks = clocks();
    stat(301_854 + 100, 612, 500, 0, 0);
    process(1_677 + 50, 44 + 10);

    HostClocks.Advance advance = clocks.advance();
    assertThat(advance.hostBusyNanos()).isEqualTo(SECOND);
    assertThat(advance.processNanos()).isEqualTo(600_000_000);
    assertThat(advance.quality()).isEqualTo(Quality.MEASURED);
    // Of 6 J above idle this process has 60 of 100 ticks; five stolen seconds are nobody's.
    assertThat(booked(advance))
        .isEqualTo(
            Map.of(
                Account.HOST_IDLE, 4_000_000L,
                Account.HOST_OTHER, 2_400_000L,
                Account.JVM_OTHER, 3_600_000L));
  }

  @Test
  void whoIsRobbedOfAllItsTimeIsIdle() throws IOException {
    HostClocks clocks = clocks();
    stat(301_854, 612, 500, 0, 0);

    assertThat(booked(clocks.advance())).isEqualTo(Map.of(Account.HOST_IDLE, 10_000_000L));
  }

  private HostClocks clocks() throws IOException {
    Path proc = root.resolve("proc");
    return new HostClocks(
        HostCpuClock.ofHost(proc), ProcessCpuClock.open(proc.resolve("self/stat")));
  }

  private static Map<Account, Long> booked(HostClocks.Advance cpu) {
    MeterDeclaration meter =
        new MeterDeclaration(
            "rapl:package-0",
            Domain.CPU,
            MeterRole.PART,
            Boundary.PACKAGE,
            Quality.MEASURED,
            "powercap",
            50_000);
    WindowBook book = new WindowBook();
    book.add(
        new Sample(
            SECOND,
            List.of(new MeterDelta(meter, 10_000_000)),
            Map.of(Domain.CPU, new IdleEnergy(4_000_000, Quality.MEASURED)),
            new CpuClocks(
                cpu.hostBusyNanos(), cpu.processNanos(), cpu.processNanos(), cpu.quality()),
            List.of(),
            List.of()));
    Map<Account, Long> booked = new TreeMap<>();
    for (Posting posting : book.close(List.of()).postings()) {
      if (posting.energyMicrojoules(Domain.CPU) > 0) {
        booked.put(posting.account(), posting.energyMicrojoules(Domain.CPU));
      }
    }
    return booked;
  }

  private void stat(long user, long nice, long stolen, long guest, long niceGuest) {
    String times =
        "%d %d 111922 8979004 3552 2 3944 %d %d %d".formatted(user, nice, stolen, guest, niceGuest);
    machine.file("proc/stat", "cpu  " + times + "\ncpu0 " + times + "\nintr 8885917 17 0 0");
  }

  private void process(long user, long system) {
    machine.file(
        "proc/self/stat",
        "26231 (vim) R 5392 7446 5392 34835 7446 4218880 32533 309516 26 82 %d %d 158 99 20 0 1 0"
            .formatted(user, system));
  }
}
