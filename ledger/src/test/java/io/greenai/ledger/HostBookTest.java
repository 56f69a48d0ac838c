package io.greenai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HostBookTest {
  private static final Instant SLOT = Instant.parse("2026-11-22T21:45:00Z");
  private static final long WATTS = 10;

  private static final MeterDeclaration MODEL =
      new MeterDeclaration(
          "model:cpu",
          Domain.CPU,
          MeterRole.PART,
          Boundary.PACKAGE,
          Quality.MODELLED,
          "table row 7",
          200_000);

  private final HostBook book = new HostBook();

  private static Header ledger(String run) {
    return Samples.header(run, "scoring", "host-1");
  }

  private static Window window(long seq, long fromMillis, long toMillis) {
    return Samples.window(seq, SLOT.plusMillis(fromMillis), (toMillis - fromMillis) * 1_000_000);
  }

  private HostBalance cpu() {
    return book.total().getOrDefault(Domain.CPU, HostBalance.ZERO);
  }

  @Test
  void oneLedgerIsTakenOverExactly() {
    for (int minute = 0; minute < 30; minute++) {
      book.add(ledger("a"), window(minute, minute * 60_000L, (minute + 1) * 60_000L));
    }

    HostBalance cpu = cpu();
    assertThat(cpu.meters()).isEqualTo(BigInteger.valueOf(1800 * WATTS * 1_000_000));
    assertThat(cpu.idle()).isEqualTo(BigInteger.valueOf(1800 * WATTS * 300_000));
    assertThat(cpu.processes()).isEqualTo(BigInteger.valueOf(1800 * WATTS * 650_000));
    assertThat(cpu.other()).as("as the ledger booked").isEqualTo(1800 * WATTS * 50_000);
    assertThat(cpu.overlap()).isZero();
    assertThat(book.slots().keySet()).containsExactly(SLOT, SLOT.plusSeconds(900));
  }

  @Test
  void twoJvmsWithOffsetStartsOnOneMeterCountItOnce() {
    book.add(ledger("a"), window(0, 0, 60_000));
    book.add(ledger("a"), window(1, 60_000, 70_000));
    book.add(ledger("b"), window(0, 30_000, 60_000));
    book.add(ledger("b"), window(1, 60_000, 100_000));

    assertThat(cpu().meters().longValue())
        .isCloseTo(1_000_000_000L, Percentage.withPercentage(0.01));
    assertThat(cpu().idle().longValue()).isCloseTo(300_000_000L, Percentage.withPercentage(0.01));
    assertThat(cpu().difference()).isZero();
  }

  @Test
  void windowsThatDifferByMillisecondsDoNotAddSlivers() {
    for (int minute = 0; minute < 15; minute++) {
      book.add(ledger("a"), window(minute, minute * 60_000L, minute * 60_000L + 60_000));
      book.add(ledger("b"), window(minute, minute * 60_000L + 3, minute * 60_000L + 60_003));
    }

    assertThat(cpu().meters()).isEqualTo(900 * WATTS * 1_000_000);
  }

  @Test
  void whatLedgersBookBeyondTheMeterIsShownAsOverlap() {
    book.add(ledger("a"), window(0, 0, 60_000));
    book.add(ledger("b"), window(0, 0, 60_000));

    HostBalance cpu = cpu();
    assertThat(cpu.meters()).isEqualTo(600_000_000);
    assertThat(cpu.processes()).isEqualTo(780_000_000);
    assertThat(cpu.other()).isZero();
    assertThat(cpu.overlap()).isEqualTo(360_000_000);
    assertThat(cpu.difference()).isZero();
  }

  @Test
  void severalMetersOfOneDomainAddUpAndShareTheIdleEnergyExactly() {
    Window two =
        new Window(
            0,
            SLOT,
            60_000_000_000L,
            List.of(
                new MeterReading("rapl:package-0", Domain.CPU, MeterRole.PART, 100),
                new MeterReading("rapl:package-1", Domain.CPU, MeterRole.PART, 201)),
            List.of(
                Samples.posting(Account.HOST_IDLE, 100), Samples.posting(Account.JVM_OTHER, 201)),
            List.of());
    book.add(ledger("a"), two);
    book.add(ledger("b"), two);

    assertThat(cpu().meters()).isEqualTo(301);
    assertThat(cpu().idle()).isEqualTo(100);
  }

  @Test
  void aModelledMeterCountsOnlyWhereNoneMeasured() {
    Header modelled = modelled(ledger("b"));
    Window guess =
        new Window(
            0,
            SLOT,
            120_000_000_000L,
            List.of(new MeterReading("model:cpu", Domain.CPU, MeterRole.PART, 2_000_000_000)),
            List.of(Samples.posting(Account.JVM_OTHER, 2_000_000_000)),
            List.of());
    book.add(modelled, guess);
    book.add(ledger("a"), window(0, 0, 60_000));

    assertThat(cpu().meters()).isEqualTo(600_000_000 + 1_000_000_000);
  }

  @Test
  void aWindowWithAStandInYieldsToTheLedgerThatMeasuredAllOfIt() {
    Header both = withStandIn(ledger("a"));
    book.add(both, window(0, 0, 60_000));
    book.add(both, stoodIn(1, 60_000, 400_000_000, 150_000_000));
    book.add(withStandIn(ledger("b")), window(0, 60_000, 120_000));

    assertThat(cpu().meters()).isEqualTo(1_200_000_000);
    assertThat(cpu().difference()).isZero();
  }

  @Test
  void aWindowWithAStandInCountsWhereNobodyMeasuredBetterAndOnce() {
    book.add(withStandIn(ledger("a")), stoodIn(0, 0, 400_000_000, 150_000_000));
    book.add(withStandIn(ledger("b")), stoodIn(0, 0, 400_000_000, 150_000_000));

    assertThat(cpu().meters()).isEqualTo(550_000_000);
  }

  @Test
  void aStandInThatIsOnlyDeclaredTakesNothingOffTheMeter() {
    book.add(withStandIn(ledger("a")), window(0, 0, 60_000));
    book.add(ledger("b"), window(0, 0, 60_000));

    assertThat(cpu().meters()).isEqualTo(600_000_000);
  }

  /** A minute in which the counter failed for a while and the model stood in. */
  private static Window stoodIn(long seq, long fromMillis, long counted, long modelled) {
    return new Window(
        seq,
        SLOT.plusMillis(fromMillis),
        60_000_000_000L,
        List.of(
            new MeterReading("model:cpu", Domain.CPU, MeterRole.PART, modelled),
            new MeterReading("rapl:package-0", Domain.CPU, MeterRole.PART, counted)),
        List.of(Samples.posting(Account.JVM_OTHER, counted + modelled)),
        List.of());
  }

  private static Header withStandIn(Header header) {
    return metered(header, List.of(header.meters().get(0), MODEL.onStandby()));
  }

  @Property(tries = 200)
  void theLawHoldsInAnyOrderForAnyLedgers(
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 3_000_000) Long> starts,
      @ForAll Random random) {
    HostBook mixed = new HostBook();
    HostBook ordered = new HostBook();
    List<Runnable> additions = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      Window window = window(i, starts.get(i), starts.get(i) + 1 + random.nextInt(60_000));
      Header header = ledger("run-" + i % 3);
      ordered.add(header, window);
      additions.add(() -> mixed.add(header, window));
    }
    Collections.shuffle(additions, random);
    additions.forEach(Runnable::run);

    assertThat(mixed.total()).isEqualTo(ordered.total());
    for (Map<Domain, HostBalance> slot : mixed.slots().values()) {
      assertThat(slot.values()).allMatch(b -> b.difference().signum() == 0);
      assertThat(slot.values()).allMatch(b -> b.other().signum() >= 0);
      assertThat(slot.values()).allMatch(b -> b.other().signum() == 0 || b.overlap().signum() == 0);
    }
  }

  private static Header modelled(Header header) {
    return metered(header, List.of(MODEL));
  }

  private static Header metered(Header header, List<MeterDeclaration> meters) {
    return new Header(
        header.schema(),
        header.runId(),
        0,
        header.hostKey(),
        header.service(),
        "",
        "",
        header.jvm(),
        header.agentVersion(),
        header.jvmStart(),
        header.booksOpened(),
        header.windowNanos(),
        null,
        null,
        header.hardware(),
        meters,
        Map.of(),
        false,
        null);
  }
}
