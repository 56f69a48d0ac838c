package io.greenai.report.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.disclose.model.EnergyBook;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.OwnershipShares;
import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.ingest.Ledgers;
import io.greenai.report.query.HostTotals;
import io.greenai.report.query.ReferenceEngine;
import io.greenai.report.query.Totals;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyBooksTest {
  private static final Instant END = Ledgers.OPENED.plusSeconds(600);

  @TempDir Path folder;

  @Test
  void whatLedgersBookBeyondTheMeterIsOverlapAndLeavesNoDifference() throws IOException {
    // Four processes of 2.5 W beside 3 W idle on a meter of 10 W: 3 W too much, for 600 s.
    IntStream.range(0, 4)
        .forEach(i -> new Ledgers(folder).run("run-" + i).service("s" + i).write("m" + i, END));

    EnergyBook book = book();

    assertThat(number(book.metered())).isEqualByComparingTo("6000000000");
    assertThat(number(book.hosts().get(0).overlap())).isEqualByComparingTo("1800000000");
    assertThat(number(book.booked())).isEqualByComparingTo("7800000000");
    assertThat(number(book.difference())).isZero();
    assertThat(number(book.hosts().get(0).difference())).isZero();
  }

  @Test
  void aHostIsCalledByTwelveDigitsOfItsHashOrByTheNameThatPeopleGaveIt() throws IOException {
    String hash = "5f2a9c1de07b44a3a1c0d2e96b7f8a13c45d6e7f8091a2b3c4d5e6f708192a3b";
    new Ledgers(folder).host(hash).write("m", END);
    new Ledgers(folder).host("frankfurt-rack-12-left").run("run-2").write("m", END);

    assertThat(book().hosts())
        .extracting(EnergyBook.HostBook::host)
        .containsExactly("5f2a9c1de07b", "frankfurt-rack-12-left");
    assertThat(book().hosts().get(0).metered().id()).isEqualTo("host.5f2a9c1de07b.metered");
    assertThat(book().hosts().get(0).hostKey()).isEqualTo(hash);
  }

  @Test
  void sharesByOwnershipAreOfTheEnergyAndNotTheWorstOfAllWindows() throws IOException {
    // A minute of 2 W all exact, of 2 W half an estimate, of 4 W all of it: 3 of 8 W-minutes.
    new Ledgers(folder)
        .modelMilliwatts(2000L, 2000L, 4000L)
        .estimatedPercent(0L, 50L, 100L)
        .write("m", Ledgers.OPENED.plusSeconds(180));

    OwnershipShares shares = book().ownership();

    assertThat(number(shares.exact())).isEqualByComparingTo("0.375");
    assertThat(number(shares.proportional())).isZero();
    assertThat(number(shares.estimated())).isEqualByComparingTo("0.625");
    assertThat(shares.present())
        .extracting(OwnershipShares.Share::word)
        .containsExactly("exact", "estimated");
    assertThat(shares.estimated().id()).isEqualTo("ownership.estimated");
    assertThat(shares.estimated().derivation().formula())
        .isEqualTo("booked energy of ownership estimated / booked energy");
  }

  @Test
  void theBandOverWindowsIsThatOfEachWindowsEnergyAndNotOfTheWorst() throws IOException {
    // 120 J at 2 %, 120 J at 2 % and half of 57.735 %, 240 J at 2 % and 57.735 %.
    new Ledgers(folder)
        .modelMilliwatts(2000L, 2000L, 4000L)
        .estimatedPercent(0L, 50L, 100L)
        .write("m", Ledgers.OPENED.plusSeconds(180));

    assertThat(totals().sum(Selection.MODELS).allocationErrorPicojoules())
        .isEqualTo(480_000_000L * 20_000 + 300_000_000L * 577_350);
  }

  @Test
  void whereNothingIsBookedToModelsThereAreNoShares() throws IOException {
    new Ledgers(folder).modelMilliwatts(0L).write("m", END);

    assertThat(book().ownership().present()).isEmpty();
    assertThat(book().ownership().exact().number()).isEmpty();
  }

  private EnergyBook book() throws IOException {
    LedgerEvidence evidence = LedgerIngest.survey(folder).read(slot -> {});
    Totals totals = totals();
    return new EnergyBooks(
            totals,
            evidence,
            HostNames.of(totals.hosts().stream().map(HostTotals::hostKey).toList()))
        .book();
  }

  private Totals totals() throws IOException {
    ReferenceEngine engine = new ReferenceEngine(List.of(Period.EVER));
    LedgerIngest.survey(folder).read(engine::accept);
    return engine.totals().get(Period.EVER);
  }

  private static BigDecimal number(Figure figure) {
    return figure.number().orElseThrow();
  }
}
