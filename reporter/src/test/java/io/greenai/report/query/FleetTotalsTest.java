package io.greenai.report.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.fleet.GenerateFleet;
import io.greenai.ledger.ModelKey;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fleet in three zones, with several agents to a host, deployments, pauses, a torn tail and a
 * line that was tampered with, held against the truth that was written beside it.
 */
class FleetTotalsTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @TempDir static Path folder;
  private static final SortedMap<Period, Totals> TOTALS = new TreeMap<>();

  @BeforeAll
  static void readAFleet() throws IOException {
    int code =
        GenerateFleet.commandLine()
            .execute("--out=" + folder, "--quarters=6", "--days=3", "--zone=" + NEW_YORK.getId());
    assertThat(code).isZero();
    List<Period> quarters = new ArrayList<>();
    for (String label :
        List.of("2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2")) {
      quarters.add(Period.parse(label, NEW_YORK));
    }
    ReferenceEngine engine = new ReferenceEngine(quarters);
    LedgerIngest.survey(folder.resolve("ledger")).read(engine::accept);
    TOTALS.putAll(engine.totals());
  }

  @Test
  void everyModelAndEveryJvmOfEveryQuarterComesToTheTruth() throws IOException {
    Map<String, List<BigInteger>> found = new TreeMap<>();
    TOTALS.forEach(
        (period, totals) ->
            totals
                .loads()
                .forEach(
                    (load, sums) -> {
                      if (load.account().isOfProcess()) {
                        String key =
                            String.join(
                                ",",
                                period.label(),
                                load.service(),
                                load.environment(),
                                load.account().id(),
                                name(load.model()));
                        found.merge(key, sums(sums), FleetTotalsTest::add);
                      }
                    }));

    Map<String, List<BigInteger>> expected = new TreeMap<>();
    for (List<String> row : rows("postings.csv")) {
      String key =
          String.join(",", row.get(0), row.get(2), row.get(3), row.get(4), row.get(5), row.get(6))
              + ","
              + row.get(7);
      BigInteger energy = new BigInteger(row.get(8)).add(new BigInteger(row.get(9)));
      expected.merge(
          key,
          List.of(energy, new BigInteger(row.get(10)), new BigInteger(row.get(11))),
          FleetTotalsTest::add);
    }
    assertThat(found).isEqualTo(expected);
    assertThat(found.keySet()).anyMatch(key -> key.startsWith("2024-Q4,search"));
  }

  @Test
  void everyHostOfEveryQuarterComesToTheTruth() throws IOException {
    Map<String, List<BigInteger>> found = new TreeMap<>();
    TOTALS.forEach(
        (period, totals) -> {
          for (HostTotals host : totals.hosts()) {
            assertThat(host.overlapMicrojoules()).isZero();
            found.put(
                period.label() + "," + host.hostKey(),
                List.of(
                    host.meteredMicrojoules(),
                    host.idleMicrojoules(),
                    host.processMicrojoules(),
                    host.otherMicrojoules()));
          }
        });

    Map<String, List<BigInteger>> expected = new TreeMap<>();
    for (List<String> row : rows("hosts.csv")) {
      expected.merge(
          row.get(0) + "," + row.get(2),
          row.subList(4, 8).stream().map(BigInteger::new).toList(),
          FleetTotalsTest::add);
    }
    assertThat(found).isEqualTo(expected);
  }

  private static List<BigInteger> sums(LoadSums sums) {
    return List.of(
        sums.totalMicrojoules(),
        sums.activity().invocations(),
        sums.activity().items().values().stream().reduce(BigInteger.ZERO, BigInteger::add));
  }

  private static List<BigInteger> add(List<BigInteger> a, List<BigInteger> b) {
    List<BigInteger> sum = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      sum.add(a.get(i).add(b.get(i)));
    }
    return sum;
  }

  private static String name(@Nullable ModelKey model) {
    return model == null
        ? ",,"
        : String.join(",", model.name(), model.version(), model.phase().id());
  }

  private static List<List<String>> rows(String file) throws IOException {
    return Files.readAllLines(folder.resolve("truth").resolve(file)).stream()
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }
}
