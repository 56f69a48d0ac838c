package io.greenai.agent.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JfrRecordingsTest {

  @Test
  @Timeout(60)
  void jfrIsAtWorkForTheAgentWhileOnlyItsOwnStreamsRun() throws Exception {
    assertThat(JfrRecordings.areOurs()).as("nothing records").isFalse();
    RecordingStream ours = JfrRecordings.open();
    try (Recording theirs = new Recording()) {
      assertThat(JfrRecordings.areOurs()).as("not started yet").isFalse();
      Thread streaming = new Thread(ours::start);
      streaming.setDaemon(true);
      streaming.start();
      while (!JfrRecordings.areOurs()) {
        Thread.sleep(10);
      }

      theirs.start();
      assertThat(JfrRecordings.areOurs()).as("the application records too").isFalse();
      theirs.stop();
      assertThat(JfrRecordings.areOurs()).isTrue();
    } finally {
      ours.close();
    }
    assertThat(JfrRecordings.areOurs()).isFalse();
  }
}
