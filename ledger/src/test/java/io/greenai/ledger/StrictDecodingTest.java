package io.greenai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictDecodingTest {
  private static String text(LedgerRecord record) {
    byte[] body = LineEncoder.body(record);
    return new String(LineEncoder.line(body, new byte[32]), StandardCharsets.UTF_8).strip();
  }

  private static LineDecoder.Decoded decode(String line) throws MalformedLineException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return LineDecoder.decode(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "seq":0,          | "seq":0.0,        | 'seq' is 0.0, but a ledger holds integers only
          "seq":0,          | "seq":"0",        | 'seq' is the string '0', but must be an integer
          "seq":0,          | "seq":-1,         | 'seq' is -1, but must be from 0 to below 10^18
          "seq":0,          | "seq":null,       | 'seq' is null, but must be an integer
          "seq":0,          |                   | 'seq' is missing
          "seq":0,          | "seq":0,"seq":0,  | 'seq' is there twice
          "cpu":360000000   | "cpu":1,"cpu":1   | 'postings[0].energyMicrojoules.cpu' is there twice
          "invocations":5400, | "invocations":5400,"energyMicrojoules":{}, | 'postings[0].energyMicrojoules' is there twice
          "seq":0,          | "seq":0 0,        | not valid JSON at column 26: Unexpected character ('0' (code 48)): was expecting comma to separate Object entries
          "cpu":360000000   | "cpu":1e3         | 'postings[0].energyMicrojoules.cpu' is 1e3, but a ledger holds integers only
          "cpu":360000000   | "cpu":1000000000000000000 | 'postings[0].energyMicrojoules.cpu' is 1000000000000000000, but must be from 0 to below 10^18
          "cpu":360000000   | "cpu":99999999999999999999 | 'postings[0].energyMicrojoules.cpu' is 99999999999999999999, but must be below 10^18
          "cpu":360000000   | "tpu":360000000   | 'postings[0].energyMicrojoules.tpu' is 'tpu', but must be one of cpu, dram, gpu, rest
          "invocations":5400, | "invocations":1000000000000000000, | 'postings[0].invocations' is 1000000000000000000, but must be from 0 to below 10^18
          "invocations":5400, |                 | 'postings[0].invocations' is missing
          "jvm.gc"          | "jvm.gx"          | 'postings[1].account' is 'jvm.gx', but must be one of model, jvm.gc, jvm.jit, jvm.agent, jvm.other, host.other, host.idle
          "jvm.gc"          | "jvm.gc","model":"x" | 'postings[1].model' is given, but belongs to account 'model' only
          "type":"window"   | "type":"page"     | 'type' is 'page', but must be one of header, window, footer
          "type":"window"   | "kind":"window"   | the first field is not 'type'
          21:40:00.000Z     | 21:40:00Z         | 'start' is '2026-11-22T21:40:00Z', but must be like 2026-11-22T21:40:00.000Z
          21:40:00.000Z     | 25:40:00.000Z     | 'start' is '2026-11-22T25:40:00.000Z', but must be like 2026-11-22T21:40:00.000Z
          "counts":[3,0,17] | "counts":[0]      | The first and the last count of a latency histogram must be above 0, but the counts are [0]
          """)
  void aWindowThatIsNotExactIsRefusedNamingTheField(String old, String replaced, String message) {
    String good = text(Samples.window(0));
    assertThat(good).contains(old);
    String bad =
        good.replaceFirst(
            Pattern.quote(old), Matcher.quoteReplacement(replaced == null ? "" : replaced));

    assertThatThrownBy(() -> decode(bad))
        .isInstanceOf(MalformedLineException.class)
        .hasMessage(message);
  }

  @Test
  void partsByOwnershipThatAreNotTheWholeEnergyAreRefused() {
    String less = text(Samples.fullWindow()).replace("\"exact\":340000000", "\"exact\":339999999");

    assertThatThrownBy(() -> decode(less))
        .isInstanceOf(MalformedLineException.class)
        .hasMessage(
            "'ownershipMicrojoules' sums to 359999999, but must sum to the posting's energy,"
                + " 360000000, or be left out");
  }

  @Test
  void energyWithoutPartsByOwnershipIsAllOfTheOneThatIsTold() throws Exception {
    Window window = (Window) decode(text(Samples.window(0))).record();

    assertThat(window.postings().get(0).ownershipMicrojoules(Ownership.EXACT))
        .isEqualTo(360_000_000);
    assertThat(window.postings().get(0).ownershipMicrojoules(Ownership.ESTIMATED)).isZero();
  }

  @Test
  void aSchemaOfAnotherNameIsRefused() {
    String other = text(Samples.header()).replace("greenai-ledger/1.0", "carbon-book/1.0");

    assertThatThrownBy(() -> decode(other))
        .hasMessage("'schema' is 'carbon-book/1.0', but must be like greenai-ledger/1.0");
  }

  @Test
  void somethingAfterTheObjectIsRefused() {
    String more = text(Samples.window(0)) + " {}";

    assertThatThrownBy(() -> decode(more)).hasMessage("something follows the line's JSON object");
  }

  @Test
  void deepNestingIsRefusedAndDoesNotOverflow() {
    String deep =
        text(Samples.window(0))
            .replaceFirst("\"seq\"", "\"x\":" + "[".repeat(100_000) + ",\"seq\"");

    assertThatThrownBy(() -> decode(deep))
        .isInstanceOf(MalformedLineException.class)
        .hasMessageStartingWith("not valid JSON: Document nesting depth (33) exceeds");
  }

  @Test
  void unknownFieldsAreCountedWhereverTheyAre() throws Exception {
    String later =
        text(Samples.window(0))
            .replace("\"seq\"", "\"later\":{\"a\":[1]},\"seq\"")
            .replace("\"quality\"", "\"later\":null,\"quality\"");

    LineDecoder.Decoded decoded = decode(later);

    assertThat(decoded.record()).isEqualTo(Samples.window(0));
    assertThat(decoded.unknownFields()).isEqualTo(5);
  }

  @Test
  void whatTheReaderWouldRefuseIsNotWritten() {
    Window window = Samples.window(0);
    Window negative =
        new Window(0, window.start(), -1, window.meters(), window.postings(), window.gaps());

    assertThatThrownBy(() -> LineEncoder.body(negative))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'durationNanos' is -1, but must be from 0 to below 10^18");
  }
}
