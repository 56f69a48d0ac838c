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
import io.greenai.report.ingest.MatchedSums;
import io.greenai.report.ingest.MeterGroup;
import io.greenai.report.ingest.TokenSums;
import io.greenai.report.query.HostTotals;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.Totals;
import io.greenai.report.time.Period;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Totals of hosts, written down by hand. */
public final class Books {
  public static final BigInteger KILOWATT_HOUR = new BigInteger("3600000000000");
  public static final Period QUARTER = Period.parse("2026-Q4", ZoneId.of("Europe/Berlin"));

  private final SortedMap<LoadKey, LoadSums> loads = new TreeMap<>();
  private String host = "host";
  private MeterGroup meters = new MeterGroup("rapl", "a processor");
  private final SortedMap<Integer, Books> builds = new TreeMap<>();
  private Boundary boundary = Boundary.PACKAGE;
  private Quality quality = Quality.MEASURED;
  private long meterPpm;
  private long allocationPpm;
  private BigInteger reservedNanos = ZERO;
  private Instant lastBooked = QUARTER.end();
  private TokenSums tokens = TokenSums.NONE;
  private LoadKey last;

  /** On which is booked from here on. */
  public Books host(String value) {
    host = value;
    return this;
  }

  /** That read what is booked from here on. */
  public Books meters(String kind, String cpuModel) {
    meters = new MeterGroup(kind, cpuModel);
    return this;
  }

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

  /** Standard uncertainty of the split, of what is booked from here on. */
  public Books allocationPpm(long value) {
    allocationPpm = value;
    return this;
  }

  /** CPU time that is kept for what is booked from here on. */
  public Books reserved(long nanos) {
    reservedNanos = BigInteger.valueOf(nanos);
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
            Map.of(Ownership.EXACT, microjoules),
            null,
            Set.of(),
            tokens));
  }

  /** What applications state of the models that are booked next. */
  public Books stating(TokenSums stated) {
    tokens = stated;
    return this;
  }

  /** What of the energy booked last has intensities of its time. */
  public Books matched(String series, MatchedSums sums) {
    LoadSums booked = loads.get(last);
    SortedMap<String, MatchedSums> all = new TreeMap<>(booked.matched());
    all.put(series, sums);
    loads.put(last, booked.matching(all));
    return this;
  }

  /** Training of an earlier year, which is in no load of the period. */
  public Books built(int year, String service, String name, String version, BigInteger energy) {
    Books books = builds.computeIfAbsent(year, y -> new Books());
    books.add(
        service,
        Account.MODEL,
        new ModelKey(name, version, Phase.TRAINING, "pytorch", "cpu"),
        energy,
        ActivitySums.NONE);
    return this;
  }

  /** What {@link #built} wrote down, by year, with every host booked for {@code hours}. */
  public SortedMap<Integer, Totals> builds(long hours) {
    SortedMap<Integer, Totals> years = new TreeMap<>();
    builds.forEach(
        (year, books) -> {
          Totals totals = books.totals(hours);
          years.put(
              year,
              new Totals(
                  Period.parse(Integer.toString(year), QUARTER.zone()),
                  totals.loads(),
                  totals.runs(),
                  totals.hosts(),
                  totals.firstBooked(),
                  totals.lastBooked(),
                  false));
        });
    return years;
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
    last = new LoadKey(host, service, "production", "", account, model, quality, boundary);
    loads.put(
        last,
        new LoadSums(
            Map.of(Domain.CPU, microjoules),
            new TreeMap<>(Map.of(meters, microjoules.multiply(BigInteger.valueOf(meterPpm)))),
            microjoules.multiply(BigInteger.valueOf(allocationPpm)),
            BigInteger.ONE,
            reservedNanos,
            new TreeMap<>(),
            activity));
    return this;
  }

  /** With every host booked for {@code hours}. */
  public Totals totals(long hours) {
    return totals(Duration.ofHours(hours));
  }

  /** With every host booked for {@code time}. */
  public Totals totals(Duration time) {
    SortedMap<String, BigInteger> byHost = new TreeMap<>();
    loads.forEach(
        (key, sums) -> byHost.merge(key.hostKey(), sums.totalMicrojoules(), BigInteger::add));
    List<HostTotals> hosts = new ArrayList<>();
    byHost.forEach((key, energy) -> hosts.add(book(key, energy, time)));
    return new Totals(
        QUARTER,
        loads,
        List.of(),
        hosts,
        Optional.of(QUARTER.start()),
        Optional.of(lastBooked),
        false);
  }

  private static HostTotals book(String key, BigInteger energy, Duration time) {
    return new HostTotals(
        key, new TreeSet<>(), energy, energy, ZERO, ZERO, ZERO, BigInteger.valueOf(time.toNanos()));
  }
}
