package io.greenai.report.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.disclose.model.EnergyBook;
import io.greenai.report.disclose.model.Figure;
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

  private EnergyBook book() throws IOException {
    ReferenceEngine engine = new ReferenceEngine(List.of(Period.EVER));
    LedgerEvidence evidence = LedgerIngest.survey(folder).read(engine::accept);
    Totals totals = engine.totals().get(Period.EVER);
    return new EnergyBooks(
            totals,
            evidence,
            HostNames.of(totals.hosts().stream().map(HostTotals::hostKey).toList()))
        .book();
  }

  private static BigDecimal number(Figure figure) {
    return figure.number().orElseThrow();
  }
}
