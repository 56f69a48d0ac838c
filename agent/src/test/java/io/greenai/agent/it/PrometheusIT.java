package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterReading;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A guest whose host tells what it uses, on a page of the form that Kepler serves. */
@Timeout(180)
@Waiting
class PrometheusIT {
  private static final String GUEST =
      "kepler_vm_cpu_joules_total{zone=\"package\",vm_id=\"7\"};"
          + "dram:kepler_vm_cpu_joules_total{zone=\"dram\",vm_id=\"7\"}";

  /** With another guest and a part of the package, of which nothing is this guest's. */
  private static final String PAGE =
      """
      # HELP kepler_vm_cpu_joules_total Energy consumption of cpu at vm level in joules
      # TYPE kepler_vm_cpu_joules_total counter
      kepler_vm_cpu_joules_total{vm_id="7",vm_name="shop",zone="package"} %1$s
      kepler_vm_cpu_joules_total{vm_id="7",vm_name="shop",zone="core"} %1$s
      kepler_vm_cpu_joules_total{vm_id="7",vm_name="shop",zone="dram"} %2$s
      kepler_vm_cpu_joules_total{vm_id="8",vm_name="other",zone="package"} %1$s
      """;

  /** 20 W and 3 W, so that no two pages have the same figures. */
  private static final long CPU_NANOS_PER_MICROJOULE = 50;

  private static final long MEMORY_NANOS_PER_MICROJOULE = 333;

  @TempDir Path folder;

  private final List<Long> cpu = new CopyOnWriteArrayList<>();
  private final List<Long> memory = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void anEndpoint() throws IOException {
    long from = System.nanoTime();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          long nanos = System.nanoTime() - from;
          cpu.add(7_000_000_000L + nanos / CPU_NANOS_PER_MICROJOULE);
          memory.add(900_000 + nanos / MEMORY_NANOS_PER_MICROJOULE);
          byte[] body =
              PAGE.formatted(joules(cpu), joules(memory)).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @OnEachJdk
  void whatThePagesTellOfTheGuestIsBookedToTheMicrojoule(Jdk jdk) throws Exception {
    String address = "127.0.0.1:" + server.getAddress().getPort() + "/metrics";
    Path model = Files.write(folder.resolve("m.onnx"), SquareOnnx.model(64));

    Outcome app =
        ForkedJvm.withAgent(jdk, folder, "window=5s,meter.prometheus=http://" + address)
            .option("-Dgreenai.meter.prometheus.metric=" + GUEST)
            .run("ServingApp", "millis=17000", "pause=5", "size=64", "model=" + model + ":1");

    assertThat(app.exitCode()).as(app.err()).isZero();
    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().findings()).isEmpty();
    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(ledger.headers().get(0).meters())
        .filteredOn(meter -> !meter.standby())
        .extracting(
            MeterDeclaration::id,
            MeterDeclaration::role,
            MeterDeclaration::quality,
            MeterDeclaration::boundary,
            MeterDeclaration::source)
        .containsExactly(
            tuple(
                "prometheus:cpu",
                MeterRole.PART,
                Quality.MEASURED,
                Boundary.PACKAGE,
                "prometheus:" + address + " kepler_vm_cpu_joules_total vm_id=7 zone=package"),
            tuple(
                "prometheus:dram",
                MeterRole.PART,
                Quality.MEASURED,
                Boundary.PACKAGE,
                "prometheus:" + address + " kepler_vm_cpu_joules_total vm_id=7 zone=dram"));
    assertThatEveryWindowEndsWithAPage(counted(ledger, "prometheus:cpu"), cpu);
    assertThatEveryWindowEndsWithAPage(counted(ledger, "prometheus:dram"), memory);
  }

  /** Counted from the first page, or from the second by a JVM that was slow to start. */
  private static void assertThatEveryWindowEndsWithAPage(List<Long> counted, List<Long> pages) {
    assertThat(pages).as("pages").hasSizeGreaterThanOrEqualTo(3);
    assertThat(pages.subList(0, 2))
        .anySatisfy(
            first -> {
              List<Long> since = pages.stream().map(page -> page - first).toList();
              assertThat(since).containsAll(counted);
              assertThat(counted.get(counted.size() - 1))
                  .as("of %s all but what the last page told", since)
                  .isPositive()
                  .isGreaterThanOrEqualTo(since.get(since.size() - 2));
            });
  }

  /** From the opening of the books to the end of each window. */
  private static List<Long> counted(Ledger ledger, String meter) {
    List<Long> counted = new ArrayList<>();
    long sum = 0;
    for (var window : ledger.windows()) {
      sum +=
          window.meters().stream()
              .filter(reading -> reading.meterId().equals(meter))
              .mapToLong(MeterReading::energyMicrojoules)
              .sum();
      counted.add(sum);
    }
    return counted;
  }

  private static BigDecimal joules(List<Long> microjoules) {
    return BigDecimal.valueOf(microjoules.get(microjoules.size() - 1), 6);
  }
}
