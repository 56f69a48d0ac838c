package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Posting;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same on hardware: two loads on one board, against the board's own counter as the application
 * reads it. Skipped, visibly, without an NVIDIA GPU; prints what {@code docs/accuracy.md} wants.
 */
@Timeout(300)
class RealGpuIT {
  @TempDir Path folder;

  @Test
  void twoLoadsOnABoardAreToldApart() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/nvidiactl")), "there is no NVIDIA GPU here");
    Outcome app =
        ForkedJvm.withAgent(
                Jdks.tested().findFirst().orElseThrow(),
                folder,
                "window=1s,meter=nvml,books=always")
            .classPath(Installation.djlClassPath())
            .option("-Dgreenai.models.first.methods=com.example.app.CudaApp.first")
            .option("-Dgreenai.models.second.methods=com.example.app.CudaApp.second")
            .option("-Dgreenai.models.first.device=gpu0")
            .option("-Dgreenai.models.second.device=gpu0")
            .run("CudaApp", "millis=15000");
    assertThat(app.exitCode()).as(app.err()).isZero();
    System.out.print(app.err());
    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.unbalanced()).isEmpty();

    long metered = ledger.meteredMicrojoules(Domain.GPU);
    long idle = energy(ledger, Account.HOST_IDLE);
    double idleWatts = idle / 1e6 / (ledger.durationNanos() / 1e9);
    System.out.printf("metered %.1f J, idle %.1f W%n", metered / 1e6, idleWatts);
    for (String load : new String[] {"first", "second"}) {
      double truth = app.number(load + ".millijoules") / 1e3 - 15 * idleWatts;
      double booked = energy(ledger, load) / 1e6;
      System.out.printf(
          "%s: truth %.1f J beyond idling, ledger %.1f J, error %.1f %%%n",
          load, truth, booked, 100 * (booked / truth - 1));
      assertThat(booked).as(load).isCloseTo(truth, withPercentage(10));
    }
  }

  private static long energy(Ledger ledger, String model) {
    return ledger
        .postings(p -> p.model() != null && p.model().name().equals(model))
        .mapToLong(RealGpuIT::onGpu)
        .sum();
  }

  private static long energy(Ledger ledger, Account account) {
    return ledger.postings(p -> p.account() == account).mapToLong(RealGpuIT::onGpu).sum();
  }

  private static long onGpu(Posting posting) {
    return posting.energyMicrojoules(Domain.GPU);
  }
}
