package io.greenai.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.disclose.model.ReportDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A browser shows our HTML, with axe looking for barriers and a policy that catches requests. */
@EnabledIfSystemProperty(named = "greenai.full", matches = "true")
class BrowserTest {
  private static final ReportRenderer RENDERER = new ReportRenderer();
  private static final Path AXE = Path.of("target/full/axe.min.js");
  private static final long SECONDS = 120;
  private static final Pattern OUTCOME = Pattern.compile("<pre id=\"outcome\">(.+?)</pre>");

  private static final String WATCH =
      """
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"/>
      <script>var requests = []; addEventListener('securitypolicyviolation', e => requests.push(e.blockedURI));</script>
      """;
  private static final String JUDGE =
      """
      <pre id="outcome"></pre>
      <script>%s</script>
      <script>addEventListener('load', () => axe.run({exclude: ['#outcome']}).then(r =>
        'requests=' + requests.concat(performance.getEntriesByType('resource').map(e => e.name))
        + ' violations=' + r.violations.map(v => v.id + ' at ' + v.nodes[0].target)
        + ' passed=' + (r.passes.length > 20), e => 'axe failed: ' + e)
        .then(text => document.getElementById('outcome').textContent = text));</script>
      </body>""";

  @TempDir Path folder;

  static Stream<Arguments> bothByWidth() {
    return Stream.of(SampleDocument.esg().build(), SampleDocument.lca().build())
        .flatMap(document -> Stream.of(1280, 500).map(width -> Arguments.of(document, width)));
  }

  @ParameterizedTest
  @MethodSource("bothByWidth")
  void itAsksForNothingAndHasNoBarrier(ReportDocument document, int width) throws Exception {
    String html = new String(RENDERER.html(document), StandardCharsets.UTF_8);
    assertThat(judge(html, width)).isEqualTo("requests= violations= passed=true");
  }

  @Test
  void aBarrierAndARequestWouldBeSeen() throws Exception {
    String html = new String(RENDERER.html(SampleDocument.esg().build()), StandardCharsets.UTF_8);
    String broken = html.replace("</main>", "<img src=\"http://example.invalid/x.png\"/></main>");
    assertThat(judge(broken, 1280))
        .startsWith("requests=http://example.invalid/x.png")
        .contains("violations=image-alt at img");
  }

  private String judge(String html, int width) throws Exception {
    String browser = Program.onThisMachine("chromium");
    String watched = html.replace("<meta charset=\"UTF-8\"/>", "<meta charset=\"UTF-8\"/>" + WATCH);
    String judged = watched.replace("</body>", JUDGE.formatted(Files.readString(AXE)));
    Path page = Files.writeString(folder.resolve("page.html"), judged);
    List<String> command =
        List.of(
            browser,
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--user-data-dir=" + folder.resolve("profile"),
            "--window-size=" + width + ",900",
            "--virtual-time-budget=60000",
            "--dump-dom",
            page.toUri().toString());
    String output = Program.run(folder, SECONDS, command).output();
    Matcher outcome = OUTCOME.matcher(output);
    assertThat(outcome.find())
        .as(() -> "No verdict in " + output.substring(Math.max(0, output.length() - 2000)))
        .isTrue();
    return outcome.group(1);
  }
}
