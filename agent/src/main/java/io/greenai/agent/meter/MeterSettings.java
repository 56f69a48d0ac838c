package io.greenai.agent.meter;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The settings that choose the meters.
 *
 * @param meter {@code auto}, {@code scripted:FILE}, or names of sources in order of preference
 * @param powercapRoot normally {@link #POWERCAP_ROOT}; another place where a container mounts it
 * @param prometheus address of metrics in Prometheus's text format; empty for none
 * @param prometheusMetric which of them are this machine's; empty for those that are known
 * @param idleMilliwatts the configured idle power of the cpu domain, or null
 * @param gpuIdleMilliwatts the configured idle power of each accelerator, or null
 */
public record MeterSettings(
    String meter,
    Path powercapRoot,
    String prometheus,
    String prometheusMetric,
    @Nullable Long idleMilliwatts,
    @Nullable Long gpuIdleMilliwatts) {
  /** Where Linux shows its energy counters. */
  public static final Path POWERCAP_ROOT = Path.of("/sys/class/powercap");

  /** What runs without any configuration. */
  public static final MeterSettings DEFAULT = new MeterSettings("auto", POWERCAP_ROOT, null, null);

  public MeterSettings {
    requireNonNull(meter, "meter");
    requireNonNull(powercapRoot, "powercapRoot");
  }

  /** Without an endpoint. */
  public MeterSettings(
      String meter,
      Path powercapRoot,
      @Nullable Long idleMilliwatts,
      @Nullable Long gpuIdleMilliwatts) {
    this(meter, powercapRoot, "", "", idleMilliwatts, gpuIdleMilliwatts);
  }
}
