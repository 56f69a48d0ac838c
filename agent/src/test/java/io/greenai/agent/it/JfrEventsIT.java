package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.MeterReading;
import io.greenai.ledger.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording of the application has of the agent. */
@Timeout(180)
class JfrEventsIT {
  @TempDir Path folder;

  @OnEachJdk
  void aRecordingThatAsksForThemHasACallsAndPostingsWithoutStackTrace(Jdk jdk) throws Exception {
    Outcome app = serve(jdk, ",+greenai.Window#enabled=true,+greenai.ModelCall#enabled=true");

    int calls = (int) app.number("alpha.calls");
    assertThat(events("greenai.ModelCall"))
        .hasSizeBetween(calls / 2, calls + 1)
        .allSatisfy(
            call -> {
              assertThat(call.getString("model")).isEqualTo("alpha");
              assertThat(call.getLong("durationNanos")).isPositive();
              assertThat(call.getStackTrace()).isNull();
            });
    List<RecordedEvent> postings = events("greenai.Window");
    assertThat(postings)
        .isNotEmpty()
        .allSatisfy(posting -> assertThat(posting.getStackTrace()).isNull());
    NavigableMap<Long, Long> recorded =
        postings.stream()
            .collect(
                Collectors.groupingBy(
                    posting -> posting.getLong("seq"),
                    TreeMap::new,
                    Collectors.summingLong(posting -> posting.getLong("energyMicrojoules"))));
    // The JVM ends its recordings while the last window is booked.
    recorded.pollLastEntry();
    assertThat(recorded).isNotEmpty();
    assertThat(Ledger.in(folder).windows())
        .extracting(window -> Map.entry(window.seq(), metered(window)))
        .containsAll(recorded.entrySet());
  }

  @OnEachJdk
  void aRecordingThatDoesNotAskHasNone(Jdk jdk) throws Exception {
    serve(jdk, "");

    assertThat(events("greenai.Window")).isEmpty();
    assertThat(events("greenai.ModelCall")).isEmpty();
  }

  private static long metered(Window window) {
    return window.meters().stream().mapToLong(MeterReading::energyMicrojoules).sum();
  }

  private Outcome serve(Jdk jdk, String settings) throws Exception {
    Path model = Files.write(folder.resolve("alpha.onnx"), SquareOnnx.model(64));
    Outcome app =
        ForkedJvm.withAgent(jdk, folder, "window=1s,meter=scripted:" + Meters.watts(folder, 10))
            .option("-XX:StartFlightRecording:filename=" + recording() + settings)
            .run("ServingApp", "millis=2500", "pause=5", "size=64", "model=" + model + ":1");
    assertThat(app.exitCode()).as(app.err()).isZero();
    return app;
  }

  private List<RecordedEvent> events(String name) throws Exception {
    return RecordingFile.readAllEvents(recording()).stream()
        .filter(event -> event.getEventType().getName().equals(name))
        .toList();
  }

  private Path recording() {
    return folder.resolve("app.jfr");
  }
}
