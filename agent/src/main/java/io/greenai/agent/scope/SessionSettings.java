package io.greenai.agent.scope;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The options of a session to be, as woven methods set them: the library lets nobody read them
 * back, so that what was set before the agent came is {@value #UNKNOWN}. Safe for use by many
 * threads.
 */
final class SessionSettings {

  /** What stands for an option that may have been set unseen. */
  static final String UNKNOWN = "unknown";

  private static final String PROVIDER = "executionProvider";
  private static final String THREADS = "intraOpThreads";
  private static final String ADD = "add";

  /** Adds execution providers that came as plug-ins; its argument is a list of their devices. */
  private static final String ADD_PLUGGED_IN = "addExecutionProvider";

  private static final List<String> ACCELERATORS =
      List.of("addCUDA", "addTensorrt", "addROCM", "addDirectML");

  /** By the name of the method that took them, in the order of the calls. */
  private final Map<String, String> values = new LinkedHashMap<>();

  private final Set<String> providers = new LinkedHashSet<>();
  private final boolean complete;

  private SessionSettings(boolean complete) {
    this.complete = complete;
  }

  /** Options of which all that is set is seen. */
  static SessionSettings all() {
    return new SessionSettings(true);
  }

  /** Options that may have been set before anybody looked. */
  static SessionSettings some() {
    return new SessionSettings(false);
  }

  synchronized void put(String method, @Nullable Object value) {
    values.put(method, String.valueOf(value));
    if (method.equals(ADD_PLUGGED_IN) && value instanceof List<?> devices) {
      devices.forEach(device -> providers.add(providerOf(device)));
    } else if (method.startsWith(ADD)) {
      providers.add(method.substring(ADD.length()).toLowerCase(Locale.ROOT));
    }
  }

  /**
   * The accelerator that was added first in the library's order of preference, {@code cpu} where
   * none was, or {@link Devices#UNKNOWN}.
   */
  synchronized String device() {
    for (String accelerator : ACCELERATORS) {
      String value = values.get(accelerator);
      if (value != null) {
        return "gpu" + (value.matches("\\d{1,3}") ? value : "0");
      }
    }
    return complete ? Devices.CPU : Devices.UNKNOWN;
  }

  /** What the ledger says of the session. Only what is known to hold no secret. */
  synchronized Map<String, String> recorded() {
    Map<String, String> recorded = new TreeMap<>();
    if (!complete) {
      recorded.put(THREADS, UNKNOWN);
    }
    recorded.put(PROVIDER, provider());
    putIfSet(recorded, THREADS, "setIntraOpNumThreads");
    putIfSet(recorded, "interOpThreads", "setInterOpNumThreads");
    if (values.containsKey("disablePerSessionThreads")) {
      recorded.put("threadPool", "shared by the process");
    }
    return recorded;
  }

  private String provider() {
    if (!complete) {
      return UNKNOWN;
    }
    return providers.isEmpty() ? "cpu" : String.join(", ", providers);
  }

  private void putIfSet(Map<String, String> recorded, String name, String method) {
    String value = values.get(method);
    if (value != null) {
      recorded.put(name, value);
    }
  }

  private static String providerOf(Object device) {
    try {
      return String.valueOf(device.getClass().getMethod("getEpName").invoke(device));
    } catch (ReflectiveOperationException e) {
      return UNKNOWN;
    }
  }
}
