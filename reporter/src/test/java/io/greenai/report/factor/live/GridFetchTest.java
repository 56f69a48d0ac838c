package io.greenai.report.factor.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.greenai.report.factor.FactorBoundary;
import io.greenai.report.factor.series.Evidence;
import io.greenai.report.factor.series.IntensityFileException;
import io.greenai.report.factor.series.IntensityFolder;
import io.greenai.report.factor.series.IntensitySeries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server on this machine that speaks as the services' documentation says. */
class GridFetchTest {
  private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-10-16T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-23T05:12:00Z");
  private static final Map<String, String> KEY = Map.of("ELECTRICITYMAPS_API_KEY", "s3cret");

  private final Deque<Failure> failures = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private int grams = 300;
  private Instant now = NOW;
  @TempDir private Path folder;
  private HttpServer server;

  /** What the server says instead of an answer. */
  private record Failure(int status, String retryAfter, String body) {}

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v3/carbon-intensity/past-range", this::electricityMaps);
    server.createContext("/intensity/", this::ukCarbonIntensity);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void electricityMapsIsAskedForBothBoundariesInRangesThatItAllows() throws Exception {
    List<GridFetch.Kept> kept = maps(KEY).fetch("DE", FROM, TO, false);

    assertThat(kept).extracting(GridFetch.Kept::slots).containsExactly(240, 120, 240, 120);
    assertThat(requests)
        .first()
        .isEqualTo(
            "s3cret /v3/carbon-intensity/past-range?zone=DE&start=2026-10-01T00:00:00Z"
                + "&end=2026-10-11T00:00:00Z&temporalGranularity=hourly"
                + "&emissionFactorType=direct");
    List<IntensitySeries> series = IntensityFolder.read(folder).published();
    assertThat(series)
        .extracting(IntensitySeries::boundary)
        .containsExactly(FactorBoundary.DIRECT, FactorBoundary.LIFECYCLE);
    assertThat(series.get(0).size()).isEqualTo(15 * 24);
    assertThat(series.get(1).quarter(FROM).orElseThrow().gramsPerKwh()).isEqualByComparingTo("400");
  }

  @Test
  void theUkIsAskedWithoutAKeyAndItsHalfHourBeforeTheRangeDoesNoHarm() throws Exception {
    List<GridFetch.Kept> kept = uk().fetch("GB", FROM, TO, false);

    assertThat(kept).extracting(GridFetch.Kept::slots).containsExactly(14 * 48 + 1, 48 + 1);
    assertThat(requests).first().isEqualTo("null /intensity/2026-10-01T00:00Z/2026-10-15T00:00Z");
    assertThat(IntensityFolder.read(folder).published().get(0).size()).isEqualTo(15 * 48 + 1);
  }

  @Test
  void whatIsThereIsNotAskedForAgain() throws Exception {
    maps(KEY).fetch("DE", FROM, TO, false);
    requests.clear();

    List<GridFetch.Kept> kept = maps(KEY).fetch("DE", FROM, TO, false);

    assertThat(requests).isEmpty();
    assertThat(kept).extracting(GridFetch.Kept::asked).containsOnly(false).hasSize(4);
  }

  @Test
  void aRangeThatIsNotOverIsAskedForAgainWhenMoreOfItIs() throws Exception {
    now = Instant.parse("2026-10-03T07:59:00Z");
    maps(KEY).fetch("DE", FROM, TO, false);
    assertThat(IntensityFolder.read(folder).published().get(0).size()).isEqualTo(2 * 24 + 7);

    now = NOW;
    maps(KEY).fetch("DE", FROM, TO, false);

    assertThat(IntensityFolder.read(folder).published().get(0).size()).isEqualTo(15 * 24);
  }

  @Test
  void aCorrectionReplacesAnAnswerAndTheOldOneStays() throws Exception {
    maps(KEY).fetch("DE", FROM, TO, false);
    grams = 290;

    maps(KEY).fetch("DE", FROM, TO, true);

    assertThat(
            IntensityFolder.read(folder)
                .published()
                .get(0)
                .quarter(FROM)
                .orElseThrow()
                .gramsPerKwh())
        .isEqualByComparingTo("290");
    assertThat(names()).filteredOn(name -> name.endsWith(".replaced")).hasSize(4);
  }

  @Test
  void theEvidenceNamesTheRequestButNotTheKey() throws Exception {
    Path file = maps(KEY).fetch("DE", FROM, TO, false).get(0).file();

    Evidence evidence = Evidence.beside(file).orElseThrow();

    assertThat(evidence.request()).startsWith(address() + "v3/carbon-intensity/past-range?zone=DE");
    assertThat(evidence.answeredAt()).isEqualTo(NOW);
    assertThat(evidence.isOf(Files.readAllBytes(file))).isTrue();
    for (String name : names()) {
      assertThat(Files.readString(folder.resolve(name))).doesNotContain("s3cret");
    }
  }

  @Test
  void anAnswerThatWasChangedAfterwardsIsRefused() throws Exception {
    Path file = maps(KEY).fetch("DE", FROM, TO, false).get(0).file();
    Files.writeString(file, Files.readString(file).replace("300", "030"));

    assertThatThrownBy(() -> IntensityFolder.read(folder))
        .isInstanceOf(IntensityFileException.class)
        .hasMessage(
            file
                + ": is not what was answered at 2026-11-23T05:12:00Z; fetch it again, or take its"
                + " evidence away if you mean to use it as it is");
  }

  @Test
  void itWaitsAsLongAsTheServiceSaysAndElseLongerEachTime() throws Exception {
    failures.add(new Failure(429, "7", "slow down"));
    failures.add(new Failure(503, "Mon, 23 Nov 2026 05:12:09 GMT", ""));
    failures.add(new Failure(500, "", "oops"));
    failures.add(new Failure(502, "soon", ""));

    assertThat(uk().fetch("GB", FROM, FROM.plus(Duration.ofDays(1)), false)).hasSize(1);

    assertThat(pauses)
        .containsExactly(
            Duration.ofSeconds(7),
            Duration.ofSeconds(9),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8));
  }

  @Test
  void afterFiveTriesItGivesUpAndTheNextRunGoesOnWhereThisOneStopped() throws Exception {
    maps(KEY).fetch("DE", FROM, FROM.plus(Duration.ofDays(10)), false);
    requests.clear();
    for (int i = 0; i < 5; i++) {
      failures.add(new Failure(503, "", "maintenance"));
    }

    assertThatThrownBy(() -> maps(KEY).fetch("DE", FROM, TO, false))
        .isInstanceOf(GridServiceException.class)
        .hasMessageEndingWith("answered 503 'maintenance', asked 5 times");

    maps(KEY).fetch("DE", FROM, TO, false);
    assertThat(requests).hasSize(5 + 2);
  }

  @Test
  void aRefusalIsNotTriedAgain() {
    failures.add(new Failure(401, "", "{\"error\":\"Invalid auth-token\"}"));

    assertThatThrownBy(() -> maps(KEY).fetch("DE", FROM, TO, false))
        .hasMessageEndingWith("answered 401 '{\"error\":\"Invalid auth-token\"}'");
    assertThat(requests).hasSize(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aServiceThatWantsMinutesOfPatienceIsLeftAlone() {
    failures.add(new Failure(429, "3600", ""));

    assertThatThrownBy(() -> uk().fetch("GB", FROM, TO, false))
        .hasMessageEndingWith("answered 429; it wants to be asked again in 3600 s");
    assertThat(requests).hasSize(1);
  }

  @Test
  void noServerIsAnErrorThatNamesTheAddress() {
    server.stop(0);

    assertThatThrownBy(() -> uk().fetch("GB", FROM, TO, false))
        .isInstanceOf(GridServiceException.class)
        .hasMessageStartingWith(
            address() + "intensity/2026-10-01T00:00Z/2026-10-15T00:00Z: no answer")
        .hasMessageEndingWith("asked 5 times");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>maintenance</html>",
        "{\"zone\":\"FR\",\"data\":[{\"carbonIntensity\":40,"
            + "\"datetime\":\"2026-10-01T00:00Z\",\"emissionFactorType\":\"direct\"}]}",
        "{\"zone\":\"DE\",\"data\":[{\"carbonIntensity\":400,"
            + "\"datetime\":\"2026-10-01T00:00Z\"}]}",
        "{\"zone\":\"DE\",\"data\":[]}"
      })
  void whatIsNotTheAnswerToTheQuestionIsNotKept(String body) throws IOException {
    failures.add(new Failure(200, "", body));

    assertThatThrownBy(() -> maps(KEY).fetch("DE", FROM, TO, false))
        .isInstanceOf(GridServiceException.class)
        .hasMessageContaining(": answered ");
    assertThat(names()).isEmpty();
  }

  @Test
  void aMissingKeyIsNamedBeforeAnythingIsAsked() {
    assertThatThrownBy(() -> maps(Map.of()))
        .hasMessage(
            "electricity-maps wants a key; put yours into the variable ELECTRICITYMAPS_API_KEY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "DE&start=1", "Germany", "../x", ""})
  void whatIsNoZoneIsNotAskedFor(String zone) {
    assertThatThrownBy(() -> maps(KEY).fetch(zone, FROM, TO, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'" + zone + "' is no zone of electricity-maps; its zones look like DE or US-CAL-CISO");
    assertThat(requests).isEmpty();
  }

  private GridFetch maps(Map<String, String> environment) throws IOException {
    return fetch(GridService.ELECTRICITY_MAPS, address() + "v3/", environment);
  }

  private GridFetch uk() throws IOException {
    return fetch(GridService.UK_CARBON_INTENSITY, address(), Map.of());
  }

  private GridFetch fetch(GridService service, String address, Map<String, String> environment)
      throws IOException {
    return GridFetch.from(
        service,
        Optional.of(URI.create(address)),
        environment,
        folder,
        Clock.fixed(now, ZoneOffset.UTC),
        pauses::add);
  }

  private String address() {
    return "http://"
        + server.getAddress().getAddress().getHostAddress()
        + ":"
        + server.getAddress().getPort()
        + "/";
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void electricityMaps(HttpExchange exchange) throws IOException {
    Matcher query =
        Pattern.compile("zone=(.+)&start=(.+)&end=(.+)&temporal.*Type=(.+)")
            .matcher(exchange.getRequestURI().getQuery());
    assertThat(query.matches()).isTrue();
    int value = query.group(4).equals("direct") ? grams : grams + 100;
    StringJoiner data = new StringJoiner(",", "{\"zone\":\"DE\",\"data\":[", "]}");
    for (Instant at = Instant.parse(query.group(2));
        at.isBefore(Instant.parse(query.group(3)));
        at = at.plus(Duration.ofHours(1))) {
      data.add(
          "{\"zone\":\"DE\",\"carbonIntensity\":%d,\"datetime\":\"%s\",\"updatedAt\":\"%s\","
                  .formatted(value, at, at)
              + "\"emissionFactorType\":\"%s\",\"isEstimated\":false}".formatted(query.group(4)));
    }
    answer(exchange, data.toString());
  }

  /** Its first half-hour ends where the range begins, as that of the real service does. */
  private void ukCarbonIntensity(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/");
    Instant to = OffsetDateTime.parse(path[3]).toInstant();
    StringJoiner data = new StringJoiner(",", "{\"data\":[", "]}");
    for (Instant at = OffsetDateTime.parse(path[2]).toInstant().minusSeconds(1800);
        at.isBefore(to);
        at = at.plusSeconds(1800)) {
      data.add(
          "{\"from\":\"%s\",\"to\":\"%s\",\"intensity\":{\"forecast\":%d,\"actual\":%s}}"
              .formatted(
                  at,
                  at.plusSeconds(1800),
                  grams + 5,
                  at.plusSeconds(1800).equals(to) ? null : grams));
    }
    answer(exchange, data.toString());
  }

  private void answer(HttpExchange exchange, String body) throws IOException {
    requests.add(
        exchange.getRequestHeaders().getFirst("auth-token") + " " + exchange.getRequestURI());
    Failure failure = failures.poll();
    byte[] bytes = (failure == null ? body : failure.body()).getBytes(UTF_8);
    if (failure != null && !failure.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", failure.retryAfter());
    }
    exchange.sendResponseHeaders(
        failure == null ? 200 : failure.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
