package io.greenai.agent.meter;

import static java.util.stream.Collectors.joining;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Energy that a host shares by a Prometheus endpoint, such as Kepler's or Scaphandre's. Asked only
 * where {@code meter.prometheus} names it.
 */
final class PrometheusSource implements MeterSource {
  /** What it measures is RAPL; a guest's part of it is shared out by CPU time. */
  private static final long UNCERTAINTY_PPM = 100_000;

  private static final long PATIENCE_MILLIS = 2_000;

  /** Of a whole host, each meter with the metrics that may tell it, best first. */
  private static final Map<Domain, List<String>> KNOWN =
      Map.of(
          Domain.CPU,
          List.of(
              "kepler_node_cpu_joules_total{zone=\"package\"}",
              "scaph_socket_energy_microjoules",
              "scaph_socket_power_microwatts"),
          Domain.DRAM,
          List.of(
              "dram:kepler_node_cpu_joules_total{zone=\"dram\"}",
              "dram:scaph_domain_energy_microjoules{domain_name=\"dram\"}",
              "dram:scaph_domain_power_microwatts{domain_name=\"dram\"}"));

  @Override
  public String name() {
    return "prometheus";
  }

  @Override
  public Found find(MeterSite site) {
    String address = site.settings().prometheus();
    if (address.isEmpty()) {
      return Found.nothing("meter.prometheus is not set");
    }
    try {
      String metric = site.settings().prometheusMetric();
      if (!metric.isEmpty()) {
        List<MetricSelector> named = MetricSelector.parse(metric);
        return found(named, endpoint(named, site), site);
      }
      List<MetricSelector> known =
          KNOWN.values().stream()
              .flatMap(List::stream)
              .flatMap(one -> MetricSelector.parse(one).stream())
              .toList();
      Endpoint endpoint = endpoint(known, site);
      return !Hypervisor.name(site.cpu(), site.sys()).isEmpty()
          ? Found.problem(
              Domain.CPU,
              "meter.prometheus tells of a whole host, and this is a guest of it: name the guest's"
                  + " own metric, such as"
                  + " meter.prometheus.metric=kepler_vm_cpu_joules_total{zone=\"package\",vm_name=\"NAME\"}")
          : found(known(endpoint, site), endpoint, site);
    } catch (IllegalArgumentException e) {
      return Found.problem(
          Domain.CPU, "meter.prometheus cannot be used (" + e.getMessage() + "); mend the setting");
    } catch (IOException e) {
      return Found.problem(
          Domain.CPU,
          "meter.prometheus does not answer ("
              + e.getMessage()
              + "); start it before the JVM, or"
              + " name its metric with meter.prometheus.metric to have it waited for");
    }
  }

  private static Endpoint endpoint(List<MetricSelector> selectors, MeterSite site) {
    return new Endpoint(
        site.settings().prometheus(),
        selectors.stream().map(MetricSelector::metric).toList(),
        site.clock());
  }

  /** Asked on a thread of its own, for looking up a name takes as long as it likes. */
  private static List<String> firstPage(Endpoint endpoint, MeterSite site) throws IOException {
    CompletableFuture<List<String>> page = new CompletableFuture<>();
    site.background()
        .accept(
            "greenai-meter-prometheus",
            () -> {
              try {
                page.complete(endpoint.lines());
              } catch (IOException | RuntimeException e) {
                page.completeExceptionally(e);
              }
            });
    try {
      return page.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + PATIENCE_MILLIS + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static List<MetricSelector> known(Endpoint endpoint, MeterSite site) throws IOException {
    List<String> lines = firstPage(endpoint, site);
    List<MetricSelector> found = new ArrayList<>();
    for (Domain domain : List.of(Domain.CPU, Domain.DRAM)) {
      for (String metric : KNOWN.getOrDefault(domain, List.of())) {
        MetricSelector selector = MetricSelector.parse(metric).get(0);
        if (!selector.values(lines).isEmpty()) {
          found.add(selector);
          break;
        }
      }
    }
    if (found.isEmpty()) {
      throw new IOException(endpoint.name() + " has no metric that is known");
    }
    return found;
  }

  /** A meter for each domain, of all its series. */
  private static Found found(List<MetricSelector> selectors, Endpoint endpoint, MeterSite site) {
    Map<Domain, List<MetricSelector>> byDomain = new EnumMap<>(Domain.class);
    for (MetricSelector selector : selectors) {
      byDomain.computeIfAbsent(selector.domain(), domain -> new ArrayList<>()).add(selector);
    }
    byDomain.forEach(PrometheusSource::requireOneKind);
    List<Meter> meters = new ArrayList<>();
    byDomain.forEach((domain, ofDomain) -> meters.add(meter(domain, ofDomain, endpoint, site)));
    return new Found(meters, List.of(), "");
  }

  private static void requireOneKind(Domain domain, List<MetricSelector> selectors) {
    if (selectors.stream().map(MetricSelector::isEnergy).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "for " + domain.id() + " it names energy and power, which do not add up; name one kind");
    }
  }

  private static Meter meter(
      Domain domain, List<MetricSelector> selectors, Endpoint endpoint, MeterSite site) {
    boolean whole = domain == Domain.REST;
    String names = selectors.stream().map(MetricSelector::toString).collect(joining(" + "));
    MeterDeclaration declaration =
        new MeterDeclaration(
            "prometheus:" + (domain == Domain.GPU ? "gpu0" : domain.id()),
            domain,
            whole ? MeterRole.WHOLE : MeterRole.PART,
            whole ? Boundary.BOARD : domain == Domain.GPU ? Boundary.DEVICE : Boundary.PACKAGE,
            Quality.MEASURED,
            "prometheus:" + endpoint.name() + " " + names,
            UNCERTAINTY_PPM);
    EndpointMeter.Series series = new EndpointMeter.Series(declaration, endpoint, selectors);
    return new BackgroundMeter(
        declaration, () -> EndpointMeter.open(series, site.cpu().guest(), site.clock()), site);
  }
}
