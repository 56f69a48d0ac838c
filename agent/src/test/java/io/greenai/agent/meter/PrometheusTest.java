package io.greenai.agent.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Energy from a host's endpoint, with pages of the form that Kepler and Scaphandre serve. */
class PrometheusTest {
  private static final long SECOND = 1_000_000_000L;
  private static final String KEPLER =
      """
      # HELP kepler_node_cpu_joules_total Energy consumption of cpu at node level in joules
      # TYPE kepler_node_cpu_joules_total counter
      kepler_node_cpu_joules_total{node_name="a",path="/sys/class/powercap/intel-rapl/intel-rapl:0",zone="package"} %s
      kepler_node_cpu_joules_total{node_name="a",path="/sys/class/powercap/intel-rapl/intel-rapl:1",zone="package"} 50.25
      kepler_node_cpu_joules_total{node_name="a",path="/sys/class/powercap/intel-rapl/intel-rapl:0:0",zone="core"} 70
      kepler_node_cpu_joules_total{node_name="a",path="/sys/class/powercap/intel-rapl/intel-rapl:0:2",zone="dram"} 7.5
      kepler_vm_cpu_joules_total{vm_id="7",vm_name="we\\"ird, {one}",zone="package"} 3.25e+00 1763900000000
      kepler_vm_cpu_joules_total{vm_id="8",vm_name="other",zone="package"} 9
      """;

  @TempDir Path folder;

  private final AtomicLong clock = new AtomicLong(100 * SECOND);
  private final List<Meter> opened = new ArrayList<>();
  private volatile String page = KEPLER.formatted("1e2");
  private volatile int status = 200;
  private HttpServer server;

  @BeforeEach
  void anEndpoint() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] body = page.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    opened.forEach(Meter::close);
    server.stop(0);
  }

  @Test
  void aHostIsMeteredByThePackagesAndTheMemoryThatKeplerCounts() throws Exception {
    Found found = find("", "fpu");

    assertThat(found.problems()).isEmpty();
    assertThat(found.meters())
        .extracting(meter -> meter.declaration().id())
        .containsExactly("prometheus:cpu", "prometheus:dram");
    assertThat(found.meters().get(0).declaration().quality()).isEqualTo(Quality.MEASURED);
    assertThat(found.meters().get(0).declaration().source())
        .isEqualTo(
            "prometheus:127.0.0.1:"
                + server.getAddress().getPort()
                + "/metrics kepler_node_cpu_joules_total zone=package");
    Meter cpu = answered(found.meters().get(0));
    page = KEPLER.formatted("142.5");
    clock.addAndGet(6 * SECOND);
    assertThat(eventually(cpu, 42_500_000)).isEqualTo(42_500_000);
  }

  @Test
  void aGuestIsNotChargedForItsHost() {
    Found found = find("", "fpu hypervisor");

    assertThat(found.meters()).isEmpty();
    assertThat(found.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.domain()).isEqualTo(Domain.CPU);
              assertThat(problem.text())
                  .startsWith("meter.prometheus tells of a whole host, and this is a guest of it");
            });
  }

  /** Arm has no flag of a hypervisor: the firmware tells. */
  @Test
  void aGuestOfAnArmHostIsNotChargedForItEither() throws Exception {
    Path dmi = Files.createDirectories(folder.resolve("sys/class/dmi/id"));
    Files.writeString(dmi.resolve("sys_vendor"), "QEMU\n");

    assertThat(find("", "fp asimd\nCPU implementer : 0x41").meters()).isEmpty();
  }

  @Test
  void aGuestIsChargedForTheSeriesThatIsNamed() throws Exception {
    Found found = find("kepler_vm_cpu_joules_total{zone=\"package\",vm_id=\"7\"}", "hypervisor");

    Meter cpu = answered(found.meters().get(0));
    page = KEPLER.formatted("1e2").replace("3.25e+00", "5.00");
    clock.addAndGet(6 * SECOND);

    assertThat(eventually(cpu, 1_750_000)).isEqualTo(1_750_000);
  }

  @Test
  void anEndpointThatFailsIsAGapAndItsCounterIsContinued() throws Exception {
    Meter cpu = answered(find("", "fpu").meters().get(0));

    status = 503;
    clock.addAndGet(6 * SECOND);
    assertThat(failure(cpu)).endsWith("cannot be read (java.io.IOException: HTTP status 503)");
    status = 200;
    page = KEPLER.formatted("101");
    clock.addAndGet(6 * SECOND);
    assertThat(eventually(cpu, 1_000_000)).isEqualTo(1_000_000);
    page = "# nothing\n";
    clock.addAndGet(6 * SECOND);
    assertThat(failure(cpu)).contains("has no kepler_node_cpu_joules_total zone=package");
  }

  @Test
  void powerOfScaphandreIsIntegrated() throws Exception {
    page =
        "scaph_host_power_microwatts 90000000\n"
            + "scaph_socket_power_microwatts{socket_id=\"0\"} 40000000\n";
    Meter cpu = answered(find("", "fpu").meters().get(0));

    clock.addAndGet(6 * SECOND);

    assertThat(eventually(cpu, 240_000_000)).isEqualTo(240_000_000);
  }

  @Test
  void aSettingThatIsNoMetricIsToldWithARemedy() {
    assertThat(find("kepler_vm_cpu_joules_total{", "fpu").problems().get(0).text())
        .isEqualTo(
            "meter.prometheus cannot be used ('kepler_vm_cpu_joules_total{' is not a metric such as"
                + " kepler_vm_cpu_joules_total{vm_id=\"7\"}); mend the setting");
    assertThat(find("node_load1", "fpu").problems().get(0).text())
        .contains(
            "'node_load1' does not end in _joules_total, _microjoules, _watts or _microwatts");
    assertThat(at("file:///etc/passwd", "", "fpu").problems().get(0).text())
        .contains("it is no http or https address");
  }

  @Test
  void withoutTheSettingNothingIsAsked() {
    assertThat(at("", "", "fpu")).isEqualTo(Found.nothing("meter.prometheus is not set"));
  }

  @Test
  void labelsMayHoldQuotesBracesAndCommas() throws Exception {
    MetricSelector selector =
        MetricSelector.parse("kepler_vm_cpu_joules_total{vm_name=\"we\\\"ird, {one}\"}").get(0);

    assertThat(selector.values(page.lines().toList()).values()).containsExactly(3_250_000L);
  }

  @Test
  void aValueThatIsNoNumberIsNoEnergy() {
    MetricSelector selector = MetricSelector.parse("x_joules_total").get(0);

    assertThatThrownBy(() -> selector.values(List.of("x_joules_total NaN")))
        .isInstanceOf(IOException.class)
        .hasMessage("value 'NaN' is no number of 0 or more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-5000000", "1e-500000000", "1e-2147483647"})
  void aValueThatIsNextToNothingCostsNothingToRead(String value) throws IOException {
    MetricSelector selector = MetricSelector.parse("x_joules_total").get(0);

    assertThat(selector.values(List.of("x_joules_total " + value)).values()).containsExactly(0L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e19", "1e2147483647", "-1", "+Inf"})
  void aValueBeyondAnyCounterIsNoEnergy(String value) {
    MetricSelector selector = MetricSelector.parse("x_joules_total").get(0);

    assertThatThrownBy(() -> selector.values(List.of("x_joules_total " + value)))
        .isInstanceOf(IOException.class)
        .hasMessage("value '" + value + "' is no number of 0 or more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vm_name='a'|vm_name='a'",
        "zone=package|zone=package",
        "zone=\"package\",vm_name=a|vm_name=a",
        "zone=\"a\" vm=\"b\"|zone=\"a\" vm=\"b\"",
      })
  void aSelectorWhoseLabelsDoNotParseIsNotTakenForAllSeries(String labels, String offending) {
    assertThat(find("x_joules_total{" + labels.replace("''", "'") + "}", "fpu").problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.text())
                    .contains("'" + offending + "' is not a label such as vm_id=\"7\""));
  }

  @Test
  void aSemicolonInAValueEndsNoSelector() {
    assertThat(MetricSelector.parse("x_joules_total{a=\"b;c\"};dram:y_watts"))
        .containsExactly(
            new MetricSelector(Domain.CPU, "x_joules_total", Map.of("a", "b;c")),
            new MetricSelector(Domain.DRAM, "y_watts", Map.of()));
  }

  @Test
  void aLabelOfAHundredThousandCharactersIsRead() throws IOException {
    String cmdline = "\\\\".repeat(50_000) + "x".repeat(50_000);
    MetricSelector selector = MetricSelector.parse("x_joules_total{exe=\"java\"}").get(0);

    assertThat(
            selector.values(List.of("x_joules_total{cmdline=\"" + cmdline + "\",exe=\"java\"} 2")))
        .hasSize(1);
  }

  @Test
  void severalSelectorsOfADomainAreOneMeterThatAddsThemUp() throws Exception {
    page = "a_joules_total 1\nb_joules_total{s=\"0\"} 2\nb_joules_total{s=\"1\"} 3\n";
    Found found = find("a_joules_total;b_joules_total;b_joules_total{s=\"1\"}", "fpu");

    assertThat(found.meters()).hasSize(1);
    Meter cpu = answered(found.meters().get(0));
    page = "a_joules_total 2\nb_joules_total{s=\"0\"} 4\nb_joules_total{s=\"1\"} 7\n";
    clock.addAndGet(6 * SECOND);
    assertThat(eventually(cpu, 7_000_000)).isEqualTo(7_000_000);
  }

  @Test
  void energyAndPowerOfADomainDoNotAddUp() {
    assertThat(find("a_joules_total;b_watts", "fpu").problems().get(0).text())
        .contains("for cpu it names energy and power, which do not add up; name one kind");
  }

  private Found find(String metric, String flags) {
    return at("http://127.0.0.1:" + server.getAddress().getPort() + "/metrics", metric, flags);
  }

  private Found at(String address, String metric, String flags) {
    try {
      Path proc = Files.createDirectories(folder.resolve("proc"));
      Files.writeString(proc.resolve("cpuinfo"), "processor : 0\nflags : " + flags + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    MeterSettings settings =
        new MeterSettings("auto", folder.resolve("none"), address, metric, null, null);
    Found found = new PrometheusSource().find(Sites.at(folder, settings, clock));
    opened.addAll(found.meters());
    return found;
  }

  private static Meter answered(Meter meter) throws Exception {
    for (int i = 0; i < 100; i++) {
      try {
        meter.readMicrojoules();
        return meter;
      } catch (MeterException e) {
        Thread.sleep(50);
      }
    }
    throw new AssertionError("no answer");
  }

  private static long eventually(Meter meter, long expected) throws Exception {
    long seen = -1;
    for (int i = 0; i < 100 && seen != expected; i++) {
      Thread.sleep(50);
      try {
        seen = meter.readMicrojoules();
      } catch (MeterException e) {
        seen = -1;
      }
    }
    return seen;
  }

  private static String failure(Meter meter) throws Exception {
    for (int i = 0; i < 100; i++) {
      try {
        meter.readMicrojoules();
        Thread.sleep(50);
      } catch (MeterException e) {
        return String.valueOf(e.getMessage());
      }
    }
    throw new AssertionError("it did not fail");
  }
}
