package io.greenai.agent.meter;

import io.greenai.agent.attribute.DeviceUse;

/** What the meter of an accelerator knows of it beside its energy. For the meter's thread. */
public interface Accelerator {

  /** As the keys of models name it, {@code gpu0}; empty where this process cannot use it. */
  String name();

  /** Who used it between the last two readings of the meter. */
  DeviceUse use();

  /** Whether it is known that no process used it or had it open then. */
  boolean isQuiet();

  /** An accelerator whose driver tells nothing of its users. */
  static Accelerator unobserved(String name) {
    return new Accelerator() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public DeviceUse use() {
        return DeviceUse.UNKNOWN;
      }

      @Override
      public boolean isQuiet() {
        return false;
      }
    };
  }
}
