package io.greenai.agent.scope;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The options of a session to be, as far as they were set by woven methods. */
final class SessionSettings {

  private static final String UNSET = "set";

  private final Map<String, String> values = new ConcurrentHashMap<>();

  void put(String name, @org.jspecify.annotations.Nullable Object value) {
    values.put(name, value == null ? UNSET : value.toString());
  }

  boolean sharesThePoolOfTheProcess() {
    return values.containsKey("disablePerSessionThreads");
  }

  /** {@code cpu}, or the accelerator that was added first in the library's order of preference. */
  String device() {
    for (String accelerator : new String[] {"addCUDA", "addTensorrt", "addROCM", "addDirectML"}) {
      String value = values.get(accelerator);
      if (value != null) {
        return "gpu" + (value.matches("\\d{1,3}") ? value : "0");
      }
    }
    return "cpu";
  }

  Map<String, String> asMap() {
    return new TreeMap<>(values);
  }
}
