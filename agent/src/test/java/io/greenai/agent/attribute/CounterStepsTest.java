package io.greenai.agent.attribute;

import static io.greenai.agent.attribute.SampleBuilder.model;
import static io.greenai.agent.attribute.SampleBuilder.sample;
import static io.greenai.agent.attribute.SampleBuilder.use;
import static io.greenai.ledger.Domain.CPU;
import static io.greenai.ledger.Domain.DRAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Account;
import io.greenai.ledger.Conservation;
import io.greenai.ledger.Domain;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A processor of 50 W at rest whose meter tells every five seconds what it counted. */
class CounterStepsTest {
  private static final ModelKey EARLY = model("early");
  private static final ModelKey LATE = model("late");
  private static final long IDLE = 50_000_000;

  private final WindowBook book = new WindowBook();
  private final List<Window> windows = new ArrayList<>();

  @Test
  void aStepIsOfTheCpuTimeOfAllItsSecondsAndNotOfTheLastOne() {
    runs(EARLY, 0);
    rests(0);
    rests(0);
    runs(LATE, 0);
    rests(5 * IDLE + 80_000_000);
    close();

    assertThat(energy(EARLY)).isEqualTo(40_000_000);
    assertThat(energy(LATE)).isEqualTo(40_000_000);
    assertThat(energy(Account.HOST_IDLE)).isEqualTo(5 * IDLE);
  }

  @Test
  void aStepThatBeganInTheWindowBeforeIsHeldAgainstAllItsIdlingAndItsCpuTime() {
    runs(EARLY, 0);
    rests(0);
    rests(0);
    close();
    runs(LATE, 0);
    rests(5 * IDLE + 80_000_000);
    close();

    assertThat(windows.get(0).meters())
        .allSatisfy(it -> assertThat(it.energyMicrojoules()).isZero());
    assertThat(energy(EARLY)).isEqualTo(40_000_000);
    assertThat(energy(LATE)).isEqualTo(40_000_000);
    assertThat(energy(Account.HOST_IDLE)).isEqualTo(5 * IDLE);
  }

  @Test
  void everyDomainHasStepsOfItsOwn() {
    book.add(busy(EARLY).energy(CPU, 0).energy(DRAM, 7_000_000).build());
    book.add(busy(LATE).energy(CPU, 8_000_000).energy(DRAM, 9_000_000).build());
    close();

    assertThat(energy(EARLY, DRAM)).isEqualTo(7_000_000);
    assertThat(energy(LATE, DRAM)).isEqualTo(9_000_000);
    assertThat(energy(EARLY, CPU)).isEqualTo(4_000_000);
  }

  @Test
  void whatComesAfterMinutesWithoutAnyIsOfTheTimeSinceAndNotOfThose() {
    runs(EARLY, 0);
    for (int second = 0; second < 120; second++) {
      rests(0);
    }
    runs(LATE, IDLE + 30_000_000);
    close();

    assertThat(energy(EARLY)).isZero();
    assertThat(energy(LATE)).isEqualTo(30_000_000);
  }

  private void runs(ModelKey model, long microjoules) {
    book.add(busy(model).energy(CPU, microjoules).idle(CPU, IDLE).build());
  }

  private void rests(long microjoules) {
    book.add(sample().cpu(0, 0).energy(CPU, microjoules).idle(CPU, IDLE).build());
  }

  private static SampleBuilder busy(ModelKey model) {
    return sample().cpu(1000, 1000).caller(1, 1000, use(model, 1000));
  }

  private void close() {
    Window window = book.close(List.of()).toWindow(windows.size(), Instant.EPOCH, List.of());
    Conservation.require(window);
    windows.add(window);
  }

  private long energy(ModelKey model) {
    return energy(model, CPU);
  }

  private long energy(ModelKey model, Domain domain) {
    return windows.stream()
        .flatMap(window -> window.postings().stream())
        .filter(posting -> model.equals(posting.model()))
        .mapToLong((Posting posting) -> posting.energyMicrojoules(domain))
        .sum();
  }

  private long energy(Account account) {
    return windows.stream()
        .flatMap(window -> window.postings().stream())
        .filter(posting -> posting.account() == account)
        .mapToLong((Posting posting) -> posting.energyMicrojoules(CPU))
        .sum();
  }
}
