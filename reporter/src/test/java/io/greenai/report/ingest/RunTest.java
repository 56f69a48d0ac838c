package io.greenai.report.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Hardware;
import io.greenai.ledger.Header;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterReading;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import io.greenai.ledger.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTest {
  private static final String RAPL = "rapl:package-0";
  private static final String REST = "rest:hwmon:power_meter";

  @Test
  void metersReachAsFarAsThoseThatEveryWindowHas() {
    assertThat(Run.of(header(), List.of(window(RAPL, REST), window(RAPL, REST))).boundary())
        .isEqualTo(Boundary.WALL);
    assertThat(Run.of(header(), List.of(window(RAPL, REST), window(RAPL))).boundary())
        .as("the whole was dropped")
        .isEqualTo(Boundary.PACKAGE);
  }

  private static Window window(String... meters) {
    List<MeterReading> readings = new ArrayList<>();
    for (String meter : meters) {
      readings.add(new MeterReading(meter, Domain.CPU, MeterRole.PART, 1));
    }
    return new Window(0, Instant.EPOCH, 60_000_000_000L, readings, List.of(), List.of());
  }

  private static Header header() {
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
        60_000_000_000L,
        null,
        null,
        new Hardware("a processor", 1, 1, 1, 0, ""),
        List.of(
            new MeterDeclaration(
                RAPL, Domain.CPU, MeterRole.PART, Boundary.PACKAGE, Quality.MEASURED, "", 0),
            new MeterDeclaration(
                REST, Domain.REST, MeterRole.PART, Boundary.WALL, Quality.MEASURED, "", 0)),
        Map.of(),
        false,
        null);
  }
}
