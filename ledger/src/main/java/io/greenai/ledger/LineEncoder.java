package io.greenai.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Turns records into the exact bytes of their lines.
 *
 * <p>Instants are cut to the millisecond. Unpaired surrogates, which UTF-8 cannot carry, become
 * U+FFFD. What is absent, empty or zero is left out where {@link LineDecoder} restores it exactly.
 * A record that the decoder would refuse is refused here. Safe for use by many threads.
 */
final class LineEncoder {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String ENERGY = "energyMicrojoules";
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
  private final JsonGenerator json;

  private LineEncoder() throws IOException {
    json = JSON.createGenerator(bytes);
  }

  /**
   * The line's bytes before {@code ,"hash"}.
   *
   * @throws IllegalArgumentException if a quantity is negative or {@link LineFormat#MAX_QUANTITY}
   *     or more, or if the line would be longer than {@link LineFormat#MAX_LINE_BYTES}
   */
  static byte[] body(LedgerRecord record) {
    try {
      LineEncoder encoder = new LineEncoder();
      encoder.write(record);
      encoder.json.flush();
      byte[] body = encoder.bytes.toByteArray();
      LineFormat.requireLength(body.length + LineFormat.SUFFIX_BYTES);
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
  }

  /** The whole line: body, hash, closing brace and line feed. */
  static byte[] line(byte[] body, byte[] hash) {
    byte[] suffix =
        LineFormat.ascii(
            LineFormat.HASH_PREFIX + HexFormat.of().formatHex(hash) + LineFormat.HASH_END + "\n");
    byte[] line = new byte[body.length + suffix.length];
    System.arraycopy(body, 0, line, 0, body.length);
    System.arraycopy(suffix, 0, line, body.length, suffix.length);
    return line;
  }

  private void write(LedgerRecord record) throws IOException {
    json.writeStartObject();
    if (record instanceof Header header) {
      header(header);
    } else if (record instanceof Window window) {
      window(window);
    } else if (record instanceof Footer footer) {
      footer(footer);
    }
    // The object stays open: the hash is its last field.
  }

  private void header(Header header) throws IOException {
    text("type", "header");
    text("schema", header.schema());
    text("run", header.runId());
    quantity("fileNumber", header.fileNumber());
    text("hostKey", header.hostKey());
    text("service", header.service());
    textUnlessEmpty("environment", header.environment());
    textUnlessEmpty("region", header.region());
    text("jvm", header.jvm());
    text("agentVersion", header.agentVersion());
    instant("jvmStart", header.jvmStart());
    instant("booksOpened", header.booksOpened());
    quantity("windowNanos", header.windowNanos());
    if (header.cpuQuotaMillis() != null) {
      quantity("cpuQuotaMillis", header.cpuQuotaMillis());
    }
    if (header.memoryLimitBytes() != null) {
      quantity("memoryLimitBytes", header.memoryLimitBytes());
    }
    hardware(header.hardware());
    json.writeArrayFieldStart("meters");
    for (MeterDeclaration meter : header.meters()) {
      declaration(meter);
    }
    json.writeEndArray();
    textsUnlessEmpty("attribution", header.attribution());
    if (header.synthetic()) {
      json.writeBooleanField("synthetic", true);
    }
    if (header.previousHash() != null) {
      text("previousHash", header.previousHash());
    }
  }

  private void hardware(Hardware hardware) throws IOException {
    json.writeObjectFieldStart("hardware");
    text("cpuModel", hardware.cpuModel());
    quantity("sockets", hardware.sockets());
    quantity("physicalCores", hardware.physicalCores());
    quantity("logicalCpus", hardware.logicalCpus());
    quantity("memoryBytes", hardware.memoryBytes());
    textUnlessEmpty("virtualMachine", hardware.virtualMachine());
    json.writeEndObject();
  }

  private void declaration(MeterDeclaration meter) throws IOException {
    json.writeStartObject();
    text("id", meter.id());
    text("domain", meter.domain().id());
    text("role", meter.role().id());
    text("boundary", meter.boundary().id());
    text("quality", meter.quality().id());
    text("source", meter.source());
    quantity("uncertaintyPpm", meter.uncertaintyPpm());
    if (meter.standby()) {
      json.writeBooleanField("standby", true);
    }
    json.writeEndObject();
  }

  private void window(Window window) throws IOException {
    text("type", "window");
    quantity("seq", window.seq());
    instant("start", window.start());
    quantity("durationNanos", window.durationNanos());
    json.writeArrayFieldStart("meters");
    for (MeterReading meter : window.meters()) {
      json.writeStartObject();
      text("id", meter.meterId());
      text("domain", meter.domain().id());
      text("role", meter.role().id());
      quantity("energyMicrojoules", meter.energyMicrojoules());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("postings");
    for (Posting posting : window.postings()) {
      posting(posting);
    }
    json.writeEndArray();
    if (!window.gaps().isEmpty()) {
      json.writeArrayFieldStart("gaps");
      for (Gap gap : window.gaps()) {
        json.writeStartObject();
        instant("start", gap.start());
        quantity("durationNanos", gap.durationNanos());
        text("reason", gap.reason());
        quantity("windowsLost", gap.windowsLost());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private void posting(Posting posting) throws IOException {
    json.writeStartObject();
    text("account", posting.account().id());
    ModelKey model = posting.model();
    if (model != null) {
      text("model", model.name());
      textUnlessEmpty("version", model.version());
      text("phase", model.phase().id());
      text("engine", model.engine());
      text("device", model.device());
    }
    amounts(ENERGY, posting.energyMicrojoules(), Domain::id);
    text("quality", posting.quality().id());
    if (posting.ownership() != null) {
      text("ownership", posting.ownership().id());
    }
    if (!posting.ownershipMicrojoules().isEmpty()) {
      amounts("ownershipMicrojoules", posting.ownershipMicrojoules(), Ownership::id);
    }
    quantityUnlessZero("meterUncertaintyPpm", posting.meterUncertaintyPpm());
    quantityUnlessZero("allocationUncertaintyPpm", posting.allocationUncertaintyPpm());
    ModelActivity activity = posting.activity();
    if (activity == null) {
      quantityUnlessZero("cpuNanos", posting.cpuNanos());
    } else {
      activity(activity, posting.cpuNanos());
    }
    json.writeEndObject();
  }

  private void activity(ModelActivity activity, long cpuNanos) throws IOException {
    quantity("invocations", activity.invocations());
    quantity("items", activity.items());
    text("itemUnit", activity.itemUnit());
    quantity("errors", activity.errors());
    quantity("busyNanos", activity.busyNanos());
    quantity("inFlightNanos", activity.inFlightNanos());
    quantityUnlessZero("cpuNanos", cpuNanos);
    quantity("nativeCpuNanos", activity.nativeCpuNanos());
    quantity("spinCpuNanos", activity.spinCpuNanos());
    quantity("loadedNanos", activity.loadedNanos());
    LatencyHistogram latency = activity.latency();
    if (latency != null) {
      json.writeObjectFieldStart("latency");
      json.writeNumberField("scale", latency.scale());
      json.writeNumberField("offset", latency.offset());
      json.writeArrayFieldStart("counts");
      for (long count : latency.counts()) {
        json.writeNumber(LineFormat.requireQuantity("counts", count));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    textsUnlessEmpty("settings", activity.settings());
    stated(activity.stated());
  }

  private void stated(StatedFigures stated) throws IOException {
    quantityUnlessZero("inputTokens", stated.inputTokens());
    quantityUnlessZero("outputTokens", stated.outputTokens());
    textsUnlessEmpty("scores", stated.scores());
    if (!stated.experiments().isEmpty()) {
      json.writeArrayFieldStart("experiments");
      for (String experiment : stated.experiments()) {
        json.writeString(LineFormat.unicode(experiment));
      }
      json.writeEndArray();
    }
  }

  private void footer(Footer footer) throws IOException {
    text("type", "footer");
    instant("closed", footer.closed());
    quantity("lines", footer.lines());
    quantity("windows", footer.windows());
    amounts(ENERGY, footer.energyMicrojoules(), Domain::id);
    text("reason", footer.reason());
  }

  private <K> void amounts(String field, Map<K, Long> amounts, Function<K, String> id)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<K, Long> entry : amounts.entrySet()) {
      quantity(id.apply(entry.getKey()), entry.getValue());
    }
    json.writeEndObject();
  }

  private void text(String field, String value) throws IOException {
    json.writeStringField(field, LineFormat.unicode(value));
  }

  private void textUnlessEmpty(String field, String value) throws IOException {
    if (!value.isEmpty()) {
      text(field, value);
    }
  }

  private void textsUnlessEmpty(String field, Map<String, String> values) throws IOException {
    Map<String, String> ordered = new TreeMap<>();
    values.forEach((key, value) -> ordered.put(LineFormat.unicode(key), value));
    if (!ordered.isEmpty()) {
      json.writeObjectFieldStart(field);
      for (Map.Entry<String, String> entry : ordered.entrySet()) {
        text(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    }
  }

  private void quantity(String field, long value) throws IOException {
    json.writeNumberField(field, LineFormat.requireQuantity(field, value));
  }

  private void quantityUnlessZero(String field, long value) throws IOException {
    if (value != 0) {
      quantity(field, value);
    }
  }

  private void instant(String field, Instant value) throws IOException {
    json.writeStringField(field, INSTANT.format(LineFormat.requireInstant(field, value)));
  }
}
