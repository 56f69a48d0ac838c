package io.greenai.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns lines into records, strictly; the counterpart of {@link LineEncoder}. */
final class LineDecoder {
  private static final Pattern SCHEMA = Pattern.compile("greenai-ledger/(\\d{1,6})\\.(\\d{1,6})");
  private static final int MAJOR = 1;

  private LineDecoder() {}

  /**
   * A record and how many of its line's fields this release does not know.
   *
   * @param unknownFields 0 or more, nested ones included
   */
  record Decoded(LedgerRecord record, int unknownFields) {}

  /** Decodes a line without its line feed; the hash is not looked at. */
  static Decoded decode(byte[] buffer, int offset, int length) throws MalformedLineException {
    JsonObject line = JsonObject.parse(buffer, offset, length);
    if (!"type".equals(line.firstField())) {
      throw new MalformedLineException("the first field is not 'type'");
    }
    String type = line.text("type");
    try {
      LedgerRecord record =
          switch (type) {
            case "header" -> header(line);
            case "window" -> window(line);
            case "footer" -> footer(line);
            default ->
                throw line.wrong(
                    "type", "'" + type + "', but must be one of header, window, footer");
          };
      line.text("hash");
      return new Decoded(record, line.unknownFields());
    } catch (IllegalArgumentException e) {
      throw new MalformedLineException(String.valueOf(e.getMessage()));
    }
  }

  private static Header header(JsonObject line) throws MalformedLineException {
    return new Header(
        schema(line),
        line.text("run"),
        line.integer("fileNumber", 0, Integer.MAX_VALUE),
        line.text("hostKey"),
        line.text("service"),
        line.textOrEmpty("environment"),
        line.textOrEmpty("region"),
        line.text("jvm"),
        line.text("agentVersion"),
        line.instant("jvmStart"),
        line.instant("booksOpened"),
        line.quantity("windowNanos"),
        line.has("cpuQuotaMillis") ? line.quantity("cpuQuotaMillis") : null,
        line.has("memoryLimitBytes") ? line.quantity("memoryLimitBytes") : null,
        hardware(line.object("hardware")),
        declarations(line),
        texts(line, "attribution"),
        line.flag("synthetic"),
        line.has("previousHash") ? previousHash(line) : null);
  }

  private static String schema(JsonObject line) throws MalformedLineException {
    String schema = line.text("schema");
    Matcher parts = SCHEMA.matcher(schema);
    if (!parts.matches()) {
      throw line.wrong("schema", "'" + schema + "', but must be like " + Header.SCHEMA);
    }
    int major = Integer.parseInt(parts.group(1));
    if (major != MAJOR) {
      throw new MalformedLineException.RefusedSchema(
          "written by schema "
              + schema
              + "; this release reads "
              + MAJOR
              + ".x; use a release that reads "
              + major
              + ".x");
    }
    return schema;
  }

  private static String previousHash(JsonObject line) throws MalformedLineException {
    String hash = line.text("previousHash");
    if (!LineFormat.isHash(hash)) {
      throw line.wrong("previousHash", "'" + hash + "', but must be 64 lower-case hex digits");
    }
    return hash;
  }

  private static Hardware hardware(JsonObject hardware) throws MalformedLineException {
    return new Hardware(
        hardware.text("cpuModel"),
        hardware.integer("sockets", 0, Integer.MAX_VALUE),
        hardware.integer("physicalCores", 0, Integer.MAX_VALUE),
        hardware.integer("logicalCpus", 0, Integer.MAX_VALUE),
        hardware.quantity("memoryBytes"),
        hardware.textOrEmpty("virtualMachine"));
  }

  private static List<MeterDeclaration> declarations(JsonObject line)
      throws MalformedLineException {
    List<MeterDeclaration> meters = new ArrayList<>();
    for (JsonObject meter : line.objects("meters")) {
      meters.add(
          new MeterDeclaration(
              meter.text("id"),
              meter.oneOf("domain", Domain.values(), Domain::id),
              meter.oneOf("role", MeterRole.values(), MeterRole::id),
              meter.oneOf("boundary", Boundary.values(), Boundary::id),
              meter.oneOf("quality", Quality.values(), Quality::id),
              meter.text("source"),
              meter.quantity("uncertaintyPpm"),
              meter.flag("standby")));
    }
    return meters;
  }

  private static Map<String, String> texts(JsonObject parent, String field)
      throws MalformedLineException {
    Map<String, String> texts = new TreeMap<>();
    if (parent.has(field)) {
      JsonObject values = parent.object(field);
      for (String key : values.fields()) {
        texts.put(key, values.text(key));
      }
    }
    return texts;
  }

  private static Window window(JsonObject line) throws MalformedLineException {
    List<MeterReading> meters = new ArrayList<>();
    List<Posting> postings = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    for (JsonObject meter : line.objects("meters")) {
      meters.add(
          new MeterReading(
              meter.text("id"),
              meter.oneOf("domain", Domain.values(), Domain::id),
              meter.oneOf("role", MeterRole.values(), MeterRole::id),
              meter.quantity("energyMicrojoules")));
    }
    for (JsonObject posting : line.objects("postings")) {
      postings.add(posting(posting));
    }
    if (line.has("gaps")) {
      for (JsonObject gap : line.objects("gaps")) {
        gaps.add(
            new Gap(
                gap.instant("start"),
                gap.quantity("durationNanos"),
                gap.text("reason"),
                gap.quantity("windowsLost")));
      }
    }
    return new Window(
        line.quantity("seq"),
        line.instant("start"),
        line.quantity("durationNanos"),
        meters,
        postings,
        gaps);
  }

  private static Posting posting(JsonObject posting) throws MalformedLineException {
    Account account = posting.oneOf("account", Account.values(), Account::id);
    boolean ofModel = account == Account.MODEL;
    if (!ofModel && posting.has("model")) {
      throw posting.wrong("model", "given, but belongs to account 'model' only");
    }
    return new Posting(
        account,
        ofModel ? model(posting) : null,
        energy(posting.object("energyMicrojoules")),
        posting.oneOf("quality", Quality.values(), Quality::id),
        posting.has("ownership")
            ? posting.oneOf("ownership", Ownership.values(), Ownership::id)
            : null,
        posting.has("ownershipMicrojoules")
            ? amounts(posting.object("ownershipMicrojoules"), Ownership.class, Ownership::id)
            : Map.of(),
        posting.quantityOrZero("meterUncertaintyPpm"),
        posting.quantityOrZero("allocationUncertaintyPpm"),
        posting.quantityOrZero("cpuNanos"),
        ofModel ? activity(posting) : null);
  }

  private static ModelKey model(JsonObject posting) throws MalformedLineException {
    return new ModelKey(
        posting.text("model"),
        posting.textOrEmpty("version"),
        posting.oneOf("phase", Phase.values(), Phase::id),
        posting.text("engine"),
        posting.text("device"));
  }

  private static ModelActivity activity(JsonObject posting) throws MalformedLineException {
    return new ModelActivity(
        posting.quantity("invocations"),
        posting.quantity("items"),
        posting.text("itemUnit"),
        posting.quantity("errors"),
        posting.quantity("busyNanos"),
        posting.quantity("inFlightNanos"),
        posting.quantity("nativeCpuNanos"),
        posting.quantity("spinCpuNanos"),
        posting.quantity("loadedNanos"),
        posting.has("latency") ? latency(posting.object("latency")) : null,
        texts(posting, "settings"),
        stated(posting));
  }

  private static StatedFigures stated(JsonObject posting) throws MalformedLineException {
    Map<String, String> scores = texts(posting, "scores");
    for (Map.Entry<String, String> score : scores.entrySet()) {
      if (!StatedFigures.isDecimal(score.getValue())) {
        throw posting.wrong(
            "scores." + score.getKey(),
            "'" + score.getValue() + "', but must be a decimal like -0.931");
      }
    }
    return new StatedFigures(
        posting.quantityOrZero("inputTokens"),
        posting.quantityOrZero("outputTokens"),
        scores,
        posting.has("experiments") ? posting.texts("experiments") : List.of());
  }

  private static LatencyHistogram latency(JsonObject latency) throws MalformedLineException {
    return new LatencyHistogram(
        latency.integer("scale", LatencyHistogram.MIN_SCALE, LatencyHistogram.MAX_SCALE),
        latency.integer("offset", Integer.MIN_VALUE, Integer.MAX_VALUE),
        latency.quantities("counts"));
  }

  private static Footer footer(JsonObject line) throws MalformedLineException {
    return new Footer(
        line.instant("closed"),
        line.quantity("lines"),
        line.quantity("windows"),
        energy(line.object("energyMicrojoules")),
        line.text("reason"));
  }

  private static Map<Domain, Long> energy(JsonObject energy) throws MalformedLineException {
    return amounts(energy, Domain.class, Domain::id);
  }

  private static <K extends Enum<K>> Map<K, Long> amounts(
      JsonObject object, Class<K> keys, Function<K, String> id) throws MalformedLineException {
    Map<K, Long> amounts = new EnumMap<>(keys);
    for (String field : object.fields()) {
      amounts.put(
          object.constant(field, field, keys.getEnumConstants(), id), object.quantity(field));
    }
    return amounts;
  }
}
