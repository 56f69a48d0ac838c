package io.greenai.report.close;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.report.close.Entry.Part;
import io.greenai.report.close.Entry.Source;
import io.greenai.report.ingest.LedgerPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-24T08:00:00Z");

  @TempDir Path folder;

  @Test
  void whatIsAddedIsReadAgain() throws IOException {
    add(MONDAY, part(5));
    Journal written = add(TUESDAY, part(9), source("b"));

    Journal read = Journal.read(folder);

    assertThat(read.entries()).isEqualTo(written.entries()).hasSize(3);
    assertThat(read.parts().get("run-1/run-1-0.jsonl").lines()).isEqualTo(9);
    assertThat(read.asOf(MONDAY).parts().get("run-1/run-1-0.jsonl").lines()).isEqualTo(5);
    assertThat(read.asOf(MONDAY).sources()).isEmpty();
  }

  @Test
  void aLineWhoseWriterWasKilledDoesNotCountAndIsWrittenOver() throws IOException {
    add(MONDAY, part(5));
    Files.writeString(file(), "{\"seq\":1,\"recorded", StandardOpenOption.APPEND);

    assertThat(Journal.read(folder).entries()).hasSize(1);
    add(TUESDAY, source("b"));

    assertThat(Journal.read(folder).entries()).hasSize(2);
    assertThat(Files.readString(file())).endsWith("\"}\n").doesNotContain("{\"seq\":1,\"recorded{");
  }

  @Test
  void aLineThatSomebodyChangedIsRefusedWithItsPlace() throws IOException {
    add(MONDAY, part(5));
    add(TUESDAY, source("b"));
    Files.writeString(file(), Files.readString(file()).replace("\"lines\":5", "\"lines\":6"));

    assertThatThrownBy(() -> Journal.read(folder))
        .isInstanceOf(JournalException.class)
        .hasMessage(
            file()
                + ":1: the line's hash does not follow from the lines before it; somebody changed"
                + " the journal, restore it from a copy");
  }

  @Test
  void aLineThatSomebodyTookOutIsNoticed() throws IOException {
    add(MONDAY, part(5));
    add(TUESDAY, source("b"));
    List<String> lines = Files.readAllLines(file());
    Files.writeString(file(), lines.get(1) + "\n");

    assertThatThrownBy(() -> Journal.read(folder)).hasMessageContaining(":1: the line's hash");
  }

  @Test
  void timeDoesNotRunBackThoughTheClockDoes() throws IOException {
    add(TUESDAY, part(5));
    Journal journal = add(MONDAY, source("b"));

    assertThat(journal.entries().get(1).at()).isEqualTo(TUESDAY);
  }

  @Test
  void manyWritersAddOneAfterTheOther() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Journal>> tasks =
          IntStream.range(0, 20)
              .<Callable<Journal>>mapToObj(
                  i ->
                      () ->
                          Journal.add(
                              folder,
                              MONDAY,
                              known -> List.of(source("after " + known.entries().size()))))
              .toList();
      for (Future<Journal> done : writers.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      writers.shutdown();
    }

    assertThat(Journal.read(folder).entries())
        .extracting(one -> ((Source) one.entry()).sha256())
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "after " + i).toList());
  }

  @Test
  void aTypeOfALaterReleaseAsksForIt() throws IOException {
    String body = "{\"seq\":0,\"recordedAt\":\"2026-11-23T08:00:00Z\",\"type\":\"seal\"";
    String hash = Sha256.of(new byte[32], body.getBytes(UTF_8));
    Files.writeString(file(), body + ",\"hash\":\"" + hash + "\"}\n");

    assertThatThrownBy(() -> Journal.read(folder))
        .hasMessageEndingWith("'type' is 'seal'; this release does not know it, use a newer one");
  }

  private Journal add(Instant now, Entry... entries) throws IOException {
    return Journal.add(folder, now, known -> List.of(entries));
  }

  private Path file() {
    return folder.resolve("journal.jsonl");
  }

  private static Part part(long lines) {
    return new Part(new LedgerPart("run-1", "run-1-0.jsonl", lines, 10 * lines, "ab", "cd"));
  }

  private static Source source(String sha256) {
    return new Source("organisation file", "org.yaml", sha256);
  }
}
