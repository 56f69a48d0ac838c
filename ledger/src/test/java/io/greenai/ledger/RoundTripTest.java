package io.greenai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripTest {
  private static final long MAX = 999_999_999_999_999_999L;

  private static LedgerRecord throughALine(LedgerRecord record) throws MalformedLineException {
    byte[] line = LineEncoder.line(LineEncoder.body(record), new byte[32]);
    assertThat(new String(line, 0, line.length - 1, StandardCharsets.UTF_8))
        .doesNotContain("\n")
        .endsWith(",\"hash\":\"" + "0".repeat(64) + "\"}");
    LineDecoder.Decoded decoded = LineDecoder.decode(line, 0, line.length - 1);
    assertThat(decoded.unknownFields()).isZero();
    return decoded.record();
  }

  @Property(tries = 300)
  void everyWindowComesBackEqual(@ForAll("windows") Window window) throws Exception {
    assertThat(throughALine(window)).isEqualTo(window);
  }

  @Property(tries = 300)
  void everyHeaderComesBackEqual(@ForAll("headers") Header header) throws Exception {
    assertThat(throughALine(header)).isEqualTo(header);
  }

  @Property(tries = 100)
  void everyFooterComesBackEqual(@ForAll("footers") Footer footer) throws Exception {
    assertThat(throughALine(footer)).isEqualTo(footer);
  }

  @Example
  void unpairedSurrogatesBecomeTheReplacementCharacter() throws Exception {
    Posting posting = Samples.modelPosting("a\uD83D \uDE00\uD83D\uDE00\uD83D", 1);
    Window window = new Window(0, Samples.OPENED, 1, List.of(), List.of(posting), List.of());

    Window back = (Window) throughALine(window);

    assertThat(back.postings().get(0).model().name()).isEqualTo("a\uFFFD \uFFFD\uD83D\uDE00\uFFFD");
  }

  @Example
  void instantsAreCutToTheMillisecond() throws Exception {
    Gap gap = new Gap(Instant.parse("2026-11-22T21:40:00.123456789Z"), 0, "paused", 0);
    Window window = new Window(0, Samples.OPENED, 1, List.of(), List.of(), List.of(gap));

    Window back = (Window) throughALine(window);

    assertThat(back.gaps().get(0).start()).isEqualTo("2026-11-22T21:40:00.123Z");
  }

  @Provide
  Arbitrary<Window> windows() {
    Arbitrary<MeterReading> meters =
        Combinators.combine(
                texts(), Arbitraries.of(Domain.class), Arbitraries.of(MeterRole.class), sizes())
            .as(MeterReading::new);
    Arbitrary<Gap> gaps = Combinators.combine(instants(), sizes(), texts(), sizes()).as(Gap::new);
    return Combinators.combine(
            sizes(),
            instants(),
            sizes(),
            meters.list().ofMaxSize(4),
            Arbitraries.oneOf(modelPostings(), otherPostings()).list().ofMaxSize(5),
            gaps.list().ofMaxSize(2))
        .as(Window::new);
  }

  private static Arbitrary<Posting> otherPostings() {
    Arbitrary<Account> accounts =
        Arbitraries.of(Account.class).filter(account -> account != Account.MODEL);
    return Combinators.combine(
            accounts, energies(), Arbitraries.of(Quality.class), sizes(), sizes(), sizes())
        .as(
            (account, energy, quality, meter, allocation, cpu) ->
                new Posting(account, null, energy, quality, null, meter, allocation, cpu, null));
  }

  private static Arbitrary<Posting> modelPostings() {
    Arbitrary<ModelKey> models =
        Combinators.combine(texts(), texts(), Arbitraries.of(Phase.class), texts(), texts())
            .as(ModelKey::new);
    return Combinators.combine(
            models,
            energies(),
            Arbitraries.of(Quality.class),
            Arbitraries.of(Ownership.class).injectNull(0.2),
            sizes(),
            sizes(),
            sizes(),
            activities())
        .as(
            (model, energy, quality, ownership, meter, allocation, cpu, activity) ->
                new Posting(
                    Account.MODEL,
                    model,
                    energy,
                    quality,
                    ownership,
                    halves(energy),
                    meter,
                    allocation,
                    cpu,
                    activity));
  }

  private static Map<Ownership, Long> halves(Map<Domain, Long> energy) {
    long sum = energy.values().stream().mapToLong(Long::longValue).sum();
    return sum > MAX
        ? Map.of()
        : Map.of(Ownership.EXACT, sum / 2, Ownership.ESTIMATED, sum - sum / 2);
  }

  private static Arbitrary<ModelActivity> activities() {
    Arbitrary<LatencyHistogram> latencies =
        Combinators.combine(
                Arbitraries.integers().between(-10, 10),
                Arbitraries.integers().between(-1, 0),
                Arbitraries.longs().between(1, MAX))
            .as((scale, offset, count) -> new LatencyHistogram(scale, offset, List.of(count)));
    return Combinators.combine(
            sizes(),
            sizes(),
            texts(),
            sizes(),
            sizes(),
            sizes(),
            sizes(),
            latencies.injectNull(0.3))
        .flatAs(
            (calls, items, unit, errors, busy, cpu, loaded, latency) ->
                settings()
                    .map(
                        settings ->
                            new ModelActivity(
                                calls,
                                items,
                                unit,
                                errors,
                                busy,
                                busy,
                                cpu,
                                cpu / 2,
                                loaded,
                                latency,
                                settings,
                                new StatedFigures(
                                    items, calls, Map.of(unit, "-0.5"), List.of(unit)))));
  }

  @Provide
  Arbitrary<Header> headers() {
    Arbitrary<Hardware> hardware =
        Combinators.combine(texts(), Arbitraries.integers().between(0, 1 << 20), sizes(), texts())
            .as((cpu, n, memory, vm) -> new Hardware(cpu, n, n, n, memory, vm));
    Arbitrary<MeterDeclaration> meters =
        Combinators.combine(
                texts(),
                Arbitraries.of(Domain.class),
                Arbitraries.of(MeterRole.class),
                Arbitraries.of(Boundary.class),
                Arbitraries.of(Quality.class),
                texts(),
                sizes(),
                Arbitraries.of(true, false))
            .as(MeterDeclaration::new);
    return Combinators.combine(
            texts(),
            texts(),
            instants(),
            sizes().injectNull(0.3),
            hardware,
            meters.list().ofMaxSize(3),
            settings(),
            Arbitraries.strings().withChars("0123456789abcdef").ofLength(64).injectNull(0.3))
        .as(
            (a, b, instant, limit, inventory, declared, attribution, hash) ->
                new Header(
                    "greenai-ledger/1.7",
                    a,
                    3,
                    b,
                    a,
                    b,
                    a,
                    b,
                    a,
                    instant,
                    instant,
                    60,
                    limit,
                    limit,
                    inventory,
                    declared,
                    attribution,
                    hash == null,
                    hash));
  }

  @Provide
  Arbitrary<Footer> footers() {
    return Combinators.combine(instants(), sizes(), sizes(), energies(), texts()).as(Footer::new);
  }

  private static Arbitrary<Map<Domain, Long>> energies() {
    return Arbitraries.maps(Arbitraries.of(Domain.class), sizes());
  }

  private static Arbitrary<Map<String, String>> settings() {
    return Arbitraries.maps(texts(), texts()).ofMaxSize(3);
  }

  private static Arbitrary<Long> sizes() {
    return Arbitraries.longs().between(0, MAX);
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(-62_167_219_200_000L, 253_402_300_799_999L)
        .map(Instant::ofEpochMilli);
  }

  /** Names as hostile as JSON and UTF-8 allow. */
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(12).filter(text -> text.equals(LineFormat.unicode(text))),
        Arbitraries.of(
            "",
            "\"},\"hash\":\"" + "0".repeat(64) + "\"}",
            "a\nb\r\u2028\u0000\\",
            "\uD83D\uDE00 model",
            "../../etc/passwd",
            "\uFEFF\uFFFE"));
  }
}
