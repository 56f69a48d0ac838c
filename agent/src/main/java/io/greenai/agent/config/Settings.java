package io.greenai.agent.config;

import io.greenai.agent.text.Nearest;
import java.io.IOException;
import java.io.Reader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Raw settings in order of precedence: agent arguments, {@code -Dgreenai.*}, {@code GREENAI_*}, the
 * names that OpenTelemetry gives to identity, a file, the default.
 *
 * <p>A key that is not known or a file that cannot be read is a problem to tell, never to fail on.
 */
final class Settings {

  private static final String PREFIX = "greenai.";
  private static final String MODELS = "models.";
  private static final List<String> OF_A_MODEL =
      List.of("match", "methods", "phase", "version", "device");

  /** Of the environment, but for those of the launcher, which name its jars. */
  private static final Pattern VARIABLE = Pattern.compile("GREENAI_(?!(AGENT|REPORTER)_JAR$).*");

  private final Map<String, String> arguments;
  private final Map<String, String> properties = new TreeMap<>();
  private final Map<String, String> environment;
  private final Map<String, String> openTelemetry;
  private final Map<String, String> file = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  Settings(String agentArguments, Properties systemProperties, Map<String, String> environment) {
    this.arguments = parse(agentArguments);
    for (String name : systemProperties.stringPropertyNames()) {
      if (name.startsWith(PREFIX) && !name.equals("greenai.attached")) {
        properties.put(name.substring(PREFIX.length()), systemProperties.getProperty(name));
      }
    }
    this.environment = environment;
    this.openTelemetry = openTelemetry(environment);
    String path = value(Key.CONFIG);
    if (!path.isEmpty()) {
      read(path);
    }
    arguments.keySet().forEach(id -> check("", id, "agent argument"));
    properties.keySet().forEach(id -> check(PREFIX, id, "property"));
    environment.keySet().stream().sorted().forEach(this::checkVariable);
    file.keySet().forEach(id -> check("", id, path));
  }

  /** The value that wins, trimmed; the default where no source has one. */
  String value(Key key) {
    for (String found : inOrder(key)) {
      return found.trim();
    }
    return key.byDefault();
  }

  private List<String> inOrder(Key key) {
    List<String> found = new ArrayList<>();
    addIfPresent(found, arguments.get(key.id()));
    addIfPresent(found, properties.get(key.id()));
    addIfPresent(found, set(environment.get(key.variable())));
    addIfPresent(found, openTelemetry.get(key.id()));
    addIfPresent(found, file.get(key.id()));
    return found;
  }

  /** An empty variable is an unset one, as deployments that fill in templates leave them. */
  private static @Nullable String set(@Nullable String variable) {
    return variable == null || variable.isBlank() ? null : variable;
  }

  private static void addIfPresent(List<String> found, @Nullable String value) {
    if (value != null) {
      found.add(value);
    }
  }

  /** {@code models.<name>.<setting>} by name, from properties and file, properties first. */
  Map<String, Map<String, String>> models() {
    Map<String, Map<String, String>> models = new LinkedHashMap<>();
    for (Map<String, String> source : List.of(properties, file)) {
      source.forEach(
          (id, value) -> {
            int dot = id.lastIndexOf('.');
            if (id.startsWith(MODELS) && dot > MODELS.length()) {
              models
                  .computeIfAbsent(id.substring(MODELS.length(), dot), name -> new TreeMap<>())
                  .putIfAbsent(id.substring(dot + 1), value);
            }
          });
    }
    return models;
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  void problem(String text) {
    problems.add(text);
  }

  private void check(String prefix, String id, String where) {
    int dot = id.lastIndexOf('.');
    if (id.startsWith(MODELS) && dot > MODELS.length()) {
      if (!OF_A_MODEL.contains(id.substring(dot + 1))) {
        String nearest = Nearest.of(id.substring(dot + 1), OF_A_MODEL);
        unknown(prefix + id, where, prefix + id.substring(0, dot + 1) + nearest);
      }
    } else if (!Key.knows(id)) {
      unknown(prefix + id, where, prefix + Key.nearest(id));
    }
  }

  private void checkVariable(String name) {
    List<String> known = Key.variables();
    if (VARIABLE.matcher(name).matches() && !known.contains(name)) {
      unknown(name, "environment", Nearest.of(name, known));
    }
  }

  private void unknown(String id, String where, String nearest) {
    problems.add("unknown key '" + id + "' (" + where + "); did you mean '" + nearest + "'?");
  }

  private static Map<String, String> parse(String agentArguments) {
    Map<String, String> parsed = new LinkedHashMap<>();
    for (String argument : agentArguments.split(",", -1)) {
      int equals = argument.indexOf('=');
      if (equals > 0) {
        parsed.put(argument.substring(0, equals).trim(), argument.substring(equals + 1));
      } else if (!argument.isBlank()) {
        parsed.put(argument.trim(), "");
      }
    }
    return parsed;
  }

  private static Map<String, String> openTelemetry(Map<String, String> environment) {
    Map<String, String> resource = new TreeMap<>();
    for (String pair : environment.getOrDefault("OTEL_RESOURCE_ATTRIBUTES", "").split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        resource.put(pair.substring(0, equals).trim(), decoded(pair.substring(equals + 1).trim()));
      }
    }
    Map<String, String> identity = new TreeMap<>();
    putIfPresent(identity, Key.SERVICE, resource.get("service.name"));
    putIfPresent(identity, Key.SERVICE, set(environment.get("OTEL_SERVICE_NAME")));
    putIfPresent(identity, Key.ENVIRONMENT, resource.get("deployment.environment"));
    putIfPresent(identity, Key.ENVIRONMENT, resource.get("deployment.environment.name"));
    String provider = resource.get("cloud.provider");
    String region = resource.get("cloud.region");
    putIfPresent(
        identity,
        Key.REGION,
        provider == null || region == null ? region : provider + ":" + region);
    return identity;
  }

  /** Values of resource attributes are percent-encoded (OpenTelemetry's resource SDK). */
  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  private static void putIfPresent(Map<String, String> map, Key key, @Nullable String value) {
    if (value != null) {
      map.put(key.id(), value);
    }
  }

  private void read(String path) {
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(path), StandardCharsets.UTF_8)) {
      read.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.add("configuration file '" + path + "' is not read: " + e);
    }
    read.stringPropertyNames().forEach(name -> file.put(name, read.getProperty(name)));
  }
}
