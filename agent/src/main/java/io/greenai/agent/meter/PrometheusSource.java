package io.greenai.agent.meter;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Energy that a host shares by a Prometheus endpoint, such as Kepler's or Scaphandre's. Asked only
 * where {@code meter.prometheus} names it.
 */
final class PrometheusSource implements MeterSource {
  /** What it measures is RAPL; a guest's part of it is shared out by CPU time. */
  private static final long UNCERTAINTY_PPM = 100_000;

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
      Endpoint endpoint = new Endpoint(address, site.clock());
      String metric = site.settings().prometheusMetric();
      if (!metric.isEmpty()) {
        return found(MetricSelector.parse(metric), endpoint, site);
      }
      return site.cpu().guest()
          ? Found.problem(
              Domain.CPU,
              "meter.prometheus tells of a whole host, and this is a guest of it: name the guest's"
                  + " own metric, such as"
                  + " meter.prometheus.metric=kepler_vm_cpu_joules_total{zone=\"package\",vm_name=\"NAME\"}")
          : found(known(endpoint), endpoint, site);
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

  private static List<MetricSelector> known(Endpoint endpoint) throws IOException {
    List<String> lines = endpoint.lines();
    List<MetricSelector> found = new ArrayList<>();
    for (Domain domain : List.of(Domain.CPU, Domain.DRAM)) {
      for (String metric : KNOWN.getOrDefault(domain, List.of())) {
        MetricSelector selector = MetricSelector.parse(metric).get(0);
        if (selector.sum(lines).isPresent()) {
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

  private static Found found(List<MetricSelector> selectors, Endpoint endpoint, MeterSite site) {
    List<Meter> meters = new ArrayList<>();
    for (MetricSelector selector : selectors) {
      Domain domain = selector.domain();
      boolean whole = domain == Domain.REST;
      MeterDeclaration declaration =
          new MeterDeclaration(
              "prometheus:" + (domain == Domain.GPU ? "gpu0" : domain.id()),
              domain,
              whole ? MeterRole.WHOLE : MeterRole.PART,
              whole ? Boundary.BOARD : domain == Domain.GPU ? Boundary.DEVICE : Boundary.PACKAGE,
              Quality.MEASURED,
              "prometheus:" + endpoint.name() + " " + selector,
              UNCERTAINTY_PPM);
      meters.add(
          new BackgroundMeter(
              declaration,
              () -> EndpointMeter.open(declaration, endpoint, selector, site.clock()),
              site));
    }
    return new Found(meters, List.of(), "");
  }
}
