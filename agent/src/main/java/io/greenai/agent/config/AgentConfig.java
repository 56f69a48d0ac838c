package io.greenai.agent.config;

import io.greenai.agent.scope.ModelNaming;
import io.greenai.agent.weave.MethodModel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The agent's settings, checked. A value that does not fit is told and replaced by the default.
 *
 * @param enabled whether anything is measured at all
 * @param alwaysOpen whether the books open without waiting for a model
 * @param service the name that reports show; never empty
 * @param environment for example {@code production}; may be empty
 * @param region for example {@code aws:eu-central-1}; may be empty
 * @param hostId stands for the kernel's boot id where that is not telling; may be empty
 * @param ledgerMaxBytes what the ledger of a service may take at most
 * @param fsync whether every window is forced to the disk
 * @param window divides 15 minutes
 * @param meter {@code auto}, {@code scripted:FILE}, or names of sources in order of preference
 * @param prometheus address of metrics that hold this machine's energy; may be empty
 * @param prometheusMetric which of them; empty for those that are known
 * @param idleMilliwatts of the host, absent where it is to be learnt or modelled
 * @param gpuIdleMilliwatts of each accelerator, absent where it is to be learnt or assumed
 * @param hotspots whether methods that burn a model's CPU time are sampled
 * @param jfr whether JFR may be used
 * @param naming gives models the names that are configured for them
 * @param methods of the application that are models
 * @param problems what was wrong, one sentence each
 */
public record AgentConfig(
    boolean enabled,
    boolean alwaysOpen,
    String service,
    String environment,
    String region,
    String hostId,
    Path ledgerDir,
    long ledgerMaxBytes,
    boolean fsync,
    Duration window,
    String meter,
    String prometheus,
    String prometheusMetric,
    Path powercapRoot,
    OptionalLong idleMilliwatts,
    OptionalLong gpuIdleMilliwatts,
    boolean hotspots,
    boolean jfr,
    ModelNaming naming,
    List<MethodModel> methods,
    List<String> problems) {

  private static final Duration SLOT = Duration.ofMinutes(15);
  private static final String WATTS = "watts, 0 to 100000, such as 12.5";
  private static final BigDecimal MILLI = BigDecimal.valueOf(1000);

  public AgentConfig {
    methods = List.copyOf(methods);
    problems = List.copyOf(problems);
  }

  /** Reads the settings of this JVM. */
  public static AgentConfig of(
      String agentArguments, Properties properties, Map<String, String> environment) {
    Settings settings = new Settings(agentArguments, properties, environment);
    ModelSettings models = new ModelSettings(settings);
    String service = settings.value(Key.SERVICE);
    return new AgentConfig(
        checked(settings, Key.ENABLED, "'true' or 'false'", AgentConfig::bool),
        checked(settings, Key.BOOKS, "'on-first-model' or 'always'", AgentConfig::isAlways),
        service.isEmpty() ? serviceByCommand(properties) : service,
        settings.value(Key.ENVIRONMENT),
        settings.value(Key.REGION),
        settings.value(Key.HOST_ID),
        ledgerDir(settings, environment),
        checked(
            settings,
            Key.LEDGER_MAX_BYTES,
            "a number of bytes, 1048576 or more",
            AgentConfig::bytes),
        checked(settings, Key.LEDGER_FLUSH, "'os' or 'fsync'", AgentConfig::isFsync),
        checked(
            settings,
            Key.WINDOW,
            "seconds or minutes that divide 15m, such as 60s",
            AgentConfig::window),
        settings.value(Key.METER),
        settings.value(Key.METER_PROMETHEUS),
        settings.value(Key.METER_PROMETHEUS_METRIC),
        checked(settings, Key.POWERCAP_ROOT, "a path", Path::of),
        checked(settings, Key.IDLE_WATTS, WATTS, AgentConfig::milliwatts),
        checked(settings, Key.GPU_IDLE_WATTS, WATTS, AgentConfig::milliwatts),
        checked(settings, Key.HOTSPOTS, "'true' or 'false'", AgentConfig::bool),
        checked(settings, Key.JFR, "'true' or 'false'", AgentConfig::bool),
        models.naming(),
        models.methods(),
        settings.problems());
  }

  /**
   * The value of a key, or its default with a problem told.
   *
   * @param parse gives {@code null} or throws where the text does not fit
   */
  private static <T> T checked(
      Settings settings, Key key, String expected, Function<String, @Nullable T> parse) {
    String text = settings.value(key);
    T value = attempt(parse, text);
    if (value != null) {
      return value;
    }
    settings.problem(
        key.id() + "='" + text + "' is not " + expected + "; '" + key.byDefault() + "' is used");
    T byDefault = attempt(parse, key.byDefault());
    if (byDefault == null) {
      throw new IllegalStateException("the default of " + key.id() + " does not parse");
    }
    return byDefault;
  }

  private static <T> @Nullable T attempt(Function<String, @Nullable T> parse, String text) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable Long bytes(String text) {
    long bytes = Long.parseLong(text);
    return bytes >= 1 << 20 ? bytes : null;
  }

  private static @Nullable Boolean isAlways(String text) {
    return text.equals("always")
        ? Boolean.TRUE
        : text.equals("on-first-model") ? Boolean.FALSE : null;
  }

  private static @Nullable Boolean isFsync(String text) {
    return text.equals("fsync") ? Boolean.TRUE : text.equals("os") ? Boolean.FALSE : null;
  }

  private static @Nullable Boolean bool(String text) {
    return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
  }

  private static @Nullable Duration window(String text) {
    int digits = text.length() - 1;
    if (digits < 1) {
      return null;
    }
    long number = Long.parseLong(text.substring(0, digits));
    Duration window =
        switch (text.charAt(digits)) {
          case 's' -> Duration.ofSeconds(number);
          case 'm' -> Duration.ofMinutes(number);
          default -> Duration.ZERO;
        };
    boolean fits = window.toSeconds() > 0 && SLOT.toSeconds() % window.toSeconds() == 0;
    return fits ? window : null;
  }

  private static @Nullable OptionalLong milliwatts(String text) {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    long milliwatts = new BigDecimal(text).multiply(MILLI).longValueExact();
    return milliwatts >= 0 && milliwatts <= 100_000_000 ? OptionalLong.of(milliwatts) : null;
  }

  /** The configured folder, else the one that systemd gives the service, else one beside it. */
  private static Path ledgerDir(Settings settings, Map<String, String> environment) {
    Path configured = checked(settings, Key.LEDGER_DIR, "a path", Path::of);
    if (!configured.toString().isEmpty()) {
      return configured;
    }
    String state = environment.getOrDefault("STATE_DIRECTORY", "");
    return state.isEmpty()
        ? Path.of("greenai-ledger")
        : Path.of(state.split(":", -1)[0]).resolve("greenai");
  }

  /** The jar or main class that was started, without its arguments, which may hold secrets. */
  private static String serviceByCommand(Properties properties) {
    String command = properties.getProperty("sun.java.command", "");
    String first = command.trim().split("\\s+", 2)[0];
    String name = first.substring(first.lastIndexOf('/') + 1);
    if (name.endsWith(".jar")) {
      name = name.substring(0, name.length() - ".jar".length());
    } else {
      name = name.substring(name.lastIndexOf('.') + 1);
    }
    return name.isEmpty() ? "java" : name;
  }
}
