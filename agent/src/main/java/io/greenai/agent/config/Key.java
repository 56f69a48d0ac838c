package io.greenai.agent.config;

import io.greenai.agent.text.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The keys that the agent knows, with their defaults. */
enum Key {
  ENABLED("enabled", "true"),
  /** {@code on-first-model} or {@code always}. */
  BOOKS("books", "on-first-model"),
  CONFIG("config", ""),
  SERVICE("service", ""),
  ENVIRONMENT("environment", ""),
  REGION("region", ""),
  HOST_ID("host.id", ""),
  LEDGER_DIR("ledger.dir", ""),
  LEDGER_MAX_BYTES("ledger.max-bytes", "1073741824"),
  /** {@code os} or {@code fsync}. */
  LEDGER_FLUSH("ledger.flush", "os"),
  /** A number with {@code s} or {@code m}; divides 15 minutes. */
  WINDOW("window", "60s"),
  /** {@code auto}, {@code scripted:FILE}, or names of sources with + or commas between them. */
  METER("meter", "auto"),
  METER_PROMETHEUS("meter.prometheus", ""),
  METER_PROMETHEUS_METRIC("meter.prometheus.metric", ""),
  POWERCAP_ROOT("powercap.root", "/sys/class/powercap"),
  IDLE_WATTS("idle.watts", ""),
  /** Of each accelerator. */
  GPU_IDLE_WATTS("gpu.idle.watts", ""),
  HOTSPOTS("hotspots", "false"),
  JFR("jfr", "true");

  private final String id;
  private final String byDefault;

  Key(String id, String byDefault) {
    this.id = id;
    this.byDefault = byDefault;
  }

  String id() {
    return id;
  }

  String byDefault() {
    return byDefault;
  }

  /** {@code ledger.max-bytes} is {@code GREENAI_LEDGER_MAX_BYTES} in the environment. */
  String variable() {
    return "GREENAI_" + id.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  static boolean knows(String id) {
    return ids().contains(id);
  }

  /** The known key that takes the fewest edits to get to. */
  static String nearest(String id) {
    return Nearest.of(id, ids());
  }

  static List<String> variables() {
    return Arrays.stream(values()).map(Key::variable).toList();
  }

  private static List<String> ids() {
    return Arrays.stream(values()).map(Key::id).toList();
  }
}
