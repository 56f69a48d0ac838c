package io.greenai.report.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.greenai.ledger.Finding;
import io.greenai.ledger.Severity;
import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.BudgetStatus;
import io.greenai.report.budget.CandidateOutcome;
import io.greenai.report.budget.Enforcement;
import io.greenai.report.budget.LimitOutcome;
import io.greenai.report.yaml.Position;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;

/** What a gate found as a SARIF 2.1.0 log, one result for each limit that is not simply kept. */
final class SarifLog {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final CheckResult result;
  private final JsonGenerator json;

  private SarifLog(CheckResult result, JsonGenerator json) {
    this.result = result;
    this.json = json;
  }

  static String of(CheckResult result) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      new SarifLog(result, json).write();
    }
    return text.toString();
  }

  private void write() throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "greenai check");
    json.writeStringField("version", GreenaiReporter.version());
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("columnKind", "unicodeCodePoints");
    json.writeArrayFieldStart("results");
    if (result.candidate().isPresent()) {
      for (CandidateOutcome one : result.candidate().get().outcomes()) {
        candidate(one);
      }
    } else {
      for (BudgetOutcome outcome : result.input().budgets()) {
        for (LimitOutcome limit : outcome.limits()) {
          limit(outcome, limit);
        }
      }
      unbudgeted();
    }
    for (Finding finding : result.input().evidence().findings()) {
      ledger(finding);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void limit(BudgetOutcome outcome, LimitOutcome limit) throws IOException {
    if (limit.status().compareTo(BudgetStatus.OK) <= 0) {
      return;
    }
    boolean loud =
        limit.status() != BudgetStatus.WAIVED
            && outcome.budget().enforcement() != Enforcement.REPORT;
    String level = CheckResult.fails(outcome, limit) ? "error" : loud ? "warning" : "note";
    Position position = limit.limit().position();
    start("budget-" + limit.status().id().replace(' ', '-'), level);
    message(CheckResult.sentence(outcome, limit));
    location(position.file(), position.line(), position.column());
    json.writeEndObject();
  }

  private void candidate(CandidateOutcome one) throws IOException {
    if (one.status() == BudgetStatus.OK) {
      return;
    }
    start("candidate-" + one.status().id().replace(' ', '-'), one.fails() ? "error" : "note");
    message(CandidateResult.sentence(one));
    Position position = one.limit().position();
    location(position.file(), position.line(), position.column());
    json.writeEndObject();
  }

  private void unbudgeted() throws IOException {
    if (result.unbudgeted().isEmpty()) {
      return;
    }
    start(
        "unbudgeted",
        switch (result.onUnbudgeted()) {
          case REPORT -> "note";
          case WARN -> "warning";
          case FAIL -> "error";
        });
    message("models run without a budget: " + String.join(", ", result.unbudgeted().models()));
    json.writeEndObject();
  }

  private void ledger(Finding finding) throws IOException {
    if (finding.severity() != Severity.ERROR) {
      return;
    }
    start("ledger-" + finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), "error");
    message(finding.message());
    location(finding.file().toString(), Math.max(1, Math.toIntExact(finding.line())), 1);
    json.writeEndObject();
  }

  private void start(String rule, String level) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", rule);
    json.writeStringField("level", level);
  }

  private void message(String text) throws IOException {
    json.writeObjectFieldStart("message");
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private void location(String file, int line, int column) throws IOException {
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(file));
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", line);
    json.writeNumberField("startColumn", column);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  /** Relative paths stay so: code hosts look them up in the repository. */
  private static String uri(String file) throws IOException {
    Path path = Path.of(file);
    if (path.isAbsolute()) {
      return path.toUri().toString();
    }
    try {
      return new URI(null, null, path.normalize().toString().replace('\\', '/'), null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IOException(file + ": the name cannot be written as a URI", e);
    }
  }
}
