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
 * back. Safe for use by many threads.
 */
final class SessionSettings {

  private static final String ADD = "add";

  /** Adds execution providers that came as plug-ins; its argument is a list of their devices. */
  private static final String ADD_PLUGGED_IN = "addExecutionProvider";

  private static final List<String> ACCELERATORS =
      List.of("addCUDA", "addTensorrt", "addROCM", "addDirectML");

  /** By the name of the method that took them, in the order of the calls. */
  private final Map<String, String> values = new LinkedHashMap<>();

  private final Set<String> providers = new LinkedHashSet<>();

  synchronized void put(String method, @Nullable Object value) {
    values.put(method, String.valueOf(value));
    if (method.equals(ADD_PLUGGED_IN) && value instanceof List<?> devices) {
      devices.forEach(device -> providers.add(providerOf(device)));
    } else if (method.startsWith(ADD)) {
      providers.add(method.substring(ADD.length()).toLowerCase(Locale.ROOT));
    }
  }

  /** {@code cpu}, or the accelerator that was added first in the library's order of preference. */
  synchronized String device() {
    for (String accelerator : ACCELERATORS) {
      String value = values.get(accelerator);
      if (value != null) {
        return "gpu" + (value.matches("\\d{1,3}") ? value : "0");
      }
    }
    return "cpu";
  }

  /** What the ledger says of the session. Only what is known to hold no secret. */
  synchronized Map<String, String> recorded() {
    Map<String, String> recorded = new TreeMap<>();
    recorded.put("executionProvider", providers.isEmpty() ? "cpu" : String.join(", ", providers));
    putIfSet(recorded, "intraOpThreads", "setIntraOpNumThreads");
    putIfSet(recorded, "interOpThreads", "setInterOpNumThreads");
    if (values.containsKey("disablePerSessionThreads")) {
      recorded.put("threadPool", "shared by the process");
    }
    return recorded;
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
      return "unknown";
    }
  }
}
