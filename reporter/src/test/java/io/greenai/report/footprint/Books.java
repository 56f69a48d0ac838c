package io.greenai.report.footprint;

import static java.math.BigInteger.ZERO;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import io.greenai.report.ingest.ActivitySums;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.query.HostTotals;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.Totals;
import io.greenai.report.time.Period;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Totals of one host, written down by hand. */
public final class Books {
  public static final BigInteger KILOWATT_HOUR = new BigInteger("3600000000000");
  public static final Period QUARTER = Period.parse("2026-Q4", ZoneId.of("Europe/Berlin"));

  private final SortedMap<LoadKey, LoadSums> loads = new TreeMap<>();
  private Boundary boundary = Boundary.PACKAGE;
  private Quality quality = Quality.MEASURED;
  private long meterPpm;
  private Instant lastBooked = QUARTER.end();

  public Books boundary(Boundary value) {
    boundary = value;
    return this;
  }

  public Books quality(Quality value) {
    quality = value;
    return this;
  }

  /** Standard uncertainty of the meter under what is booked from here on. */
  public Books meterPpm(long value) {
    meterPpm = value;
    return this;
  }

  public Books lastBooked(Instant value) {
    lastBooked = value;
    return this;
  }

  public Books model(String service, String name, Phase phase, long items, BigInteger microjoules) {
    return add(
        service,
        Account.MODEL,
        new ModelKey(name, "1", phase, "onnxruntime", "cpu"),
        microjoules,
        new ActivitySums(
            BigInteger.valueOf(items),
            Map.of("request", BigInteger.valueOf(items)),
            ZERO,
            ZERO,
            ZERO,
            ZERO,
            ZERO,
            ZERO,
            Ownership.EXACT,
            null));
  }

  public Books account(String service, Account account, BigInteger microjoules) {
    return add(service, account, null, microjoules, ActivitySums.NONE);
  }

  private Books add(
      String service,
      Account account,
      ModelKey model,
      BigInteger microjoules,
      ActivitySums activity) {
    loads.put(
        new LoadKey("host", service, "production", "", account, model, quality, boundary),
        new LoadSums(
            Map.of(Domain.CPU, microjoules),
            microjoules.multiply(BigInteger.valueOf(meterPpm)),
            ZERO,
            BigInteger.ONE,
            activity));
    return this;
  }

  /** With the host booked for {@code hours}. */
  public Totals totals(long hours) {
    BigInteger all =
        loads.values().stream().map(LoadSums::totalMicrojoules).reduce(ZERO, BigInteger::add);
    HostTotals host =
        new HostTotals(
            "host",
            new TreeSet<>(),
            all,
            all,
            ZERO,
            ZERO,
            ZERO,
            BigInteger.valueOf(hours).multiply(new BigInteger("3600000000000")));
    return new Totals(
        QUARTER,
        loads,
        List.of(),
        List.of(host),
        Optional.of(QUARTER.start()),
        Optional.of(lastBooked),
        false);
  }
}
