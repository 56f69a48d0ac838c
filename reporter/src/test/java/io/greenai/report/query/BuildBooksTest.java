package io.greenai.report.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Phase;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.ingest.Ledgers;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildBooksTest {
  private static final Period QUARTER = Period.parse("2026-Q4", ZoneId.of("Europe/Berlin"));
  private static final Instant EARLIER = Instant.parse("2025-03-01T00:00:00Z");

  @TempDir Path folder;

  @Test
  void theWholeBooksOfAHostThatBuiltAreRememberedFromBeforeThePeriodAndNoOthers()
      throws IOException {
    Instant end = EARLIER.plusSeconds(600);
    new Ledgers(folder).phase(Phase.TRAINING).start(EARLIER).write("t", end);
    new Ledgers(folder).run("run-2").host("host-2").start(EARLIER).write("m", end);

    SortedMap<Integer, Totals> years = years();

    assertThat(years).containsOnlyKeys(2025);
    Totals books = years.get(2025);
    assertThat(books.period().label()).isEqualTo("2025");
    assertThat(books.hosts()).extracting(HostTotals::hostKey).containsExactly("host-1");
    assertThat(books.meteredMicrojoules()).isEqualTo(BigInteger.valueOf(6_000_000_000L));
    assertThat(books.sum(load -> load.account() == Account.HOST_IDLE).totalMicrojoules())
        .isEqualTo(BigInteger.valueOf(1_800_000_000L));
    assertThat(books.sum(load -> true).totalMicrojoules()).isEqualTo(books.meteredMicrojoules());
    assertThat(books.runs())
        .flatExtracting(run -> run.built().entrySet())
        .allSatisfy(
            built ->
                assertThat(built.getValue().microjoules())
                    .isEqualTo(books.sum(built.getKey()::equals).totalMicrojoules()))
        .hasSize(1);
  }

  @Test
  void whatWasMeteredAtThePlugInPartIsRememberedInTwoParts() throws IOException {
    Instant end = EARLIER.plusSeconds(600);
    new Ledgers(folder).phase(Phase.TRAINING).start(EARLIER).plugEvery(5).write("t", end);

    Totals books = years().get(2025);

    assertThat(books.runs())
        .flatExtracting(run -> run.built().entrySet())
        .extracting(
            built -> built.getKey().boundary(),
            built -> built.getValue().microjoules().longValueExact())
        .containsExactlyInAnyOrder(
            tuple(Boundary.PACKAGE, 960_000_000L), tuple(Boundary.WALL, 240_000_000L));
    assertThat(books.loads().keySet())
        .filteredOn(load -> load.account() == Account.MODEL)
        .extracting(LoadKey::boundary)
        .containsExactly(Boundary.PACKAGE, Boundary.WALL);
  }

  @Test
  void whatIsBuiltAfterThePeriodIsNotInIt() throws IOException {
    Instant later = QUARTER.end();
    new Ledgers(folder).phase(Phase.TRAINING).start(later).write("t", later.plusSeconds(60));

    assertThat(years()).isEmpty();
  }

  private SortedMap<Integer, Totals> years() throws IOException {
    BuildBooks books = new BuildBooks(QUARTER, SlotIntensities.NONE);
    LedgerIngest.survey(folder).read(books::accept);
    return books.byYear();
  }
}
