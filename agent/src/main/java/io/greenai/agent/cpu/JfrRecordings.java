package io.greenai.agent.cpu;

import java.util.List;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordingStream;

/**
 * For whom JFR records: its threads work for all recordings of the JVM. Ours bear a mark among
 * their settings. Safe for use by many threads; not in a JVM without the {@code jdk.jfr} module.
 */
public final class JfrRecordings {

  /** An event that nobody declares: its setting changes nothing. */
  private static final String MARK = "greenai.Recording";

  private JfrRecordings() {}

  /** A stream that is known for the agent's. */
  public static RecordingStream open() {
    RecordingStream stream = new RecordingStream();
    stream.enable(MARK);
    return stream;
  }

  /** Whether there are recordings under way and all of them are the agent's. Starts no JFR. */
  public static boolean areOurs() {
    if (!FlightRecorder.isInitialized()) {
      return false;
    }
    try {
      List<Recording> running =
          FlightRecorder.getFlightRecorder().getRecordings().stream()
              .filter(recording -> recording.getState() == RecordingState.RUNNING)
              .toList();
      return !running.isEmpty() && running.stream().allMatch(JfrRecordings::isOurs);
    } catch (IllegalStateException | SecurityException e) {
      return false;
    }
  }

  private static boolean isOurs(Recording recording) {
    return recording.getSettings().keySet().stream().anyMatch(name -> name.startsWith(MARK + "#"));
  }
}
