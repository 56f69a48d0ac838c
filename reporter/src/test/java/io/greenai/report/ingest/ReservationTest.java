package io.greenai.report.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Hardware;
import io.greenai.ledger.Header;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Quality;
import io.greenai.ledger.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A minute of a JVM on a host of 16 CPUs. */
class ReservationTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final Posting REST =
      new Posting(Account.JVM_OTHER, null, Map.of(), Quality.MEASURED, null, 0, 0, 0, null);

  @Test
  void modelsShareTheLimitOfTheirProcessByTheTimeForWhichTheyAreLoaded() {
    Posting all = model("a", MINUTE);
    Posting half = model("b", MINUTE / 2);
    Window window = window(all, half, REST);
    Reservation limited = new Reservation(header(3000L));

    assertThat(limited.nanos(all, window)).isEqualTo(2 * MINUTE);
    assertThat(limited.nanos(half, window)).isEqualTo(MINUTE);
    assertThat(limited.nanos(REST, window)).isZero();
  }

  @Test
  void withoutALimitAProcessReservesTheHost() {
    Posting model = model("a", MINUTE);

    assertThat(new Reservation(header(null)).nanos(model, window(model))).isEqualTo(16 * MINUTE);
  }

  @Test
  void whileNoModelIsLoadedTheProcessReservesForItself() {
    Posting idle = model("a", 0);
    Window window = window(idle, REST);
    Reservation limited = new Reservation(header(500L));

    assertThat(limited.nanos(idle, window)).isZero();
    assertThat(limited.nanos(REST, window)).isEqualTo(MINUTE / 2);
  }

  private static Window window(Posting... postings) {
    return new Window(0, Instant.EPOCH, MINUTE, List.of(), List.of(postings), List.of());
  }

  private static Posting model(String name, long loadedNanos) {
    return new Posting(
        Account.MODEL,
        new ModelKey(name, "1", Phase.INFERENCE, "onnxruntime", "cpu"),
        Map.of(Domain.CPU, 1L),
        Quality.MEASURED,
        Ownership.EXACT,
        0,
        0,
        0,
        new ModelActivity(0, 0, "request", 0, 0, 0, 0, 0, loadedNanos, null, Map.of()));
  }

  private static Header header(Long cpuQuotaMillis) {
    return new Header(
        Header.SCHEMA,
        "run",
        0,
        "host",
        "scoring",
        "production",
        "",
        "a JVM",
        "1.0",
        Instant.EPOCH,
        Instant.EPOCH,
        MINUTE,
        cpuQuotaMillis,
        null,
        new Hardware("a processor", 1, 8, 16, 0, ""),
        List.of(),
        Map.of(),
        false,
        null);
  }
}
