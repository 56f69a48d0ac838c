package io.greenai.agent.meter;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Sites made of files in a folder. */
final class Sites {
  private Sites() {}

  static MeterSite at(Path root, MeterSettings settings) {
    return MeterSite.at(root, settings, System::nanoTime, Sites::daemon);
  }

  static MeterSite at(Path root, MeterSettings settings, AtomicLong clock) {
    return MeterSite.at(root, settings, clock::get, Sites::daemon);
  }

  static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
