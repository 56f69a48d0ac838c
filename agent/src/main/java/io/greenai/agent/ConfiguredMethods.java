package io.greenai.agent;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether methods of the application are configured to be models, {@code models.<name>.methods}.
 * The configuration file, if there is one, is read when the application's first class loads: before
 * that nothing touches files.
 */
final class ConfiguredMethods {

  private static final String CONFIG = "config=";

  private final String arguments;
  private volatile @Nullable Boolean known;

  /** Set on a thread that answers: the classes which that takes are no model's. */
  private final ThreadLocal<Boolean> answering = new ThreadLocal<>();

  ConfiguredMethods(String arguments) {
    this.arguments = arguments;
  }

  boolean areThere() {
    Boolean there = known;
    if (there == null) {
      if (answering.get() != null) {
        return false;
      }
      answering.set(true);
      there = find();
      known = there;
      answering.remove();
    }
    return there;
  }

  /** Takes no lock, for it is asked in the middle of class loading; threads may ask at one time. */
  private boolean find() {
    return anyIn(System.getProperties().stringPropertyNames(), "greenai.") || anyIn(file(), "");
  }

  private static boolean anyIn(Set<String> keys, String prefix) {
    for (String key : keys) {
      if (key.startsWith(prefix + "models.") && key.endsWith(".methods")) {
        return true;
      }
    }
    return false;
  }

  /** The keys of the configuration file; what is wrong with it the agent proper tells. */
  private Set<String> file() {
    Properties read = new Properties();
    String path = path();
    if (path != null && !path.isEmpty()) {
      try (InputStream in = new FileInputStream(path)) {
        read.load(in);
      } catch (IOException | IllegalArgumentException e) {
        // Told by the agent proper.
      }
    }
    return read.stringPropertyNames();
  }

  private @Nullable String path() {
    for (String argument : arguments.split(",")) {
      if (argument.trim().startsWith(CONFIG)) {
        return argument.trim().substring(CONFIG.length());
      }
    }
    String property = System.getProperty("greenai.config");
    return property != null ? property : System.getenv("GREENAI_CONFIG");
  }
}
