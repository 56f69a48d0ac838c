package io.greenai.agent.meter;

import io.greenai.agent.meter.ScriptSection.Entry;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a scripted meter file strictly: whatever is not understood is refused. */
final class MeterScriptParser {
  private final Path file;

  MeterScriptParser(Path file) {
    this.file = file;
  }

  MeterScript parse(List<String> lines) throws MeterException {
    ScriptEpoch epoch = ScriptEpoch.OPEN;
    List<ScriptSection> sections = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int number = i + 1;
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (line.startsWith("[") && line.endsWith("]")) {
        String id = line.substring(1, line.length() - 1).strip();
        sections.add(new ScriptSection(file, number, id));
      } else if (!line.isEmpty()) {
        int equals = line.indexOf('=');
        if (equals < 0) {
          throw wrong(number, "'" + line + "' is neither [id] nor key = value");
        }
        String key = line.substring(0, equals).strip();
        Entry entry = new Entry(number, line.substring(equals + 1).strip());
        if (sections.isEmpty()) {
          epoch = epoch(key, entry);
        } else {
          sections.get(sections.size() - 1).add(key, entry);
        }
      }
    }
    return new MeterScript(epoch, meters(sections));
  }

  private ScriptEpoch epoch(String key, Entry entry) throws MeterException {
    if (!key.equals("epoch")) {
      throw wrong(entry.line(), "key '" + key + "' before the first [id]; only epoch stands there");
    }
    return switch (entry.value()) {
      case "open" -> ScriptEpoch.OPEN;
      case "unix" -> new ScriptEpoch(Instant.EPOCH);
      default -> {
        try {
          yield new ScriptEpoch(Instant.parse(entry.value()));
        } catch (DateTimeException e) {
          throw wrong(
              entry.line(),
              "epoch '"
                  + entry.value()
                  + "' is not open, unix or an instant like 2026-10-01T00:00:00Z");
        }
      }
    };
  }

  private List<ScriptedMeter.Script> meters(List<ScriptSection> sections) throws MeterException {
    List<ScriptedMeter.Script> meters = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ScriptSection section : sections) {
      if (section.id().isEmpty() || !ids.add(section.id())) {
        throw wrong(section.line(), "meter id '" + section.id() + "' is empty or stands twice");
      }
      meters.add(meter(section));
    }
    if (meters.isEmpty()) {
      throw new MeterException(file + " names no meter; add a section like [scripted:package-0]");
    }
    return meters;
  }

  private ScriptedMeter.Script meter(ScriptSection section) throws MeterException {
    if (section.get("domain") == null) {
      throw wrong(section.line(), "[" + section.id() + "] has no domain");
    }
    MeterDeclaration declaration =
        new MeterDeclaration(
            section.id(),
            section.choice("domain", Domain.values(), Domain::id, Domain.CPU),
            section.choice("role", MeterRole.values(), MeterRole::id, MeterRole.PART),
            section.choice("boundary", Boundary.values(), Boundary::id, Boundary.PACKAGE),
            section.choice("quality", Quality.values(), Quality::id, Quality.ASSUMED),
            "scripted:" + file.getFileName(),
            section.whole("uncertainty.ppm"));
    @Nullable Entry idle = section.get("idle.watts");
    @Nullable Entry fail = section.get("fail.seconds");
    long[] failure = fail == null ? new long[2] : section.pair(fail, 9, 9);
    return new ScriptedMeter.Script(
        declaration,
        curve(section),
        section.whole("wrap.microjoules"),
        idle == null ? null : section.microwatts(idle) / 1000,
        failure[0],
        failure[1]);
  }

  private EnergyCurve curve(ScriptSection section) throws MeterException {
    @Nullable Entry watts = section.get("watts");
    if ((watts == null) == section.points().isEmpty()) {
      throw wrong(section.line(), "[" + section.id() + "] needs either watts or points");
    }
    return watts == null ? series(section) : new EnergyCurve.Constant(section.microwatts(watts));
  }

  private EnergyCurve series(ScriptSection section) throws MeterException {
    List<Entry> points = section.points();
    long[] nanos = new long[points.size()];
    long[] microjoules = new long[points.size()];
    for (int i = 0; i < nanos.length; i++) {
      Entry entry = points.get(i);
      long[] point = section.pair(entry, 9, 0);
      nanos[i] = point[0];
      microjoules[i] = point[1];
      if (i > 0 && (nanos[i] <= nanos[i - 1] || microjoules[i] < microjoules[i - 1])) {
        throw wrong(
            entry.line(),
            "point '"
                + entry.value()
                + "' does not follow the one before it; time must grow and energy must not shrink");
      }
    }
    return new EnergyCurve.Series(nanos, microjoules);
  }

  private MeterException wrong(int line, String what) {
    return new MeterException(file + ":" + line + ": " + what);
  }
}
