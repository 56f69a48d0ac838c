package io.greenai.report.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.disclose.model.HotSpotPage;
import io.greenai.report.disclose.model.HotSpotPage.Calls;
import io.greenai.report.disclose.model.HotSpotPage.Method;
import io.greenai.report.disclose.model.HotSpotPage.OfModel;
import io.greenai.report.hotspot.HotSpots;
import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.ingest.LedgerEvidence.FileEvidence;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotSpotPagesTest {
  @TempDir Path folder;

  @Test
  void theGraphIsTheStacksAsSharesOfTheModel() throws IOException {
    OfModel model = page("m;A.a;B.b 30", "m;A.a;C.c 60", "m;A.a 10").models().get(0);

    assertThat(text(model.calls())).isEqualTo("m 1(A.a 1(B.b 0.3, C.c 0.6))");
    assertThat(model.samples()).isEqualTo(100);
    assertThat(model.margin()).isEqualByComparingTo("0.098");
  }

  @Test
  void narrowFramesStandTogetherAndAreNamed() throws IOException {
    OfModel model =
        page("m;A.a;B.b 992", "m;A.a;C.c 4", "m;A.a;D.d 2", "m;A.a;E.e 2").models().get(0);

    assertThat(text(model.calls())).isEqualTo("m 1(A.a 1(B.b 0.992, 3 narrower frames 0.008))");
    assertThat(model.narrow()).isEqualByComparingTo("0.008");
  }

  @Test
  void whatIsTooNarrowEvenTogetherIsOnlyCounted() throws IOException {
    OfModel model = page("m;A.a;B.b 998", "m;A.a;C.c 2").models().get(0);

    assertThat(text(model.calls())).isEqualTo("m 1(A.a 1(B.b 0.998))");
    assertThat(model.narrow()).isEqualByComparingTo("0.002");
  }

  @Test
  void whatIsDeeperThanTheGraphIsCounted() throws IOException {
    String deep =
        IntStream.rangeClosed(1, HotSpotPages.MAX_DEPTH + 1)
            .mapToObj(i -> ";A.a" + i)
            .collect(Collectors.joining());
    OfModel model = page("m" + deep + " 25", "m;B.b 75").models().get(0);

    assertThat(model.deeper()).isEqualByComparingTo("0.25");
    assertThat(model.methods())
        .contains(new Method("A.a33", new BigDecimal("0.25"), new BigDecimal("0.25")));
  }

  @Test
  void aMethodThatCallsItselfIsOnceOnTheStack() throws IOException {
    OfModel model = page("m;A.a;A.a;B.b 3", "m;A.a;B.b;A.a 1", "m;[others] 4").models().get(0);

    assertThat(model.methods())
        .containsExactly(
            new Method("B.b", new BigDecimal("0.375"), new BigDecimal("0.5")),
            new Method("A.a", new BigDecimal("0.125"), new BigDecimal("0.5")));
    assertThat(model.untold()).isEqualByComparingTo("0.5");
  }

  @Test
  void eightModelsOfMostSamplesAreShownAndTheOthersCounted() throws IOException {
    HotSpotPage page =
        page(
            IntStream.rangeClosed(1, 10)
                .mapToObj(i -> "m" + i + ";A.a " + i)
                .toArray(String[]::new));

    assertThat(page.models())
        .extracting(OfModel::model)
        .containsExactly("m10", "m9", "m8", "m7", "m6", "m5", "m4", "m3");
    assertThat(page.moreModels()).isEqualTo(2);
    assertThat(page.moreShare()).isBetween(new BigDecimal("0.0545"), new BigDecimal("0.0546"));
  }

  @Test
  void withoutFilesThereIsNothingToTell() {
    assertThat(HotSpotPages.of(HotSpots.none())).isEqualTo(HotSpotPage.NONE);
  }

  private HotSpotPage page(String... lines) throws IOException {
    Files.write(folder.resolve("run-hotspots.collapsed"), List.of(lines));
    Instant begin = Instant.parse("2026-08-01T00:00:00Z");
    LedgerEvidence ledgers =
        new LedgerEvidence(
            folder,
            List.of(),
            List.of(
                new FileEvidence(Path.of("run-0.jsonl"), "run", 1, 1, "", "", false, begin, begin)),
            List.of(),
            List.of());
    return HotSpotPages.of(HotSpots.beside(ledgers, Period.EVER));
  }

  private static String text(Calls calls) {
    String inside =
        calls.inside().stream().map(HotSpotPagesTest::text).collect(Collectors.joining(", "));
    return calls.name()
        + " "
        + calls.share().toPlainString()
        + (inside.isEmpty() ? "" : "(" + inside + ")");
  }
}
